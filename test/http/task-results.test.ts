import { beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { taskKit } from '#test/http/task-kit.ts'

const kit = await taskKit(await freshStore())
const change = (query: string): Promise<unknown> =>
  inTransaction(kit.store, (writer) => sql.raw(query.replaceAll('$group', String(kit.groupId))).execute(writer))

beforeEach(async () => {
  await change('DELETE FROM task_reasons WHERE group_id = $group')
  await change('DELETE FROM task_results WHERE group_id = $group')
})

const book = (taskId: number, body: object, headers: Record<string, string> = {}, who = kit.advisor) =>
  who('POST', `/tasks/${taskId}/results`, { body, headers })

const countsOf = async (): Promise<unknown> => (await kit.advisor('GET', '/worklist')).body.counts

/** All rows of a customer that a result may touch, but the journal of what was said and audited. */
async function everythingOf(customerNo: string): Promise<unknown> {
  const id = kit.customer(customerNo)
  const tables = ['customers', 'task_reasons', 'enrolments', 'occasions', 'messages', 'vouchers', 'customer_tags']
  const of = [...tables, 'touches', 'record_keys', 'consents', 'people'].map(
    (table) =>
      `SELECT '${table}' AS name, coalesce(json_agg(to_jsonb(t) ORDER BY to_jsonb(t)::text), '[]')::text AS rows FROM ${table} t WHERE customer_id = ${id}`,
  )
  return kit.rows(of.join(' UNION ALL '))
}

test('a contact that was made is done with, and stands in the timeline', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  const { status, body } = await book(taskId, {
    result: 'booked',
    note: '周六上午',
    mood: 'good',
    overDelivery: 'health_report',
  })
  expect({ status, body }).toMatchObject({
    status: 201,
    body: { comesBackAt: null, undoUntil: '2024-09-30T04:10:00Z' },
  })
  expect(await countsOf()).toEqual({ today: 0, overdue: 0, later: 0, done: 1 })
  const { body: done } = await kit.advisor('GET', '/worklist?tab=done')
  expect(done.done).toMatchObject([
    { result: 'booked', note: '周六上午', name: '王小明', minutes: 10, undoUntil: '2024-09-30T04:10:00Z' },
  ])
  expect(done.progress).toMatchObject({ workedMinutes: 10, booked: 1 })
  const { body: profile } = await kit.advisor('GET', `/customers/${kit.customer('K1')}`)
  expect(profile).toMatchObject({ lastContact: { on: '2024-09-30', channel: 'phone', result: 'booked' } })
  const touches = await kit.rows(
    `SELECT over_delivery, touched_at FROM touches WHERE customer_id = ${kit.customer('K1')}`,
  )
  expect(touches).toMatchObject([{ over_delivery: 'health_report', touched_at: '2024-09-30T04:00:00Z' }])
})

test('nobody answered: it comes back on another day in another part of the day', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  const { body } = await book(taskId, { result: 'no_answer' })
  // The first week of October is a holiday; noon counts as afternoon.
  expect(body.comesBackAt).toBe('2024-10-08T02:00:00Z')
  const { body: later } = await kit.advisor('GET', '/worklist?tab=later')
  expect(later.rows).toMatchObject([
    {
      taskId,
      attempts: 1,
      because: 'no_answer',
      dueOn: '2024-10-08',
      waitsUntil: '2024-10-08T02:00:00Z',
      lastResultId: body.resultId,
    },
  ])
})

test('the third call on another day that nobody answers is the last', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  await change(
    `UPDATE task_reasons SET attempts = 2, last_attempt_at = '2024-09-28T02:00:00Z' WHERE reason_id = ${taskId}`,
  )
  expect((await book(taskId, { result: 'no_answer' })).body.comesBackAt).toBeNull()
  expect(await kit.rows(`SELECT state, attempts FROM task_reasons WHERE reason_id = ${taskId}`)).toEqual([
    { state: 'done', attempts: 3 },
  ])
})

test('two calls on one day are one attempt', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  await book(taskId, { result: 'no_answer' })
  await book(taskId, { result: 'no_answer' })
  expect(await kit.rows(`SELECT attempts FROM task_reasons WHERE reason_id = ${taskId}`)).toEqual([{ attempts: 1 }])
})

test('a callback comes back when the customer said, before everything else', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  await kit.reason({ customerNo: 'K3', class: 'high' })
  expect((await book(taskId, { result: 'callback' })).body.code).toBe('callback-unfit')
  expect((await book(taskId, { result: 'callback', callbackAt: '2024-09-30T03:00:00Z' })).body.code).toBe(
    'callback-unfit',
  )
  expect((await book(taskId, { result: 'callback', callbackAt: '2999-01-01T03:00:00Z' })).body.code).toBe(
    'callback-unfit',
  )
  expect((await book(taskId, { result: 'reached', callbackAt: '2024-10-01T03:00:00Z' })).body.code).toBe(
    'callback-unfit',
  )
  await book(taskId, { result: 'callback', callbackAt: '2024-09-30T07:30:00Z' })
  expect((await kit.advisor('GET', '/worklist?tab=later')).body.rows).toMatchObject([
    { because: 'callback', waitsUntil: '2024-09-30T07:30:00Z' },
  ])
  await change(`UPDATE task_reasons SET not_before = '2024-09-30T03:59:00Z' WHERE reason_id = ${taskId}`)
  expect((await kit.advisor('GET', '/worklist')).body.rows).toMatchObject([{ customerNo: 'K1' }, { customerNo: 'K3' }])
})

