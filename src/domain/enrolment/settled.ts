import { addDays, type Day } from '#domain/calendar.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Settler, TaskStep } from '#domain/playbook/step.ts'

const lastOf: Readonly<Record<Settler, (view: CustomerView) => Day | undefined>> = {
  visit: ({ facts }) => facts.visits.at(-1)?.on,
  personal_contact: ({ personalContactsOn }) => personalContactsOn.at(-1),
}

/** Whether what a task would bring about has happened on or after a day. */
export function isSettledSince({ doneWhen }: TaskStep, since: Day, view: CustomerView): boolean {
  return doneWhen.some((settler) => (lastOf[settler](view) ?? '') >= since)
}

/**
 * First day that counts for what has happened to an enrolment of this trigger. The event that began it is not what it
 * is waiting for.
 */
export function countsFrom(since: Day, { trigger }: Playbook, triggerOn: Day): Day {
  const after = addDays(triggerOn, 1)
  return trigger.kind === 'event' && since < after ? after : since
}
