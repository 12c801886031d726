import { scoreEverybody } from '#operations/score.ts'
import { refreshSearch } from '#operations/refresh-search.ts'
import type { Store } from '#store/connect.ts'
import { apiKit } from '#test/http/api-kit.ts'
import { importKit } from '#test/import-kit.ts'

const files = {
  'staff.csv': `员工编号,姓名,岗位,服务中心
A1,陈晓,服务顾问,一店
A2,刘洋,服务顾问,一店
B1,赵磊,服务顾问,二店
`,
  'customers.csv': `客户编号,客户姓名,手机号,服务顾问,服务中心,标签,生日,营销同意
K1,王小明,13812345678,陈晓,一店,车友会,1985-03-02,是
K2,单雄信,13900001111,刘洋,一店,,,否
K3,=cmd|calc,13700002222,陈晓,一店,,,
K4,李芳,13600003333,赵磊,二店,,,
K5,王大力,13500004444,赵磊,二店,,,
`,
  'vehicles.csv': `车架号,客户编号,车牌号,车型,交车日期,质保到期
LSVAA4187E2184847,K1,浙A12345,Model Y,2022-03-15,2025-03-15
LSVAA4187E2184848,K2,浙A23456,Model 3,2021-03-15,2024-03-15
LSVAA4187E2184849,K4,浙B34567,Model Y,2023-03-15,2026-03-15
`,
  'visits.csv': `工单号,车架号,客户编号,服务中心,进厂时间,里程,维修类型,服务顾问,实收金额,状态
W1,LSVAA4187E2184847,K1,一店,2023-05-10 09:30,15000,保养,陈晓,800,已结算
W2,LSVAA4187E2184847,K1,一店,2024-06-12 10:00,32000,保养,陈晓,1500,已结算
W3,LSVAA4187E2184848,K2,一店,2023-01-10 09:30,20000,维修,刘洋,3000,已结算
W4,LSVAA4187E2184849,K4,二店,2024-05-10 09:30,12000,保养,赵磊,600,已结算
W5,LSVAA4187E2184849,K4,一店,2024-08-10 09:30,15000,维修,陈晓,200,已结算
`,
}

/** Two centres with five customers, scored, and one of each role to look at them. K4 of the second visited the first. */
export async function deskKit(store: Store) {
  const kit = await importKit(store)
  await kit.take(files, { asOf: '2024-09-30' })
  const { groupId } = kit.group
  await scoreEverybody(store, { groupId, asOf: '2024-09-30', keeps: { live: true, snapshot: false } })
  await refreshSearch(store)
  const api = await apiKit(store, { now: Date.parse('2024-09-30T04:00:00Z') })
  const of = async (query: string): Promise<Map<string, number>> =>
    new Map((await kit.rows(query)).map((row) => [String(row['name']), Number(row['id'])]))
  const customers = await of('SELECT customer_no AS name, customer_id AS id FROM customers WHERE group_id = $group')
  const staff = await of('SELECT name, staff_id AS id FROM staff WHERE group_id = $group')
  const centres = await of('SELECT name, centre_id AS id FROM centres WHERE group_id = $group')
  const idIn = (map: Map<string, number>) => (name: string) => {
    const found = map.get(name)
    if (found === undefined) throw new Error(`no ${name}`)
    return found
  }
  const centreId = idIn(centres)('一店')
  const sign = (role: 'advisor' | 'manager' | 'analyst' | 'admin', more: { staffId?: number } = {}) =>
    api.signedIn({ groupId, role, centreId: role === 'advisor' || role === 'manager' ? centreId : null, ...more })
  return {
    ...kit,
    ...api,
    groupId,
    customer: idIn(customers),
    staffMember: idIn(staff),
    centre: idIn(centres),
    advisor: await sign('advisor', { staffId: idIn(staff)('陈晓') }),
    manager: await sign('manager'),
    analyst: await sign('analyst'),
    admin: await sign('admin'),
  }
}
