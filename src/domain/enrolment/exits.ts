import { addDays } from '#domain/calendar.ts'
import type { Circumstances } from '#domain/enrolment/circumstances.ts'
import { beginOf, dayAt } from '#domain/enrolment/clock.ts'
import type { Ending, Enrolment } from '#domain/enrolment/enrolment.ts'
import { hasHappened } from '#domain/enrolment/steps/wait-work.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Instant } from '#domain/working-time/instant.ts'

/** The end of an enrolment. */
export interface Exit {
  readonly ending: Ending
  readonly because: string
  /** The playbook that takes over; null = none. */
  readonly handOverTo: string | null
}

/** As much of the circumstances as exits read. */
export type ExitView = Pick<Circumstances, 'clock' | 'features' | 'lastOf' | 'cancelled'>

/** Whether an enrolment is over before its next step: cancelled first, then success, then failure; null = it goes on. */
export function exitOf(enrolment: Enrolment, playbook: Playbook, of: ExitView): Exit | null {
  if (of.cancelled !== null) return { ending: 'cancelled', because: of.cancelled, handOverTo: null }
  const { memory } = enrolment.position
  const success = successOf(enrolment, playbook, of)
  if (success !== null) return { ending: 'success', because: success, handOverTo: null }
  const failure = playbook.failures.find(({ when }) => when(of.features, memory, enrolment.variables))
  return failure === undefined ? null : { ending: 'failure', because: 'failed', handOverTo: failure.handOverTo }
}

function successOf(enrolment: Enrolment, playbook: Playbook, of: ExitView): string | null {
  const { success } = playbook
  if (success === null || (success.isAfterSteps && enrolment.position.stepId !== null)) return null
  const since = dayAt(enrolment.enteredAt, of.clock)
  const event = success.events.find((each) => hasHappened(each, since, { playbook, enrolment, of }))
  if (event !== undefined) return event
  return success.when?.(of.features, enrolment.position.memory, enrolment.variables) === true
    ? 'success_condition'
    : null
}

/** What becomes of an enrolment whose steps are all done. */
export type AfterSteps = Exit | { readonly until: Instant | null }

/**
 * It stays as long as a task is open, and then as long as a success would count for it. Running out of time is a
 * failure too: who takes over after one takes over then.
 */
export function afterSteps(enrolment: Enrolment, playbook: Playbook, of: Pick<Circumstances, 'clock'>): AfterSteps {
  if (enrolment.openTasks.length > 0) return { until: null }
  const { success, failures } = playbook
  if (success === null) return { ending: 'finished', because: 'all_steps_done', handOverTo: null }
  const since = dayAt(enrolment.position.waitsSince ?? of.clock.now, of.clock)
  const over = addDays(since, success.withinDays + 1)
  return of.clock.today < over
    ? { until: beginOf(over, of.clock) }
    : { ending: 'failure', because: 'no_success_in_time', handOverTo: failures.at(-1)?.handOverTo ?? null }
}
