import type { Day } from '#domain/calendar.ts'
import { expectedFenPerMinute, type Action } from '#domain/playbook/action.ts'
import { rankOf, type ActionClass } from '#domain/playbook/action-class.ts'
import type { StepRole } from '#domain/playbook/step.ts'
import type { Stake } from '#domain/playbook/stake.ts'

/** As much of a reason to contact somebody as merging reads: a step of a playbook, foreseen or kept, or an own task. */
export interface Reason extends Omit<Plannable, 'stake'> {
  /** Whose work it is; null = nobody's. */
  readonly advisorId: number | null
  readonly role: StepRole
  readonly stake: Stake
}

/** One contact with one customer on one day, for one or several reasons. */
export interface Task<R extends Reason = Action> {
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
  readonly isMessage?: boolean
  /** The reason that leads first. */
  readonly reasons: readonly [R, ...R[]]
}

/** As much of a task as planning reads: what is kept of one is enough. */
export interface Plannable {
  readonly customerNo: string
  readonly source: string
  readonly class: ActionClass
  readonly opensOn: Day
  readonly dueOn: Day
  readonly closesOn: Day | null
  readonly minutes: number
  readonly stake: Pick<Stake, 'fen'>
  readonly chance: number
  /** A message that lies ready to be sent: the rules of contact were asked when it was made, so it takes no one's turn. */
  readonly isMessage?: boolean
}

/** The contacts to make of one customer's actions: see `mergeReasons`. */
export function mergeForCustomer(actions: readonly Action[], extraMinutesPerReason: number, today: Day): Task[] {
  return mergeReasons(actions, { extraMinutesPerReason, today, keyOf: actionKey, enrolmentOf: occasionKey })
}

export interface Merging<R> {
  readonly extraMinutesPerReason: number
  readonly today: Day
  /** Tells the reasons of one customer apart, so that their order never wavers. */
  readonly keyOf: (reason: R) => string
  /** The enrolment that a reason is a step of, or will be; null = of none. */
  readonly enrolmentOf: (reason: R) => number | string | null
}

/**
 * The contacts to make of one customer's reasons: each is put on the earliest contact day on which it makes sense
 * already, so that nobody is called twice on one day, nor tomorrow for what could have been said today.
 */
export function mergeReasons<R extends Reason>(
  reasons: readonly R[],
  { extraMinutesPerReason, today, keyOf, enrolmentOf }: Merging<R>,
): Task<R>[] {
  const compare = (a: R, b: R): number => compareReasons(a, b) || compareText(keyOf(a), keyOf(b))
  const tasks: Task<R>[] = []
  let rest = reasons.toSorted((a, b) => compareText(contactDay(a, today), contactDay(b, today)) || compare(a, b))
  for (let first = rest[0]; first !== undefined; first = rest[0]) {
    const on = contactDay(first, today)
    const isDueTogether = (reason: R): boolean => reason === first || reason.opensOn <= on
    const together = rest.filter(isDueTogether).toSorted(compare)
    rest = rest.filter((reason) => !isDueTogether(reason))
    for (const [lead = first, ...others] of byWhoseWork(together, enrolmentOf))
      tasks.push(taskOf<R>([lead, ...others], extraMinutesPerReason))
  }
  return tasks
}

/**
 * Reasons of one day by whose work they are: the manager's, if any asks for the manager, with one exception. A playbook
 * that tells the manager and leaves the contact with the advisor means both: the manager sees to it, the advisor makes
 * the contact, and says what else is to be said.
 */
function byWhoseWork<R extends Reason>(
  together: readonly R[],
  enrolmentOf: Merging<R>['enrolmentOf'],
): (readonly R[])[] {
  const { advisor = [], manager = [] } = Object.groupBy(together, ({ role }) => role)
  const leftWithAdvisor = new Set(advisor.map(enrolmentOf))
  const isTold = (reason: R): boolean => enrolmentOf(reason) !== null && leftWithAdvisor.has(enrolmentOf(reason))
  return manager.length > 0 && manager.every(isTold) ? [manager, advisor] : [together]
}

/** The day on which an action is in hand: its due day, or today where that is past. */
export function contactDay({ dueOn }: { readonly dueOn: Day }, today: Day): Day {
  return dueOn > today ? dueOn : today
}

function taskOf<R extends Reason>(reasons: readonly [R, ...R[]], extraMinutesPerReason: number): Task<R> {
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
    ...(lead.isMessage === undefined ? {} : { isMessage: lead.isMessage }),
    reasons,
  }
}

/** The later of two last days, where null is later than any. */
function later(a: Day | null, b: Day | null): Day | null {
  return a === null || b === null ? null : a > b ? a : b
}

/** Which reason leads: the higher class, then the larger expected value per minute, then what is due first. */
function compareReasons(a: Reason, b: Reason): number {
  return (
    rankOf(a.class) - rankOf(b.class) ||
    expectedFenPerMinute(b) - expectedFenPerMinute(a) ||
    compareText(a.dueOn, b.dueOn)
  )
}

function actionKey(action: Action): string {
  return `${occasionKey(action)} ${action.step.id}`
}

function occasionKey({ playbook, occasion }: Action): string {
  return `${playbook.id} ${occasion}`
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
