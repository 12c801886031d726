import { beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { taskKit } from '#test/http/task-kit.ts'

const kit = await taskKit(await freshStore())
const change = (query: string): Promise<unknown> =>
  inTransaction(kit.store, (writer) => sql.raw(query.replaceAll('$group', String(kit.groupId))).execute(writer))

beforeEach(() => change('DELETE FROM task_reasons WHERE group_id = $group'))

interface Row {
  readonly taskId: number
  readonly customerNo: string
  readonly because: string | null
}

async function rowsOf(who: typeof kit.advisor, tab: string, more = ''): Promise<Row[]> {
  const { status, body } = await who('GET', `/worklist?tab=${tab}${more}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.rows
}

test('two reasons of one customer are one task; class comes before value', async () => {
  const lead = await kit.reason({ customerNo: 'K3', class: 'high', stakeFen: 1, playbook: 'P21' })
  await kit.reason({ customerNo: 'K3', playbook: 'P7', minutes: 6 })
  await kit.reason({ customerNo: 'K1', stakeFen: 9_000_000, playbook: 'P5' })
  const { body } = await kit.advisor('GET', '/worklist')
  expect(body.counts).toEqual({ today: 2, overdue: 0, later: 0, done: 0 })
  expect(body.rows.map(({ customerNo }: Row) => customerNo)).toEqual(['K3', 'K1'])
  expect(body.rows[0]).toMatchObject({
    taskId: lead,
    class: 'high',
    minutes: 13,
    staff: { name: '陈晓' },
    phoneMasked: '137****2222',
    reasons: [{ playbook: 'P21' }, { playbook: 'P7' }],
  })
})

test('what does not fit into the minutes is for later and says why; high class stays today’s', async () => {
  await change(`UPDATE staff SET minutes_per_day = 15 WHERE group_id = $group AND name = '陈晓'`)
  await kit.reason({ customerNo: 'K1', playbook: 'P1', stakeFen: 900_000 })
  await kit.reason({ customerNo: 'K3', playbook: 'P2' })
  await kit.reason({ customerNo: 'K2', class: 'high', minutes: 20, playbook: 'P4' })
  const { body } = await kit.advisor('GET', '/worklist')
  expect(body.rows).toMatchObject([
    { customerNo: 'K1', isOverCapacity: false },
    { customerNo: 'K2', isOverCapacity: true },
  ])
  expect(await rowsOf(kit.advisor, 'later')).toMatchObject([{ customerNo: 'K3', because: 'capacity' }])
  expect(body.progress).toMatchObject({ capacityMinutes: 15, plannedMinutes: 10, overCapacity: 1 })
  await change(`UPDATE staff SET minutes_per_day = NULL WHERE group_id = $group`)
})

test('late tasks are counted twice, coming ones wait for their day', async () => {
  await kit.reason({ customerNo: 'K1', dueOn: '2024-09-20' })
  await kit.reason({ customerNo: 'K3', dueOn: '2024-10-03' })
  expect((await kit.advisor('GET', '/worklist')).body.counts).toMatchObject({ today: 1, overdue: 1, later: 1 })
  expect(await rowsOf(kit.advisor, 'overdue')).toMatchObject([{ customerNo: 'K1', isOverdue: true }])
  expect(await rowsOf(kit.advisor, 'later')).toMatchObject([{ customerNo: 'K3', because: 'not_yet' }])
})

test('a manager has what nobody has at their centre and what asks for them, and looks at an advisor’s list', async () => {
  await kit.reason({ customerNo: 'K1', staff: null, role: 'manager' })
  await kit.reason({ customerNo: 'K2', staff: null })
  await kit.reason({ customerNo: 'K3' })
  await kit.reason({ customerNo: 'K4', staff: null, centre: '二店' })
  expect((await rowsOf(kit.manager, 'today')).map(({ customerNo }) => customerNo)).toEqual(['K1', 'K2'])
  const ofAdvisor = await rowsOf(kit.manager, 'today', `&staff=${kit.staffMember('陈晓')}`)
  expect(ofAdvisor.map(({ customerNo }) => customerNo)).toEqual(['K3'])
  for (const [who, staff] of [
    [kit.manager, '赵磊'],
    [kit.advisor, '刘洋'],
  ] as const)
    expect((await who('GET', `/worklist?staff=${kit.staffMember(staff)}`)).body.code).toBe('unknown-staff')
  expect((await kit.admin('GET', '/worklist')).status).toBe(403)
})

test('an analyst sees the list without names', async () => {
  await kit.reason({ customerNo: 'K1' })
  const [row] = await rowsOf(kit.analyst, 'today', `&staff=${kit.staffMember('陈晓')}`)
  expect(row).toMatchObject({ name: '王**', plate: null })
})

test('whoever has been left a task sees and calls its customer, and nobody else', async () => {
  const taskId = await kit.reason({ customerNo: 'K2' })
  const path = `/customers/${kit.customer('K2')}`
  expect((await kit.advisor('GET', path)).status).toBe(200)
  expect((await kit.advisor('POST', `${path}/contact-views`, { body: { reason: 'call' } })).status).toBe(200)
  expect((await kit.advisor('GET', `/tasks/${taskId}`)).status).toBe(200)
  const theirs = await kit.reason({ customerNo: 'K4', staff: '赵磊', centre: '二店' })
  expect((await kit.advisor('GET', `/tasks/${theirs}`)).body.code).toBe('unknown-task')
  await change('DELETE FROM task_reasons WHERE group_id = $group')
  expect((await kit.advisor('GET', path)).status).toBe(404)
})

test('a task tells all that the call needs, by any of its reasons', async () => {
  await kit.reason({ customerNo: 'K1', class: 'high', playbook: 'P21' })
  const second = await kit.reason({ customerNo: 'K1', playbook: 'P7' })
  const { status, body } = await kit.advisor('GET', `/tasks/${second}`)
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      task: { customerNo: 'K1', reasons: [{ playbook: 'P21' }, { playbook: 'P7' }] },
      contact: { mayCall: true, obstacles: [] },
      advisor: '陈晓',
      centre: '一店',
      cars: [{ plate: '浙A12345' }],
      tried: [],
    },
  })
})