test('what is put off waits until its exact time, and is taken up again', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  const rest = (until: string | null) => kit.advisor('PUT', `/tasks/${taskId}/rest`, { body: { until } })
  expect((await rest('2024-09-30T04:00:00Z')).body.code).toBe('moment-unfit')
  expect((await rest('9999-12-31T23:59:59Z')).body.code).toBe('moment-unfit')
  expect((await rest('2024-10-01T04:00:00.123456789123Z')).body.waitsUntil).toBe('2024-10-01T04:00:00.123Z')
  expect((await rest('2024-09-30T06:15:00Z')).body).toEqual({ waitsUntil: '2024-09-30T06:15:00Z' })
  expect(await countsOf()).toMatchObject({ today: 0, later: 1 })
  await rest(null)
  expect(await countsOf()).toMatchObject({ today: 1, later: 0 })
})

test('who was second is told who was first and what they said', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  await book(taskId, { result: 'reached' }, {}, kit.manager)
  const { status, body } = await book(taskId, { result: 'declined' })
  expect({ status, body }).toMatchObject({
    status: 409,
    body: { code: 'task-taken', result: 'reached', at: '2024-09-30T04:00:00Z' },
  })
  const other = await kit.reason({ customerNo: 'K3' })
  await book(other, { result: 'no_answer', seenResultId: null }, {}, kit.manager)
  expect((await book(other, { result: 'no_answer', seenResultId: null })).body.code).toBe('task-taken')
})

test('two who say it at the same time: one is kept', async () => {
  for (let round = 0; round < 5; round += 1) {
    const taskId = await kit.reason({ customerNo: 'K1', playbook: `P${round + 1}` })
    const replies = await Promise.all([
      book(taskId, { result: 'reached' }),
      book(taskId, { result: 'declined' }, {}, kit.manager),
    ])
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
  }
  expect(await kit.rows('SELECT count(*) AS n FROM task_results WHERE group_id = $group')).toEqual([{ n: 5 }])
})

test('the same result sent twice under one key is one', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  const key = { 'idempotency-key': 'a-bad-connection-1' }
  const first = await book(taskId, { result: 'no_answer' }, key)
  const second = await book(taskId, { result: 'no_answer' }, key)
  expect(second.body).toEqual(first.body)
  expect(await kit.rows('SELECT attempts FROM task_reasons WHERE group_id = $group')).toEqual([{ attempts: 1 }])
})

test.each(['reached', 'no_answer', 'do_not_contact', 'wrong_number'] as const)(
  '%s, taken back, leaves everything as it was, byte for byte',
  async (result) => {
    const taskId = await kit.reason({ customerNo: 'K1', class: 'high' })
    await kit.reason({ customerNo: 'K1', playbook: 'P5' })
    const before = await everythingOf('K1')
    const { body } = await book(taskId, { result })
    expect(await everythingOf('K1')).not.toEqual(before)
    const undone = await kit.advisor('DELETE', `/tasks/${taskId}/results/${body.resultId}`)
    expect({ status: undone.status, body: undone.body }).toEqual({ status: 200, body: { done: true } })
    expect(await everythingOf('K1')).toEqual(before)
    expect(await countsOf()).toMatchObject({ today: 1, done: 0 })
    expect((await kit.advisor('DELETE', `/tasks/${taskId}/results/${body.resultId}`)).body.code).toBe('unknown-result')
  },
)

test('after ten minutes, or after a later result, it stands', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  const first = await book(taskId, { result: 'no_answer' })
  const second = await book(taskId, { result: 'reached' })
  const undo = (resultId: number) => kit.advisor('DELETE', `/tasks/${taskId}/results/${resultId}`)
  expect((await undo(first.body.resultId)).body.code).toBe('moved-on')
  await change(`UPDATE task_results SET undo_until = '2024-09-30T04:00:00Z' WHERE result_id = ${second.body.resultId}`)
  expect((await undo(second.body.resultId)).body.code).toBe('undo-too-late')
})

test('an advisor takes back nothing of others', async () => {
  const taskId = await kit.reason({ customerNo: 'K1' })
  const { body } = await book(taskId, { result: 'reached' }, {}, kit.manager)
  expect((await kit.advisor('DELETE', `/tasks/${taskId}/results/${body.resultId}`)).body.code).toBe('unknown-result')
  const theirs = await kit.reason({ customerNo: 'K4', staff: '赵磊', centre: '二店' })
  expect((await book(theirs, { result: 'reached' })).body.code).toBe('unknown-task')
})
