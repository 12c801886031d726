import type { Day } from '#domain/calendar.ts'
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
  /** Whether the provider tells by itself when the advisor has sent it. */
  readonly isReported: boolean
  readonly handedOverAt: Instant
  /** Last day on which it makes sense; null = no such day is set. */
  readonly lastOn: Day | null
}
