import type { Day } from '#domain/calendar.ts'
import type { Clock } from '#domain/enrolment/clock.ts'
import type { Language } from '#domain/label.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import type { FeatureValues } from '#domain/playbook/features.ts'
import type { Awaited } from '#domain/playbook/step.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'
import type { Instant } from '#domain/working-time/instant.ts'

/** What can be read of the records: all that is awaited but the result of a task. */
export type Happening = Exclude<Awaited, 'result'>

/** Why the customer may not be contacted in this way now; `until` null = as long as nothing changes. */
export interface Held {
  readonly because: string
  readonly until: Instant | null
}

/** The rules of contact, asked for one customer. */
export interface ContactRules {
  /** A call, on any day and at any time of it. */
  readonly call: (asked: { readonly purpose: TouchPurpose; readonly isOwnService: boolean }) => Held | null
  readonly message: (asked: {
    readonly channel: TouchChannel
    readonly purpose: TouchPurpose
    readonly isOwnService: boolean
  }) => Held | null
}

/** A customer at a moment, as steps and exits look at them. */
export interface Circumstances {
  readonly clock: Clock
  readonly view: CustomerView
  readonly features: FeatureValues
  /** Last day on which each of them happened; null = never. */
  readonly lastOf: Readonly<Record<Happening, Day | null>>
  /** Why nothing goes on with this customer at all; null = nothing stands against it. */
  readonly cancelled: 'do_not_contact' | 'all_cars_sold' | 'deceased' | null
  readonly rules: ContactRules
  /** Day of the last contact that reached them. */
  readonly lastTouchOn: Day | null
  /** Contents that were sent, or are about to be: `MessageMade.content`. */
  readonly contents: ReadonlySet<string>
  /** How the people and the place are called: for texts, never kept. */
  readonly people: Variables
  readonly language: Language
  /** Nothing leaves before: now, or when a result that caused it can no longer be undone. */
  readonly notBefore: Instant
  /** The moment so many working hours from now. */
  readonly afterWorkingHours: (hours: number) => Instant
}

/** What else is under way with the customer, as one enrolment sees it. */
export interface Beside {
  /** Another enrolment has a task open or a message waiting. */
  readonly isTouchPlanned: boolean
}
