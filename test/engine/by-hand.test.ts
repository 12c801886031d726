import { describe, expect, test } from 'vitest'
import type { TaskResult } from '#domain/task/task-result.ts'
import { bookResult } from '#operations/book-result.ts'
import { savePlaybook } from '#operations/change-playbooks.ts'
import { deleteCustomer } from '#operations/delete-customer.ts'
import { enrolByHand, moveToVersion, pause, release, resume } from '#operations/engine-desk.ts'
import { lookAt, tick } from '#operations/engine.ts'
import { mergeCustomers, splitCustomers } from '#operations/merge-customers.ts'
import { undoResult } from '#operations/undo-result.ts'
import { enrolmentsOf, liveBySteps, occasionsPassedOver } from '#store/enrolment-journal.ts'
import { freshStore } from '#test/database.ts'
import { type EngineKit, engineKit } from '#test/engine/engine-kit.ts'
import { trialPlaybooks } from '#test/engine/trial-playbooks.ts'

const store = await freshStore()
const now = '2025-06-30T02:00:00Z'
const only = (id: string): Readonly<Record<string, string>> => ({ [id]: trialPlaybooks[id] ?? '' })

/** A customer who is in T1 and has its task. */
async function somebody(kit: EngineKit): Promise<{ customerId: number; enrolmentId: number; taskId: number }> {
  await lookAt(store, { groupId: kit.groupId, customerIds: kit.customerIds, now })
  const [row] = await kit.rows(`
    SELECT customer_id, enrolment_id, reason_id FROM task_reasons
    WHERE group_id = $group AND state = 'open' AND playbook_id = 'T1' ORDER BY 1 LIMIT 1`)
  return {
    customerId: Number(row?.['customer_id']),
    enrolmentId: Number(row?.['enrolment_id']),
    taskId: Number(row?.['reason_id']),
  }
}

const kinds = async (customerId: number): Promise<string[]> =>
  (await enrolmentsOf(store.reader, customerId)).flatMap(({ entries }) => entries.map(({ kind }) => kind))

describe('what somebody says of a task', () => {
  const said = (result: TaskResult) =>
    ({
      result,
      channel: 'phone',
      note: null,
      mood: null,
      overDelivery: null,
      churnReason: null,
      callbackAt: null,
    }) as const

  test('moves its playbook on at once, and taken back all is as it was', async () => {
    const kit = await engineKit(store, { playbooks: only('T1') })
    const { groupId, staffId } = kit
    const { customerId, taskId } = await somebody(kit)
    const before = await kit.rows(
      `SELECT step_id, due_at, memory, waits_since FROM enrolments WHERE customer_id = ${customerId}`,
    )
    const of = { groupId, customerId, taskId, staffId, by: 'staff 1', today: '2025-06-30', now } as const
    const booked = await bookResult(store, of, said('reached'))
    if ('fault' in booked) throw new Error(booked.fault)
    // Just spoken to, nobody is written to as well: that message is held.
    const since = ['result', 'happened', 'branch', 'voucher', 'set', 'held']
    expect(await kinds(customerId)).toEqual(['entered', 'task', 'waits', ...since])
    expect(await kit.count(`SELECT count(*) FROM customer_tags WHERE customer_id = ${customerId}`)).toBe(1)
    const { resultId } = booked
    const undone = await undoResult(store, { groupId, customerId, resultId, onlyOf: null, by: 'staff 1', now })
    expect(undone).not.toHaveProperty('fault')
    const after = await kit.rows(
      `SELECT step_id, due_at, memory, waits_since FROM enrolments WHERE customer_id = ${customerId}`,
    )
    expect(after).toEqual(before)
    for (const table of ['messages', 'vouchers', 'customer_tags', 'customer_notes'])
      expect(await kit.count(`SELECT count(*) FROM ${table} WHERE customer_id = ${customerId}`)).toBe(0)
    expect(await kit.wrong()).toEqual([])
    await bookResult(store, of, said('declined'))
    const [failed, handedTo] = (await enrolmentsOf(store.reader, customerId)).toReversed()
    expect([failed?.ending, handedTo?.playbookId]).toEqual(['failure', undefined])
    expect(await kit.wrong()).toEqual([])
  })

  test('a third time, that nobody answered, is followed by a text that leaves ten minutes later', async () => {
    const kit = await engineKit(store, { playbooks: only('T1') })
    const { groupId, staffId } = kit
    const { customerId, taskId } = await somebody(kit)
    for (const today of ['2025-06-30', '2025-07-01', '2025-07-02'] as const) {
      const of = { groupId, customerId, taskId, staffId, by: 'staff 1', today, now: `${today}T02:00:00Z` }
      expect(await bookResult(store, of, said('no_answer'))).not.toHaveProperty('fault')
    }
    const sent = await kit.rows(
      `SELECT step_id, not_before FROM messages WHERE customer_id = ${customerId} AND state = 'waiting' AND result_id IS NOT NULL`,
    )
    expect(sent[0]).toEqual({ step_id: 'call', not_before: '2025-07-02T02:10:00Z' })
    expect(await kit.wrong()).toEqual([])
  })

  test('that it failed hands over to another playbook', async () => {
    const kit = await engineKit(store)
    const { groupId, staffId } = kit
    const { customerId, taskId } = await somebody(kit)
    const of = { groupId, customerId, taskId, staffId, by: 'staff 1', today: '2025-06-30', now } as const
    await bookResult(store, of, said('declined'))
    const all = await enrolmentsOf(store.reader, customerId)
    expect(all.find(({ playbookId }) => playbookId === 'T2')?.entries[0]?.kind).toBe('entered')
    expect(await kit.wrong()).toEqual([])
  })
})

