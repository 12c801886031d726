import type { Label } from '#domain/label.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { DatedFactId } from '#domain/playbook/dated-facts.ts'
import type { Awaited, Condition, Step, StepCondition } from '#domain/playbook/step.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'

/** Days before (negative) and after the trigger day in which the playbook makes sense; null = as long as it is so. */
export interface Window {
  readonly opensDays: number
  readonly closesDays: number | null
}

/**
 * When a playbook begins (spec §3.1). `fact` says on which day (a state without one begins on the day on which it is
 * first seen); `when` narrows it to those for whom it is true.
 */
export interface Trigger {
  readonly kind: 'state' | 'date' | 'event'
  readonly fact: DatedFactId | null
  readonly when: Condition | null
  readonly window: Window
}

/** What a new occasion does while an enrolment of the same customer and playbook lives. */
export const onNewOccasion = {
  wait: { zh: '等前一次结束', en: 'Waits for the one before' },
  replace: { zh: '取代前一次', en: 'Takes the place of the one before' },
  beside: { zh: '各自进行（事项不同）', en: 'Goes on beside it: another subject' },
} as const satisfies Record<string, Label>

export type OnNewOccasion = keyof typeof onNewOccasion

/** What counts as success, and what others reach. */
export interface Success {
  /** An event after the enrolment, or a state; the first that is met. */
  readonly events: readonly Awaited[]
  readonly when: StepCondition | null
  /** Days after the last delivered touch in which it counts for this playbook. */
  readonly withinDays: number
  /** Whether the steps are done first, though it was reached before: a follow-up after the visit. */
  readonly isAfterSteps: boolean
  /** Shares 0–1 of those touched, from the catalogue; equal where there is one figure only; null = none published. */
  readonly benchmark: { readonly low: number; readonly high: number } | null
  readonly label: Label
}

/** A way in which a playbook ends without success. */
export interface FailureExit {
  readonly when: StepCondition
  /** The playbook that takes over; null = none. */
  readonly handOverTo: string | null
}

/** What to do for a customer of whom something is true, by whom, on which days (spec §3). */
export interface Playbook {
  /** `P1` … of the standard catalogue; a centre's own may be named otherwise. */
  readonly id: string
  /** Short name in kebab-case, the file's name after the id. */
  readonly name: string
  readonly label: Label
  /** What it is for, in a sentence or two. */
  readonly about: Label
  readonly class: ActionClass
  readonly purpose: TouchPurpose
  readonly trigger: Trigger
  /** High value tier → manager, low → automatic steps instead of a person (spec §3.3, last paragraph). */
  readonly isByValueTier: boolean
  /** Whether an event or a due service of the customer's own began it: then it is held to one contact in 7 days (spec §3.4). */
  readonly isOwnService: boolean
  readonly onNewOccasion: OnNewOccasion
  /** Days after the end of an enrolment before the same customer can be enrolled again. */
  readonly reentryDays: number
  /** Share 0–1 of customers who are left untouched to learn what it brings. */
  readonly holdout: number
  /** Ids of playbooks while one of which lives this one does not begin. */
  readonly notWhile: readonly string[]
  /** Whether it ships switched on. */
  readonly startsOn: boolean
  readonly success: Success | null
  readonly failures: readonly FailureExit[]
  readonly steps: readonly Step[]
}
