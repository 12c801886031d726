import type { Label } from '#domain/label.ts'
import { heldBackLabels } from '#domain/contact/held-back.ts'
import { undoMinutes } from '#domain/task/task-settings.ts'
import { millisOf, minuteMillis, type Instant } from '#domain/working-time/instant.ts'

/** How far a message has come. */
export const messageStateLabels = {
  waiting: { zh: '待发送', en: 'Waiting' },
  sending: { zh: '发送中', en: 'Being sent' },
  handed_over: { zh: '待顾问确认', en: 'With the advisor to confirm' },
  sent: { zh: '已发送', en: 'Sent' },
  delivered: { zh: '已送达', en: 'Delivered' },
  read: { zh: '已读', en: 'Read' },
  uncertain: { zh: '不确定', en: 'Uncertain' },
  failed: { zh: '发送失败', en: 'Failed' },
  not_sent: { zh: '未发送', en: 'Not sent' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Label>

export type MessageState = keyof typeof messageStateLabels

/** Why a message has not left, or not yet: the rules of contact, or what became of it on the way. Codes are kept. */
export const messageReasonLabels = {
  ...heldBackLabels,
  kept_in_outbox: { zh: '渠道未接通，留在发件箱', en: 'No channel is set up: it stays in the outbox' },
  too_late: { zh: '已过时效', en: 'Too late for it to make sense' },
  bad_address: { zh: '服务商表示无法送达该联系方式', en: 'The provider cannot reach this address' },
  provider_refused: { zh: '服务商拒绝发送', en: 'The provider refused it' },
  provider_away: { zh: '服务商暂时无法处理，稍后重试', en: 'The provider is away or busy: tried again later' },
  gave_up: { zh: '多次重试仍未成功', en: 'Given up after several attempts' },
  no_answer: { zh: '服务商未回应，可能已送达', en: 'The provider did not answer: it may have arrived' },
  interrupted: { zh: '发送中程序中断，可能已送达', en: 'The app stopped while it was being sent: it may have arrived' },
  restored: { zh: '从备份恢复，备份之后可能已发送', en: 'Restored from a backup: it may have been sent since' },
  not_confirmed: { zh: '顾问未确认发送', en: 'The advisor did not confirm it' },
  advisor_did: { zh: '顾问确认已发送', en: 'The advisor says it was sent' },
  advisor_did_not: { zh: '顾问表示没有发送', en: 'The advisor says it was not sent' },
  by_hand: { zh: '由员工手动处理', en: 'Settled by hand' },
  cancelled_by_hand: { zh: '由员工取消', en: 'Cancelled by hand' },
} as const satisfies Record<string, Label>

export type MessageReason = keyof typeof messageReasonLabels

/** States in which a person may have it sent again, mark it as sent or as not sent, cancel it, or take back what they said. */
export const mayBe = {
  sentAgain: ['uncertain', 'failed', 'not_sent'],
  markedSent: ['uncertain', 'handed_over', 'not_sent', 'failed'],
  markedNotSent: ['handed_over'],
  cancelled: ['waiting', 'handed_over', 'uncertain'],
  takenBack: ['sent', 'not_sent'],
} as const satisfies Record<string, readonly MessageState[]>

/** What a person may do with a message. */
export type MessageChange = keyof typeof mayBe

/** Where a message stands, since when and why. */
export interface MessageStanding {
  readonly state: MessageState
  readonly because: string | null
  readonly changedAt: Instant
}

/** What an advisor says of a message in their hands can be taken back as long as a result can. */
export function mayChange(
  { state, because, changedAt }: MessageStanding,
  change: MessageChange,
  now: Instant,
): boolean {
  if (!mayBe[change].some((each) => each === state)) return false
  if (change !== 'takenBack') return true
  const isTheirWord = because === 'advisor_did' || because === 'advisor_did_not'
  return isTheirWord && millisOf(now) - millisOf(changedAt) <= undoMinutes * minuteMillis
}
