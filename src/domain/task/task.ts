import type { Day } from '#domain/calendar.ts'
import { expectedFenPerMinute, type Action } from '#domain/playbook/action.ts'
import { rankOf, type ActionClass } from '#domain/playbook/action-class.ts'
import type { StepRole } from '#domain/playbook/step.ts'
import type { Stake } from '#domain/playbook/stake.ts'

/** One contact with one customer on one day, for one or several reasons. */
export interface Task {
  readonly customerNo: string
  readonly source: string
  readonly advisorId: number | null
  /** The highest class of its reasons. */
  readonly class: ActionClass
  /** The manager's, if any reason asks for the manager. */
  readonly role: StepRole
  /** First day on which all its reasons make sense. */
  readonly opensOn: Day
  /** The earliest day by which one of them should be done. */
  readonly dueOn: Day
  /** Last day on which any of its reasons makes sense; null = no such day is set. */
  readonly closesOn: Day | null
  /** The longest of the reasons, and something for each further one. */
  readonly minutes: number
  /** Of the reason with the largest expected value: values of one customer overlap and are not added up. */
  readonly stake: Stake
  readonly chance: number
  /** The reason that leads first. */
  readonly reasons: readonly [Action, ...Action[]]
}

/** As much of a task as planning reads: what is kept of one is enough. */
export type Plannable = Omit<Task, 'reasons' | 'role' | 'advisorId' | 'stake'> & { readonly stake: Pick<Stake, 'fen'> }

/**
 * The contacts to make of one customer's actions: each is put on the earliest contact day on which it makes sense
 * already, so that nobody is called twice on one day, nor tomorrow for what could have been said today.
 */
export function mergeForCustomer(actions: readonly Action[], extraMinutesPerReason: number, today: Day): Task[] {
  const tasks: Task[] = []
  let rest = actions.toSorted((a, b) => compareDays(contactDay(a, today), contactDay(b, today)) || compareReasons(a, b))
  for (let first = rest[0]; first !== undefined; first = rest[0]) {
    const on = contactDay(first, today)
    const isDueTogether = (action: Action): boolean => action === first || action.opensOn <= on
    const together = rest.filter(isDueTogether).toSorted(compareReasons)
    rest = rest.filter((action) => !isDueTogether(action))
    const [lead = first, ...others] = together
    tasks.push(taskOf([lead, ...others], extraMinutesPerReason))
  }
  return tasks
}

/** The day on which an action is in hand: its due day, or today where that is past. */
export function contactDay({ dueOn }: { readonly dueOn: Day }, today: Day): Day {
  return dueOn > today ? dueOn : today
}

function taskOf(reasons: readonly [Action, ...Action[]], extraMinutesPerReason: number): Task {
  const [lead] = reasons
  const worth = reasons.reduce((best, each) =>
    each.stake.fen * each.chance > best.stake.fen * best.chance ? each : best,
  )
  return {
    customerNo: lead.customerNo,
    source: lead.source,
    advisorId: lead.advisorId,
    class: lead.class,
    role: reasons.some(({ role }) => role === 'manager') ? 'manager' : 'advisor',
    opensOn: reasons.reduce((latest, { opensOn }) => (opensOn > latest ? opensOn : latest), lead.opensOn),
    dueOn: reasons.reduce((earliest, { dueOn }) => (dueOn < earliest ? dueOn : earliest), lead.dueOn),
    closesOn: reasons.map(({ closesOn }) => closesOn).reduce(later),
    minutes: Math.max(...reasons.map(({ minutes }) => minutes)) + extraMinutesPerReason * (reasons.length - 1),
    stake: worth.stake,
    chance: worth.chance,
    reasons,
  }
}

/** The later of two last days, where null is later than any. */
function later(a: Day | null, b: Day | null): Day | null {
  return a === null || b === null ? null : a > b ? a : b
}

/** Which reason leads: the higher class, then the larger expected value per minute; then by name, so that it never wavers. */
function compareReasons(a: Action, b: Action): number {
  return (
    rankOf(a.class) - rankOf(b.class) ||
    expectedFenPerMinute(b) - expectedFenPerMinute(a) ||
    compareDays(a.dueOn, b.dueOn) ||
    compareText(reasonKey(a), reasonKey(b))
  )
}

function reasonKey({ playbook, step, occasion }: Action): string {
  return `${playbook.id} ${step.id} ${occasion}`
}

function compareDays(a: Day, b: Day): number {
  return compareText(a, b)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
