import { expect, test } from 'vitest'
import { followScores } from '#operations/follow-scores.ts'
import { freshStore } from '#test/database.ts'
import { apiKit } from '#test/http/api-kit.ts'
import { importKit } from '#test/import-kit.ts'

const store = await freshStore()
const kit = await importKit(store)
const { groupId } = kit.group
await kit.take({
  'customers.csv': `客户编号,客户姓名,手机号,微信,服务中心
A1,王小明,13800000001,wang,城北
B1,王晓明,13800000001,xiaoming,城北
C1,李四,13800000002,wechat-c,城南
D1,李四,13800000002,wechat-d,城南
E1,赵六,13800000001,,城南
`,
  'visits.csv': `工单号,客户编号,服务中心,进厂时间,实收金额
W1,A1,城北,2024-01-10,100
W2,B1,城北,2024-05-10,200
`,
})
await followScores(store, groupId, '2024-09-30')
const { signedIn, office } = await apiKit(store)
const centres = new Map(
  (await kit.rows('SELECT name, centre_id FROM centres')).map((row) => [row['name'], Number(row['centre_id'])]),
)
const north = centres.get('城北') ?? 0
const admin = await signedIn({ groupId, role: 'admin', centreId: null })
const idOf = async (no: string): Promise<number> =>
  Number((await kit.rows(`SELECT customer_id FROM customer_keys WHERE customer_no = '${no}'`))[0]?.['customer_id'])

test('pairs of one phone stand side by side, their contacts masked', async () => {
  const { body } = await admin('GET', '/duplicates')
  expect(body.pairs).toHaveLength(4)
  expect(body.pairs[0].sides.map(({ customerNo }: { customerNo: string }) => customerNo)).toEqual(['A1', 'B1'])
  expect(body.pairs[0].sides[0]).toMatchObject({
    visits: 1,
    person: { name: '王小明', phone: '138****0001', wechat: 'wa****' },
  })
})

test('what differs is told, though it looks alike once masked', async () => {
  const { body } = await admin('GET', '/duplicates')
  const looksAlike = body.pairs.find(({ sides }: { sides: { customerNo: string }[] }) => sides[0]?.customerNo === 'C1')
  expect(looksAlike.sides.map(({ person }: { person: { wechat: string } }) => person.wechat)).toEqual([
    'we****',
    'we****',
  ])
  expect(looksAlike.differing).toEqual(['wechat'])
})

test('a manager sees pairs of which one is at home with them', async () => {
  const manager = await signedIn({ groupId, role: 'manager', centreId: north })
  const { body } = await manager('GET', '/duplicates')
  const pairs = body.pairs.map(({ sides }: { sides: { customerNo: string }[] }) =>
    sides.map((side) => side.customerNo).join(),
  )
  expect(pairs).toEqual(['A1,B1', 'A1,E1', 'B1,E1'])
  const foreign = { keptId: await idOf('C1'), mergedId: await idOf('D1') }
  expect(await manager('POST', '/merges', { body: foreign })).toMatchObject({ status: 404 })
})

test('merged, scored at once, listed, and parted again', async () => {
  const [keptId, mergedId] = [await idOf('A1'), await idOf('B1')]
  const merged = await admin('POST', '/merges', { body: { keptId, mergedId, taken: ['name'] } })
  expect(merged.status).toBe(201)
  const scores = await kit.rows('SELECT customer_id, visits_total FROM scores ORDER BY 1')
  expect(scores.find((row) => row['customer_id'] === keptId)).toMatchObject({ visits_total: 2 })
  expect(scores.find((row) => row['customer_id'] === mergedId)).toBeUndefined()
  const { body } = await admin('GET', '/duplicates')
  expect(body.merges).toMatchObject([{ keptNo: 'A1', keptName: '王晓明', mergedNo: 'B1', splitUntilOn: '2025-07-30' }])
  expect(await admin('DELETE', `/merges/${merged.body.mergeId}`)).toMatchObject({ status: 200 })
  const parted = await kit.rows('SELECT visits_total FROM scores WHERE customer_id IN (' + `${keptId}, ${mergedId})`)
  expect(parted).toEqual([{ visits_total: 1 }, { visits_total: 1 }])
  expect(await admin('DELETE', `/merges/${merged.body.mergeId}`)).toMatchObject({ status: 404 })
})

test('two persons of one phone are not proposed again', async () => {
  const said = { one: await idOf('D1'), other: await idOf('C1') }
  expect(await admin('POST', '/different-people', { body: said })).toMatchObject({ status: 200 })
  expect((await admin('GET', '/duplicates')).body.pairs).toHaveLength(3)
})

test.each(['advisor', 'analyst'] as const)('an %s merges nobody', async (role) => {
  const ask = await signedIn({ groupId, role, centreId: role === 'advisor' ? north : null })
  expect(await ask('GET', '/duplicates')).toMatchObject({ status: 403 })
  expect(await ask('POST', '/merges', { body: { keptId: 1, mergedId: 2 } })).toMatchObject({ status: 403 })
})

test('a program pushes visits as they close: scored at once, the same number corrects, each is answered', async () => {
  const visits = [
    { order_no: 'P1', customer_no: 'A1', centre: '城北', check_in: '2024-09-29 10:00', paid: '1,280.50' },
    { order_no: 'P2', customer_no: 'A1', centre: '城北', check_in: 'soon' },
    { order_no: 'P3', customer_no: 'NEW', centre: '城北', check_in: '2024-09-29' },
  ]
  const { status, body } = await admin('POST', '/visits', { body: { visits } })
  expect(status).toBe(200)
  expect(body.results.map(({ state }: { state: string }) => state)).toEqual(['taken', 'rejected', 'waiting'])
  expect(body.results[1].reasons[0]).toMatch(/date/)
  const kept = await idOf('A1')
  expect(await kit.rows(`SELECT visits_total FROM scores WHERE customer_id = ${kept}`)).toEqual([{ visits_total: 2 }])
  const again = await admin('POST', '/visits', { body: { visits: [{ ...visits[0], paid: 99 }] } })
  expect(again.body.results).toEqual([{ state: 'taken', reasons: [] }])
  expect(await kit.rows(`SELECT paid_fen FROM orders WHERE order_no = 'P1'`)).toEqual([{ paid_fen: 9900 }])
})

test('a push sent twice under one key is done once; unknown columns and too many visits are refused', async () => {
  const push = {
    body: { visits: [{ order_no: 'P9', customer_no: 'A1', centre: '城北', check_in: '2024-09-28' }] },
    headers: { 'idempotency-key': 'once' },
  }
  const first = await admin('POST', '/visits', push)
  expect((await admin('POST', '/visits', push)).body).toEqual(first.body)
  expect(await admin('POST', '/visits', { body: { visits: [{ order: 1 }] } })).toMatchObject({ status: 400 })
  const many = Array.from({ length: 501 }, (_, n) => ({ order_no: `M${n}`, customer_no: 'A1', check_in: '2024-09-28' }))
  expect(await admin('POST', '/visits', { body: { visits: many } })).toMatchObject({ status: 400 })
  const manager = await signedIn({ groupId, role: 'manager', centreId: north })
  expect(await manager('POST', '/visits', push)).toMatchObject({ status: 403 })
  expect(office.jobs).toBeNull()
})
