import { beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { learnChances } from '#operations/learn-chances.ts'
import { addPlaybook } from '#store/playbooks.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { taskKit } from '#test/http/task-kit.ts'

const kit = await taskKit(await freshStore())
const change = (query: string): Promise<unknown> =>
  inTransaction(kit.store, (writer) => sql.raw(query.replaceAll('$group', String(kit.groupId))).execute(writer))

/** A visit within ten days is what it wants. */
const source = `
id: T1
name: wants-a-visit
label: { zh: 试, en: Trial }
class: medium
purpose: service
trigger: { state: 'visits_24m < 0' }
success: { events: [visit], within_days: 10, label: { zh: 到店, en: A visit } }
steps:
  - id: call
    kind: task
    role: advisor
    due_days: 3
    minutes: 10
    chance: 0.5
    benchmark: { zh: 同行四成, en: Four in ten elsewhere }
    stake: 500
    done_when: []
    reason: { zh: 试, en: Trial }
    script: { zh: 您好, en: Hello }
    checklist: []
`

await inTransaction(kit.store, (writer) =>
  addPlaybook(writer, {
    groupId: kit.groupId,
    playbookId: 'T1',
    source,
    isActive: true,
    shippedDigest: null,
    by: 'test',
  }),
)

beforeEach(() =>
  change('DELETE FROM task_results WHERE group_id = $group; DELETE FROM task_reasons WHERE group_id = $group'),
)

/** Somebody of playbook T1 was reached, or not, on a day. */
async function touched(
  customerNo: string,
  on: string,
  about: { result?: string; reasonId?: number } = {},
): Promise<number> {
  const reasonId = about.reasonId ?? (await kit.reason({ customerNo, playbook: 'T1' }))
  await change(`INSERT INTO task_results (customer_id, group_id, centre_id, at, result, reason_ids, before, undo_until, tier, level)
    SELECT ${kit.customer(customerNo)}, $group, ${kit.centre('一店')}, '${on}T02:00:00Z', '${about.result ?? 'reached'}', '{${reasonId}}', '[]',
      '${on}T02:10:00Z', s.value_tier, s.ladder_level FROM scores s WHERE customer_id = ${kit.customer(customerNo)}`)
  return reasonId
}

const counted = async (): Promise<unknown> => {
  await learnChances(kit.store, { groupId: kit.groupId, today: '2024-09-30' })
  return kit.rows(
    'SELECT sum(touched) AS touched, sum(succeeded) AS succeeded FROM touch_chances WHERE group_id = $group',
  )
}

// K1 came on 2024-06-12, K2 never after 2023.
test('a contact counts once, when its time is over, by whether what it wants came in that time', async () => {
  const reasonId = await touched('K1', '2024-06-05')
  await touched('K1', '2024-06-07', { reasonId })
  await touched('K2', '2024-06-05')
  await touched('K3', '2024-09-28')
  await touched('K4', '2024-06-05', { result: 'no_answer' })
  expect(await counted()).toEqual([{ touched: 2, succeeded: 1 }])
  expect(await counted()).toEqual([{ touched: 2, succeeded: 1 }])
})

test('a visit after the time of the playbook was not brought about by it', async () => {
  await touched('K1', '2024-05-20')
  expect(await counted()).toEqual([{ touched: 1, succeeded: 0 }])
})

test('the order learns, and a task says from what', async () => {
  const reasonId = await touched('K1', '2024-06-05')
  await counted()
  const { body } = await kit.advisor('GET', `/tasks/${reasonId}`)
  expect(body.help[0].chance).toEqual({
    value: (0.5 * 20 + 1) / 21,
    benchmark: { zh: '同行四成', en: 'Four in ten elsewhere' },
    benchmarkValue: 0.5,
    benchmarkTouches: 20,
    touched: 1,
    succeeded: 1,
  })
})
