import type { Day } from '#domain/calendar.ts'
import type { ContactAsked } from '#domain/contact/contact-history.ts'
import type { HeldBack } from '#domain/contact/held-back.ts'
import type { Clock } from '#domain/enrolment/clock.ts'
import type { Language } from '#domain/label.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import type { FeatureValues } from '#domain/playbook/features.ts'
import type { Awaited } from '#domain/playbook/step.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import type { Instant } from '#domain/working-time/instant.ts'

/** What can be read of the records: all that is awaited but the result of a task. */
export type Happening = Exclude<Awaited, 'result'>

/** A customer at a moment, as steps and exits look at them. */
export interface Circumstances {
  readonly clock: Clock
  readonly view: CustomerView
  readonly features: FeatureValues
  /** Last day on which each of them happened; null = never. */
  readonly lastOf: Readonly<Record<Happening, Day | null>>
  /** Why nothing goes on with this customer at all; null = nothing stands against it. */
  readonly cancelled: 'do_not_contact' | 'all_cars_sold' | 'deceased' | null
  /** Whether they may be contacted now, by all that is on file. */
  readonly mayContact: (asked: ContactAsked) => HeldBack | null
  /** Whether a content (`MessageMade.content`) was sent to them, or is about to be. */
  readonly hasSent: (content: string) => boolean
  /** Day of the last contact that reached them. */
  readonly lastTouchOn: Day | null
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
