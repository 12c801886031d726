import { beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { settleAbsences } from '#operations/absences.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { taskKit } from '#test/http/task-kit.ts'

const kit = await taskKit(await freshStore())
const [chen, liu] = [kit.staffMember('陈晓'), kit.staffMember('刘洋')]
const change = (query: string): Promise<unknown> =>
  inTransaction(kit.store, (writer) => sql.raw(query.replaceAll('$group', String(kit.groupId))).execute(writer))

beforeEach(async () => {
  await change('DELETE FROM task_reasons WHERE group_id = $group')
  await change('DELETE FROM absences')
})

const owners = async (): Promise<unknown> =>
  kit.rows(`SELECT c.customer_no AS no, f.name, l.name AS lent FROM task_reasons r JOIN customers c USING (customer_id)
    LEFT JOIN staff f USING (staff_id) LEFT JOIN staff l ON l.staff_id = r.lent_by WHERE r.group_id = $group ORDER BY 1`)

const give = (who: typeof kit.advisor, changes: unknown) => who('PUT', '/tasks/owners', { body: { changes } })

test('a task is handed over, and taken back by sending back what was before', async () => {
  const reasonId = await kit.reason({ customerNo: 'K1' })
  const { status, body } = await give(kit.advisor, [{ staffId: liu, reasonIds: [reasonId] }])
  expect({ status, body }).toEqual({ status: 200, body: { before: [{ staffId: chen, reasonIds: [reasonId] }] } })
  expect(await owners()).toEqual([{ no: 'K1', name: '刘洋', lent: null }])
  expect((await give(kit.advisor, body.before)).body.code).toBe('unknown-task')
  expect((await give(kit.manager, body.before)).status).toBe(200)
  expect(await owners()).toEqual([{ no: 'K1', name: '陈晓', lent: null }])
})

test('many at once; nobody outside the centre is given anything or has it taken', async () => {
  const nobodys = await kit.reason({ customerNo: 'K2', staff: null })
  const own = await kit.reason({ customerNo: 'K3' })
  expect((await give(kit.manager, [{ staffId: liu, reasonIds: [nobodys, own] }])).body.before).toEqual([
    { staffId: chen, reasonIds: [own] },
    { staffId: null, reasonIds: [nobodys] },
  ])
  const theirs = await kit.reason({ customerNo: 'K4', staff: '赵磊', centre: '二店' })
  expect((await give(kit.manager, [{ staffId: liu, reasonIds: [theirs] }])).body.code).toBe('unknown-task')
  const stranger = [{ staffId: kit.staffMember('赵磊'), reasonIds: [own] }]
  expect((await give(kit.manager, stranger)).body.code).toBe('unknown-staff')
  expect((await give(kit.advisor, [{ staffId: chen, reasonIds: [own] }])).body.code).toBe('unknown-task')
})

test('who is ill has their due work shared out, and has it again the morning after', async () => {
  await kit.reason({ customerNo: 'K1', dueOn: '2024-09-28' })
  await kit.reason({ customerNo: 'K3', dueOn: '2024-10-20', playbook: 'P9' })
  const { status, body } = await kit.manager('PUT', '/absences', {
    body: { staffId: chen, fromOn: '2024-09-30', toOn: '2024-10-02' },
  })
  expect({ status, body }).toEqual({ status: 200, body: { lent: [{ staffId: liu, name: '刘洋', tasks: 1 }] } })
  expect(await owners()).toEqual([
    { no: 'K1', name: '刘洋', lent: '陈晓' },
    { no: 'K3', name: '陈晓', lent: null },
  ])
  await settleAbsences(kit.store, { groupId: kit.groupId, today: '2024-10-02' })
  expect(await owners()).toMatchObject([{ name: '刘洋' }, { name: '陈晓' }])
  await settleAbsences(kit.store, { groupId: kit.groupId, today: '2024-10-03' })
  expect(await owners()).toEqual([
    { no: 'K1', name: '陈晓', lent: null },
    { no: 'K3', name: '陈晓', lent: null },
  ])
})

test('where nobody is there it is the managers’; an absence taken back gives all of it back', async () => {
  await kit.reason({ customerNo: 'K1' })
  for (const staffId of [liu, chen])
    await kit.manager('PUT', '/absences', { body: { staffId, fromOn: '2024-09-30', toOn: '2024-09-30' } })
  expect(await owners()).toEqual([{ no: 'K1', name: null, lent: '陈晓' }])
  expect((await kit.manager('GET', '/worklist')).body.rows).toMatchObject([
    { customerNo: 'K1', lentBy: { name: '陈晓' } },
  ])
  expect((await kit.manager('GET', '/absences')).body.rows).toHaveLength(2)
  expect((await kit.manager('DELETE', `/absences/${chen}/2024-09-30`)).status).toBe(200)
  expect(await owners()).toEqual([{ no: 'K1', name: '陈晓', lent: null }])
  expect((await kit.manager('DELETE', `/absences/${chen}/2024-09-30`)).body.code).toBe('unknown-absence')
})

test('an absence is for managers, of their own centre, and not of the past', async () => {
  const body = { staffId: chen, fromOn: '2024-09-30', toOn: '2024-10-01' }
  expect((await kit.advisor('PUT', '/absences', { body })).status).toBe(403)
  const foreign = { ...body, staffId: kit.staffMember('赵磊') }
  expect((await kit.manager('PUT', '/absences', { body: foreign })).body.code).toBe('unknown-staff')
  const past = { ...body, fromOn: '2024-09-01', toOn: '2024-09-02' }
  expect((await kit.manager('PUT', '/absences', { body: past })).body.code).toBe('request-unfit')
})

test('the board shows everybody’s load, what is late and the clocks that run', async () => {
  await kit.reason({ customerNo: 'K1', dueOn: '2024-09-20' })
  const clock = await kit.reason({ customerNo: 'K3', class: 'high', playbook: 'P22' })
  await change(
    `UPDATE task_reasons SET due_at = '2024-09-30T05:00:00Z', warn_at = '2024-09-30T04:30:00Z' WHERE reason_id = ${clock}`,
  )
  await kit.reason({ customerNo: 'K2', staff: null })
  await kit.manager('PUT', '/absences', { body: { staffId: liu, fromOn: '2024-09-30', toOn: '2024-10-04' } })
  const { status, body } = await kit.manager('GET', '/board')
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { nobodys: { tasks: 1, minutes: 10, overdue: 0, rows: [{ customerNo: 'K2' }] } },
  })
  const column = (name: string) => body.people.find((each: { name: string }) => each.name === name)
  expect(column('陈晓')).toMatchObject({
    awayUntil: null,
    counts: { today: 2, overdue: 1 },
    progress: { capacityMinutes: 120, plannedMinutes: 20 },
    clocks: [{ customerNo: 'K3', dueAt: '2024-09-30T05:00:00Z' }],
  })
  expect(column('刘洋')).toMatchObject({ awayUntil: '2024-10-04', counts: { today: 0 } })
  expect(column('赵磊')).toBeUndefined()
  expect((await kit.advisor('GET', '/board')).status).toBe(403)
  expect((await kit.analyst('GET', '/board')).body.code).toBe('unknown-centre')
  const seen = await kit.analyst('GET', `/board?centre=${kit.centre('一店')}`)
  expect(seen.body.nobodys.rows).toMatchObject([{ name: '单**' }])
})

test('a task follows its customer to another centre', async () => {
  await kit.reason({ customerNo: 'K4', centre: '一店' })
  await settleAbsences(kit.store, { groupId: kit.groupId, today: '2024-09-30' })
  expect(await owners()).toEqual([{ no: 'K4', name: '赵磊', lent: null }])
})
