import { addDays, type Day } from '#domain/calendar.ts'
import type { Circumstances } from '#domain/enrolment/circumstances.ts'
import { beginOf, dayAt } from '#domain/enrolment/clock.ts'
import type { Enrolment } from '#domain/enrolment/enrolment.ts'
import { countsFrom } from '#domain/enrolment/settled.ts'
import type { StepDone, StepWork } from '#domain/enrolment/steps/step-work.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Awaited, WaitStep } from '#domain/playbook/step.ts'

/** Waits for an event, at most so many days; without one simply so many days. */
export const workWait: StepWork<WaitStep> = ({ step, playbook, enrolment, of }) => {
  const { until, atMostDays } = step
  // A wait for a day is over when the day has come, which is when a step's time comes.
  if (until === null && atMostDays === 0) {
    return { is: 'done', entry: { kind: 'timed_out', because: null }, effects: [] }
  }
  const since = dayAt(enrolment.position.waitsSince ?? of.clock.now, of.clock)
  if (until === 'result' && enrolment.openTasks.length === 0) return afterTasks(enrolment)
  if (until !== null && hasHappened(until, since, { playbook, enrolment, of })) {
    return { is: 'done', entry: { kind: 'happened', because: until }, effects: [], memory: { happened: true } }
  }
  const over = addDays(since, atMostDays)
  if (of.clock.today >= over) {
    const memory = until === null ? {} : { happened: false }
    return { is: 'done', entry: { kind: 'timed_out', because: until }, effects: [], memory }
  }
  return { is: 'waiting', until: beginOf(over, of.clock), entry: { kind: 'waits', because: until } }
}

/** No task is open: one was worked on, or there never was one. */
function afterTasks({ position: { memory } }: Enrolment): StepDone {
  const happened = memory.result !== null
  const entry = happened
    ? ({ kind: 'happened', because: 'result' } as const)
    : ({ kind: 'passed_over', because: 'no_task' } as const)
  return { is: 'done', entry, effects: [], memory: { happened } }
}

/** Whether what is awaited has happened on or after a day. */
export function hasHappened(
  awaited: Awaited,
  since: Day,
  { playbook, enrolment, of }: { playbook: Playbook; enrolment: Enrolment; of: Pick<Circumstances, 'lastOf'> },
): boolean {
  // One that comes back another time is no result yet.
  if (awaited === 'result') return enrolment.openTasks.length === 0 && enrolment.position.memory.result !== null
  return (of.lastOf[awaited] ?? '') >= countsFrom(since, playbook, enrolment.triggerOn)
}
