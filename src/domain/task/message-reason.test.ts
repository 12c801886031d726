import { expect, test } from 'vitest'
import { nothingAsked } from '#domain/contact/consent.ts'
import { type MessageInHand, whyNotToSend } from '#domain/contact/message-in-hand.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { messageReason } from '#domain/task/message-reason.ts'
import { messageOf, openTasks, ownerOf, taskIdOf } from '#domain/task/open-reason.ts'
import { workDay } from '#domain/task/work-day.ts'
import { aReason } from '#test/reasons.ts'

const today = '2024-09-02'

function inHand(about: Partial<MessageInHand> = {}): MessageInHand {
  return {
    messageId: 70,
    customerId: 1,
    customerNo: 'C1',
    source: 'hz',
    advisorId: 1,
    centreId: 1,
    zone: 'Asia/Shanghai',
    playbookId: 'P10',
    body: '出门前预热电池。',
    channel: 'wechat',
    purpose: 'value',
    isSafetyRecall: false,
    permission: nothingAsked,
    isReported: true,
    handedOverAt: '2024-09-02T01:00:00Z',
    lastOn: null,
    ...about,
  }
}

const writtenBy = { class: 'low', label: { zh: '冬季提醒', en: 'Winter advice' } } as const
const byWhom = (message: MessageInHand, confirmDays = 7) => messageReason(message, writtenBy, confirmDays)

test.each([
  { about: {}, days: 7, opensOn: '2024-09-02', dueOn: '2024-09-09', because: 'it counts as not sent after seven days' },
  {
    about: { lastOn: '2024-09-04' },
    days: 7,
    opensOn: '2024-09-02',
    dueOn: '2024-09-04',
    because: 'it makes no sense later',
  },
  {
    about: { lastOn: '2024-09-30' },
    days: 2,
    opensOn: '2024-09-02',
    dueOn: '2024-09-04',
    because: 'two days are all there are',
  },
  {
    about: { handedOverAt: '2024-09-02T17:00:00Z' },
    days: 1,
    opensOn: '2024-09-03',
    dueOn: '2024-09-04',
    because: 'days are those of the centre',
  },
] as const)('$because: due $dueOn', ({ about, days, opensOn, dueOn }) => {
  expect(byWhom(inHand(about), days)).toMatchObject({ reasonId: 70, opensOn, dueOn, minutes: 1, class: 'low' })
})

test('where its playbook is no longer there it is of medium class', () => {
  expect(messageReason(inHand({ playbookId: null }), null, 7)).toMatchObject({ class: 'medium', playbookId: null })
})

test('it is a task of its own beside the customer’s call, in the order of classes, and no second contact of the day', () => {
  const reasons = [
    aReason(today),
    aReason(today, { customerId: 2 }),
    byWhom(inHand()),
    byWhom(inHand({ messageId: 71 })),
  ]
  const open = openTasks(reasons, { policyOf: () => defaultPolicy, today })
  expect(open).toHaveLength(4)
  for (const contacted of [new Set<number>(), new Set([1])]) {
    const day = workDay(open, { today, capacityMinutes: 60, workedMinutes: 0, contacted })
    const calls = contacted.size === 0 ? [null, null] : [null]
    expect(day.now.map((task) => messageOf(task)?.messageId ?? null)).toEqual([...calls, 70, 71])
    expect(day.plannedMinutes).toBe(10 * calls.length + 2)
  }
})

test('it goes by the message’s number and is its advisor’s', () => {
  const [task] = openTasks([byWhom(inHand({ advisorId: 4 }))], { policyOf: () => defaultPolicy, today })
  expect(task && [taskIdOf(task), ownerOf(task), task.role]).toEqual([70, 4, 'advisor'])
})

const refusedWechat = { channel: 'wechat', purpose: 'care', state: 'refused' } as const

test.each([
  { about: {}, why: null },
  { about: { permission: { doNotContact: true, consents: [] } }, why: 'do_not_contact' },
  { about: { permission: { doNotContact: false, consents: [refusedWechat] } }, why: 'refused' },
  { about: { permission: { doNotContact: true, consents: [] }, isSafetyRecall: true }, why: null },
] as const)('what the customer has said since counts: $why', ({ about, why }) => {
  expect(whyNotToSend(inHand(about))).toBe(why)
})
