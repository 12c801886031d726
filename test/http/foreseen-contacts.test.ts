import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { taskKit } from '#test/http/task-kit.ts'

const kit = await taskKit(await freshStore())
const k1 = kit.customer('K1')
const change = (query: string): Promise<unknown> => inTransaction(kit.store, (writer) => sql.raw(query).execute(writer))

beforeEach(() => change('DELETE FROM task_reasons; DELETE FROM occasions'))

/** The contact as the last night foresaw it: nothing that is in force here foresees it anew. */
function foresee(): Promise<unknown> {
  const reason = { playbook: 'P7', label: { zh: '保养到期', en: 'Due' }, step: 'call', class: 'medium' }
  const kept = { ...reason, dueOn: '2024-09-30', because: { zh: '该保养了', en: 'Service is due' } }
  return change(`
    DELETE FROM actions;
    INSERT INTO actions (customer_id, action_no, as_of, centre_id, advisor_id, role, class, class_rank, opens_on, due_on,
      minutes, stake_fen, stake_source, chance, worth, playbooks, reasons)
    VALUES (${k1}, 1, '2024-09-30', ${kit.centre('一店')}, ${kit.staffMember('陈晓')}, 'advisor', 'medium', 1, '2024-09-30',
      '2024-09-30', 10, 100000, 'stated', 0.5, 5000, '{P7}', '${JSON.stringify([kept])}')`)
}

/** What the week's list says of the contact; the profile says the same. */
async function became(): Promise<unknown> {
  await foresee()
  const { body: list } = await kit.advisor('GET', '/actions')
  const { body: profile } = await kit.advisor('GET', `/customers/${k1}`)
  const said = list.rows[0].reasons[0].became
  expect(profile.actions[0].reasons[0].became).toEqual(said)
  return said
}

const occasion = (state: string, because: string | null): Promise<unknown> =>
  change(`
    INSERT INTO occasions (customer_id, playbook_id, occasion, trigger_on, noted_at, state, because)
    VALUES (${k1}, 'P7', 'x', '2024-09-30', now(), '${state}', ${because === null ? 'NULL' : `'${because}'`})`)

const nothing = { who: null, on: null, until: null, why: null }

test('where the engine knows nothing nothing is said, also of what another playbook asked for', async () => {
  await kit.reason({ customerNo: 'K1', playbook: 'P9' })
  expect(await became()).toBeNull()
})

test('an open task says whose it is, put off until when and why, done with which result', async () => {
  const task = await kit.reason({ customerNo: 'K1' })
  expect(await became()).toEqual({ ...nothing, state: 'open', who: '陈晓' })
  await kit.advisor('POST', `/tasks/${task}/results`, {
    body: { result: 'callback', callbackAt: '2024-10-08T02:00:00Z' },
  })
  expect(await became()).toMatchObject({
    state: 'put_off',
    who: '陈晓',
    until: '2024-10-08T02:00:00Z',
    why: { zh: '约定回电' },
  })
  const { body: said } = await kit.advisor('POST', `/tasks/${task}/results`, { body: { result: 'booked' } })
  expect(await became()).toMatchObject({ state: 'done', on: '2024-09-30', why: { en: 'Booked' } })
  await kit.advisor('DELETE', `/tasks/${task}/results/${said.resultId}`)
  expect(await became()).toMatchObject({ state: 'put_off' })
})

test('what was closed without a call says why; another open task comes first', async () => {
  const closed = await kit.reason({ customerNo: 'K1' })
  await change(`
    UPDATE task_reasons SET state = 'cancelled', ended_at = '2024-09-29T02:00Z', ended_because = 'visit'
    WHERE reason_id = ${closed}`)
  expect(await became()).toMatchObject({ state: 'closed', on: '2024-09-29', why: { zh: '到店' } })
  await kit.reason({ customerNo: 'K1', staff: null })
  expect(await became()).toEqual({ ...nothing, state: 'open' })
})

test.each([
  ['holdout', null, { ...nothing, state: 'holdout' }],
  ['passed_over', 'reentry', { state: 'not_begun', why: { en: 'Too soon after the last time' } }],
  ['waiting', 'under_way', { state: 'not_begun', why: { en: 'The one before is still under way' } }],
] as const)('an occasion that is %s without a task says so', async (state, because, expected) => {
  await occasion(state, because)
  expect(await became()).toMatchObject(expected)
  await change(`UPDATE occasions SET over_on = '2024-09-30'`)
  expect(await became()).toBeNull()
})