test('by hand an enrolment is begun, paused, resumed and ended', async () => {
  const kit = await engineKit(store)
  const { groupId } = kit
  const [customerId = 0] = kit.customerIds
  const by = 'staff 7'
  const begun = await enrolByHand(store, { groupId, customerId, playbookId: 'T2', by, now })
  if ('fault' in begun) throw new Error(begun.fault)
  const again = await enrolByHand(store, { groupId, customerId, playbookId: 'T2', by, now: '2025-06-30T03:00:00Z' })
  expect(again).toEqual({ fault: 'not-enrolled', because: 'under_way' })
  expect(await enrolByHand(store, { groupId, customerId, playbookId: 'T9', by, now })).toEqual({
    fault: 'unknown-playbook',
  })
  const of = { groupId, customerId, enrolmentId: begun.enrolmentId, by }
  const messages = `SELECT count(*) FROM messages WHERE customer_id = ${customerId} AND playbook_id = 'T2'`
  expect(await kit.count(messages)).toBe(1)
  expect(await pause(store, { ...of, now })).toEqual({ done: true })
  await tick(store, { groupId, now: '2025-07-20T02:00:00Z' })
  expect(await kit.count(messages)).toBe(1)
  expect(await liveBySteps(store.reader, { of: 'group', groupId }, 'T2')).toMatchObject([{ live: 1, paused: 1 }])
  expect(await resume(store, { ...of, now: '2025-07-20T02:00:00Z' })).toEqual({ done: true })
  expect(await kit.count(messages)).toBe(2)
  expect(await release(store, { ...of, now, because: 'not theirs' })).toEqual({ fault: 'enrolment-ended' })
  expect(await kit.wrong()).toEqual([])
  expect((await occasionsPassedOver(store.reader, customerId)).every(({ state }) => state !== 'enrolled')).toBe(true)
})

test('who is in a playbook finishes by the version they began with, unless they are moved', async () => {
  const kit = await engineKit(store, { playbooks: only('T2') })
  const { groupId } = kit
  const [one = 0, other = 0] = kit.customerIds
  const enrolled = async (customerId: number): Promise<number> => {
    const begun = await enrolByHand(store, { groupId, customerId, playbookId: 'T2', by: 'staff 7', now })
    return 'fault' in begun ? 0 : begun.enrolmentId
  }
  const [stays, moves] = [await enrolled(one), await enrolled(other)]
  const source = (trialPlaybooks['T2'] ?? '').replace('topic: wake-up-again', 'topic: something-else')
  expect(await savePlaybook(store, { groupId, source, by: 'test' })).toMatchObject({ version: 2 })
  const of = { groupId, customerId: other, enrolmentId: moves, by: 'staff 7', now }
  expect(await moveToVersion(store, { ...of, version: 2 })).toEqual({ done: true })
  expect(await moveToVersion(store, { ...of, version: 9 })).toEqual({ fault: 'no-such-version' })
  await tick(store, { groupId, now: '2025-07-20T02:00:00Z' })
  const topics = await kit.rows(
    `SELECT enrolment_id::int AS id, split_part(content, '-', 1) AS topic FROM messages WHERE group_id = $group AND step_id = 'second' ORDER BY 1`,
  )
  expect(topics).toEqual([
    { id: stays, topic: 'wake' },
    { id: moves, topic: 'something' },
  ])
})

test('records that are merged, parted or deleted take their enrolments along', async () => {
  const kit = await engineKit(store, { playbooks: only('T4') })
  const { groupId } = kit
  await lookAt(store, { groupId, customerIds: kit.customerIds, now })
  const found = await kit.rows(
    `SELECT DISTINCT customer_id FROM enrolments WHERE group_id = $group AND ended_at IS NULL ORDER BY 1 LIMIT 2`,
  )
  const [keptId = 0, mergedId = 0] = found.map((row) => Number(row['customer_id']))
  const wishes = { groupId, keptId, mergedId, taken: [], by: 'test', today: '2025-06-30' } as const
  const merged = await mergeCustomers(store, wishes)
  if ('fault' in merged) throw new Error(merged.fault)
  expect(new Set((await enrolmentsOf(store.reader, keptId)).map(({ because }) => because))).toEqual(
    new Set(['merged', null]),
  )
  expect(await kit.wrong()).toEqual([])
  await splitCustomers(store, { groupId, mergeId: merged.mergeId, by: 'test', today: '2025-06-30' })
  for (const id of [keptId, mergedId]) expect(await enrolmentsOf(store.reader, id)).toHaveLength(1)
  expect(await kit.wrong()).toEqual([])
  await deleteCustomer(store, { groupId, customerId: keptId, by: 'test', today: '2025-06-30' })
  for (const table of ['enrolments', 'occasions', 'task_reasons', 'messages', 'enrolment_entries'])
    expect(await kit.count(`SELECT count(*) FROM ${table} WHERE customer_id = ${keptId}`)).toBe(0)
})
