import type { Beside, Circumstances } from '#domain/enrolment/circumstances.ts'
import type { Effect } from '#domain/enrolment/effect.ts'
import type { Enrolment } from '#domain/enrolment/enrolment.ts'
import type { EntryKind } from '#domain/enrolment/journal.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { Memory } from '#domain/playbook/memory.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Step } from '#domain/playbook/step.ts'
import type { Instant } from '#domain/working-time/instant.ts'

/** A step whose time has come, and all that it may look at. */
export interface StepAtHand<S extends Step = Step> {
  readonly step: S
  readonly playbook: Playbook
  /** As it stands now: what its earlier steps did in the same pass is in it. */
  readonly enrolment: Enrolment
  readonly of: Circumstances
  readonly beside: Beside
}

/** The step is done or passed over; what is said goes into the journal. */
export interface StepDone {
  readonly is: 'done'
  readonly entry: { readonly kind: EntryKind; readonly because: string | null }
  readonly effects: readonly Effect[]
  readonly memory?: Partial<Memory>
  /** Where it goes on; missing = at the step after it. */
  readonly to?: string
}

/** It stays at the step; `until` null = until something happens. */
export interface StepWaits {
  readonly is: 'waiting'
  readonly until: Instant | null
  /** Written once, when the waiting begins. */
  readonly entry: { readonly kind: 'waits' | 'held'; readonly because: string | null }
}

export type StepOutcome = StepDone | StepWaits

/** What one kind of step does when its time has come. */
export type StepWork<S extends Step> = (at: StepAtHand<S>) => StepOutcome

export function passedOver(because: string): StepDone {
  return { is: 'done', entry: { kind: 'passed_over', because }, effects: [] }
}

export function heldUntil(until: Instant, because: string): StepWaits {
  return { is: 'waiting', until, entry: { kind: 'held', because } }
}

/** The last day on which a step makes sense; null = no such day. */
export function lastDayOf(step: Step, { trigger }: Playbook, { triggerOn }: { readonly triggerOn: Day }): Day | null {
  const days = step.lastDay ?? trigger.window.closesDays
  return days === null ? null : addDays(triggerOn, days)
}

/** What the texts of a step may read. */
export function variablesOf(
  { enrolment, of }: Pick<StepAtHand, 'enrolment' | 'of'>,
  dueOn: Day,
): Readonly<Record<string, string | number | boolean | null>> {
  return { ...of.features, trigger_on: enrolment.triggerOn, ...enrolment.variables, due_on: dueOn }
}

/** Whether the enrolment stands at its first step, and nothing has been done. */
export function isAtFirstStep({ playbook, step }: Pick<StepAtHand, 'playbook' | 'step'>): boolean {
  return playbook.steps[0]?.id === step.id
}
