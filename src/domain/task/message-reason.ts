import type { Day } from '#domain/calendar.ts'
import type { MessageInHand } from '#domain/contact/message-in-hand.ts'
import type { Label } from '#domain/label.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { KeptReason } from '#domain/task/open-reason.ts'
import { noTouches } from '#domain/task/touch-chance.ts'
import { dayMillis, instantOf, millisOf } from '#domain/working-time/instant.ts'
import { localTimeOf } from '#domain/working-time/local-time.ts'

/** What the advisor is asked for. */
const taskLabel = { zh: '企业微信消息待确认', en: 'WeCom message to confirm' } as const satisfies Label

/** The text is written: it is sent with a tap. */
const minutes = 1

/** As much of a playbook as its message needs to have its place in the day. */
export interface WrittenBy {
  readonly class: ActionClass
  readonly label: Label
}

/** Where no playbook wrote it, or one that is no longer there. */
const byNobody: WrittenBy = { class: 'medium', label: { zh: '写给客户的消息', en: 'A message to the customer' } }

/**
 * The work that a message in an advisor's hands is: to send it, and to say so. It goes by the message's number, and is
 * there as long as the message's state says so. It is due on the last day on which it makes sense or may be confirmed.
 */
export function messageReason(message: MessageInHand, writtenBy: WrittenBy | null, confirmDays: number): KeptReason {
  const { messageId, customerId, customerNo, source, advisorId, centreId, zone, playbookId } = message
  const { class: actionClass, label: because } = writtenBy ?? byNobody
  return {
    ...nothingElse,
    reasonId: messageId,
    customerId,
    customerNo,
    source,
    advisorId,
    centreId,
    zone,
    playbookId,
    class: actionClass,
    label: taskLabel,
    because,
    opensOn: localTimeOf(message.handedOverAt, zone).on,
    dueOn: earlier(message.lastOn, lastDayToConfirm(message, confirmDays)),
    minutes,
    isMessage: true,
    message,
  }
}

/** What only contacts have: nobody calls, nothing is tried again, and what it may bring is its playbook's touch. */
const nothingElse = {
  role: 'advisor',
  enrolmentId: null,
  version: null,
  stepId: null,
  variables: {},
  closesOn: null,
  dueAt: null,
  warnAt: null,
  stake: { fen: 0, source: 'stated' },
  benchmarkChance: 0,
  seen: noTouches,
  attempts: 0,
  lastAttemptAt: null,
  waitsUntil: null,
  putOff: null,
  lastResultId: null,
  lentBy: null,
} as const satisfies Partial<KeptReason>

/** After so many days it counts as not sent. */
function lastDayToConfirm({ handedOverAt, zone }: MessageInHand, confirmDays: number): Day {
  return localTimeOf(instantOf(millisOf(handedOverAt) + confirmDays * dayMillis), zone).on
}

function earlier(a: Day | null, b: Day): Day {
  return a !== null && a < b ? a : b
}
