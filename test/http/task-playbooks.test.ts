import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { enrolByHand } from '#operations/engine-desk.ts'
import { tick } from '#operations/engine.ts'
import { addPlaybook } from '#store/playbooks.ts'
import { inTransaction } from '#store/transaction.ts'
import { freshStore } from '#test/database.ts'
import { taskKit } from '#test/http/task-kit.ts'

const kit = await taskKit(await freshStore())
const now = '2024-09-30T04:00:00Z'

/** One call, and what comes of each result. */
const called = `
id: T1
name: called
label: { zh: 挽留, en: Win-back }
class: high
purpose: service
trigger: { state: 'visits_24m < 0' }
failures:
  - { when: 'result == "declined"', hand_over_to: T2 }
steps:
  - id: call
    kind: task
    role: advisor
    due_days: 3
    minutes: 10
    chance: 0.3
    benchmark: { zh: 试, en: trial }
    stake: { of: [potential], otherwise_yuan: 500 }
    done_when: [visit]
    reason: { zh: '久未到店', en: 'Long away' }
    script: { zh: '{{ customer_name }}您好，我是{{ advisor_name }}', en: 'Hello {{ customer_name }}' }
    checklist: [{ zh: 先听, en: Listen first }]
    objections: [{ says: { zh: 太贵, en: Too dear }, answer: { zh: 算给您看, en: Let me work it out } }]
    unanswered: { channel: sms, topic: missed, text: { zh: '没打通您的电话', en: 'Missed you' } }
  - { id: heard, kind: wait, until: result, at_most_days: 14 }
  - id: by_result
    kind: branch
    cases:
      - if: 'result == "reached"'
        steps:
          - { id: voucher, kind: offer, label: { zh: 检查, en: Check }, value_yuan: 100, cost_yuan: 40, valid_days: 30 }
          - { id: noted, kind: set, tag: reached-once, key_event: { zh: 已联系, en: Reached } }
    otherwise:
      - { id: boss, kind: escalate, minutes: 5, reason: { zh: 没有结果, en: No result } }
  - id: tell
    kind: message
    channel: sms
    purpose: service
    topic: after-call
    variants: [{ zh: '感谢', en: 'Thanks' }]
`

const handedOver = `
id: T2
name: handed-over
label: { zh: 唤醒, en: Wake-up }
class: low
purpose: service
trigger: { state: 'visits_24m < 0' }
steps:
  - { id: later, kind: wait, day: 14 }
  - id: first
    kind: message
    channel: sms
    purpose: service
    topic: wake-up
    variants: [{ zh: '好久不见', en: 'Long time' }]
`

beforeAll(() =>
  inTransaction(kit.store, async (writer) => {
    for (const [playbookId, source] of [
      ['T1', called],
      ['T2', handedOver],
    ] as const)
      await addPlaybook(writer, {
        groupId: kit.groupId,
        playbookId,
        source,
        isActive: true,
        shippedDigest: null,
        by: 'test',
      })
  }),
)

/** All that a result may touch of a customer; of enrolments not how many lines their journals have. */
async function everythingOf(customerNo: string): Promise<unknown> {
  const id = kit.customer(customerNo)
  const tables = ['customers', 'enrolments', 'occasions', 'task_reasons', 'messages', 'vouchers', 'customer_tags']
  const of = [...tables, 'customer_notes', 'touches', 'histories'].map(
    (table) =>
      `SELECT '${table}' AS name, (SELECT coalesce(json_agg(to_jsonb(t) - 'entries' ORDER BY (to_jsonb(t) - 'entries')::text), '[]')
        FROM ${table} t WHERE customer_id = ${id})::text AS rows`,
  )
  return kit.rows(of.join(' UNION ALL '))
}

const journal = (): Promise<readonly Record<string, unknown>[]> =>
  kit.rows(`SELECT e.kind, e.step_id FROM enrolment_entries e JOIN enrolments USING (customer_id, enrolment_id)
    WHERE playbook_id = 'T1' ORDER BY e.entry_no`)

async function taskOfK1(): Promise<number> {
  const { body } = await kit.advisor('GET', '/worklist')
  return body.rows[0].taskId
}

test('an enrolment gives its advisor a task with script, checklist and answers', async () => {
  const of = { groupId: kit.groupId, customerId: kit.customer('K1'), by: 'staff 1', now }
  expect(await enrolByHand(kit.store, { ...of, playbookId: 'T1' })).not.toHaveProperty('fault')
  const { body } = await kit.advisor('GET', `/tasks/${await taskOfK1()}`)
  expect(body).toMatchObject({
    task: { class: 'high', reasons: [{ playbook: 'T1', step: 'call', because: { zh: '久未到店' } }] },
    help: [
      {
        script: { zh: '王小明您好，我是陈晓' },
        checklist: [{ en: 'Listen first' }],
        objections: [{ says: { zh: '太贵' } }],
        message: { channel: 'sms', text: { zh: '没打通您的电话' } },
      },
    ],
  })
})

test.each(['reached', 'booked', 'declined', 'do_not_contact', 'no_answer', 'callback'] as const)(
  '%s moves the playbook on at once; taken back, all is as it was and the journal says both',
  async (result) => {
    const before = await everythingOf('K1')
    const taskId = await taskOfK1()
    const callbackAt = result === 'callback' ? '2024-10-01T02:00:00Z' : null
    const { status, body } = await kit.advisor('POST', `/tasks/${taskId}/results`, { body: { result, callbackAt } })
    expect({ status, body }).toMatchObject({ status: 201 })
    expect(await everythingOf('K1')).not.toEqual(before)
    expect(await journal()).toContainEqual({ kind: 'result', step_id: 'call' })
    // The engine looks in between, and finds nothing to do.
    await tick(kit.store, { groupId: kit.groupId, now: '2024-09-30T04:01:00Z' })
    const undone = await kit.advisor('DELETE', `/tasks/${taskId}/results/${body.resultId}`)
    expect(undone.body).toEqual({ done: true })
    expect(await everythingOf('K1')).toEqual(before)
    expect((await journal()).at(-1)).toEqual({ kind: 'undone', step_id: 'call' })
  },
)

test('what a result causes to leave waits until it cannot be taken back any more', async () => {
  const taskId = await taskOfK1()
  await inTransaction(kit.store, (writer) =>
    sql`UPDATE task_reasons SET attempts = 2, last_attempt_at = '2024-09-28T02:00:00Z' WHERE reason_id = ${taskId}`.execute(
      writer,
    ),
  )
  const { body } = await kit.advisor('POST', `/tasks/${taskId}/results`, { body: { result: 'no_answer' } })
  expect(body).toMatchObject({ comesBackAt: null })
  const messages = await kit.rows(`SELECT result_id, not_before >= '${body.undoUntil}' AS waits, body FROM messages`)
  expect(messages.map((each) => each['body'])).toContain('没打通您的电话')
  for (const each of messages) expect(each).toMatchObject({ result_id: body.resultId, waits: true })
})
