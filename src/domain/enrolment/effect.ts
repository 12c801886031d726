import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { Fen } from '#domain/money.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { Stake } from '#domain/playbook/stake.ts'
import type { StepRole } from '#domain/playbook/step.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'
import type { Instant } from '#domain/working-time/instant.ts'

/** A reason to contact the customer, for the worklist of a person. */
export interface TaskMade {
  readonly kind: 'task'
  readonly stepId: string
  readonly role: StepRole
  readonly class: ActionClass
  readonly opensOn: Day
  readonly dueOn: Day
  readonly closesOn: Day | null
  /** Where working hours count: by when, and from when it is warned about. */
  readonly dueAt: Instant | null
  readonly warnAt: Instant | null
  readonly minutes: number
  readonly stake: Stake
  /** 0–1. */
  readonly chance: number
  readonly label: Label
  readonly because: Label
  readonly variables: Variables
}

export interface MessageMade {
  readonly kind: 'message'
  readonly stepId: string
  readonly channel: TouchChannel
  readonly purpose: TouchPurpose
  /** Never twice to one person. */
  readonly content: string
  readonly subject: string | null
  readonly body: string
  readonly notBefore: Instant
  /** The day of the customer's own event that it answers (spec §3.4); null = none. */
  readonly ownServiceOn: Day | null
  /** Last day on which it makes sense; null = it always does. */
  readonly lastOn: Day | null
  /** Why it is not sent at all; null = it waits to be sent. */
  readonly notSentBecause: string | null
}

export interface VoucherMade {
  readonly kind: 'voucher'
  readonly stepId: string
  readonly label: Label
  readonly valueFen: Fen | null
  /** 0–1 of the bill. */
  readonly share: number | null
  readonly costFen: Fen
  readonly issuedOn: Day
  readonly expiresOn: Day
}

export interface SetMade {
  readonly kind: 'set'
  readonly stepId: string
  readonly tag: string | null
  readonly keyEvent: string | null
}

/** A task that nobody has to do any more. */
export interface TaskClosed {
  readonly kind: 'close_task'
  readonly stepId: string
  readonly because: string
}

/** What waits in the outbox is not sent any more. */
export interface MessagesTakenBack {
  readonly kind: 'take_back_messages'
  readonly because: string
}

export interface HandOver {
  readonly kind: 'hand_over'
  readonly playbookId: string
}

/** What a step does to the world. The enrolment and the step are its key: a second one cannot be kept. */
export type Effect = TaskMade | MessageMade | VoucherMade | SetMade | TaskClosed | MessagesTakenBack | HandOver
