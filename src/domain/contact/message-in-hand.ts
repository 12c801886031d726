import type { Day } from '#domain/calendar.ts'
import { type ContactPermission, whyNotPermitted } from '#domain/contact/consent.ts'
import type { HeldBackBecause } from '#domain/contact/held-back.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'
import type { Instant } from '#domain/working-time/instant.ts'

/** A message whose state is `handed_over`: it lies with the advisor who knows the customer, ready to be sent. */
export interface MessageInHand {
  readonly messageId: number
  readonly customerId: number
  readonly customerNo: string
  readonly source: string
  /** Whose customer it is now; null = nobody's. */
  readonly advisorId: number | null
  readonly centreId: number | null
  /** IANA zone of the centre. */
  readonly zone: string
  /** Null = no playbook wrote it. */
  readonly playbookId: string | null
  readonly body: string
  readonly channel: TouchChannel
  readonly purpose: TouchPurpose
  readonly isSafetyRecall: boolean
  /** What the customer says of being contacted now. */
  readonly permission: ContactPermission
  /** Whether the provider tells by itself when the advisor has sent it. */
  readonly isReported: boolean
  readonly handedOverAt: Instant
  /** Last day on which it makes sense; null = no such day is set. */
  readonly lastOn: Day | null
}

/**
 * Why it is not to be sent any more; null = it may be. All rules were asked when it was handed over; what the customer
 * has said since still counts.
 */
export function whyNotToSend(message: MessageInHand): HeldBackBecause | null {
  const { isSafetyRecall, permission, channel, purpose } = message
  return isSafetyRecall ? null : whyNotPermitted(permission, channel, purpose)
}
