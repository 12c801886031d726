import { addDays, type Day } from '#domain/calendar.ts'
import type { ContactAsked, ContactHistory } from '#domain/contact/contact-history.ts'
import type { HeldBackBecause } from '#domain/contact/held-back.ts'
import { mayContact } from '#domain/contact/may-contact.ts'
import { type Foreseen, foreseen, type Looked } from '#domain/enrolment/foreseen.ts'
import { trueNow, type TrueNow } from '#domain/enrolment/occasions.ts'
import type { Label } from '#domain/label.ts'
import { wholeFen, type Fen } from '#domain/money.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { StepRole } from '#domain/playbook/step.ts'
import type { Policy } from '#domain/policy.ts'
import { instantAt } from '#domain/working-time/local-time.ts'

/** Why somebody of whom the trigger is true would not be enrolled. */
export type SimulatedOut = 'entered_before' | 'holdout' | 'do_not_contact' | 'all_cars_sold' | 'deceased' | 'under_way'

/** What a playbook would bring, begun on a day on the data of that day. */
export interface Simulation {
  readonly playbookId: string
  readonly on: Day
  readonly customers: number
  readonly enrolments: number
  /** Customers of whom the trigger is true and who would stay out. */
  readonly out: ReadonlyMap<SimulatedOut, number>
  readonly tasks: Readonly<Record<StepRole, { readonly tasks: number; readonly minutes: number }>>
  /** Tasks due within seven days, those of the backlog among them. */
  readonly dueInAWeek: number
  readonly automaticInstead: number
  readonly messages: number
  readonly escalations: number
  readonly vouchers: number
  /** Minutes by the policy's cost of an hour, and vouchers by their average cost if every one were used. */
  readonly workFen: Fen
  readonly voucherFen: Fen
  /** Stake × chance of the tasks. */
  readonly expectedFen: Fen
  /** Contacts that the rules would hold back on that day, by reason. */
  readonly heldBack: ReadonlyMap<HeldBackBecause, number>
  /** Of those enrolled, for how many another playbook's trigger is true as well. */
  readonly overlaps: ReadonlyMap<string, number>
  /** The first few, with their first reason. */
  readonly examples: readonly {
    readonly customerId: number
    readonly customerNo: string
    readonly because: Label | null
  }[]
}

/** Somebody of whom the trigger is true. */
export interface Candidate extends Looked {
  readonly customerId: number
  readonly now: readonly TrueNow[]
}

/** What everybody of a centre is simulated with. */
export interface Block {
  readonly playbook: Playbook
  readonly on: Day
  readonly policy: Policy
  readonly others: readonly Playbook[]
}

const examplesShown = 5

/** A simulation being counted. */
export interface Tally {
  customers: number
  enrolments: number
  readonly out: Map<SimulatedOut, number>
  readonly tasks: Record<StepRole, { tasks: number; minutes: number }>
  dueInAWeek: number
  automaticInstead: number
  messages: number
  escalations: number
  vouchers: number
  workFen: number
  voucherFen: number
  expectedFen: number
  readonly heldBack: Map<HeldBackBecause, number>
  readonly overlaps: Map<string, number>
  readonly examples: { customerId: number; customerNo: string; because: Label | null }[]
}

export function newTally(): Tally {
  return {
    customers: 0,
    enrolments: 0,
    out: new Map(),
    tasks: { advisor: { tasks: 0, minutes: 0 }, manager: { tasks: 0, minutes: 0 } },
    dueInAWeek: 0,
    automaticInstead: 0,
    messages: 0,
    escalations: 0,
    vouchers: 0,
    workFen: 0,
    voucherFen: 0,
    expectedFen: 0,
    heldBack: new Map(),
    overlaps: new Map(),
    examples: [],
  }
}

export function count<K>(counts: Map<K, number>, key: K, more = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + more)
}

/** Counts what a customer who would be enrolled brings. */
export function addEnrolled(tally: Tally, candidate: Candidate, history: ContactHistory, of: Block): void {
  const { view, features, now } = candidate
  const occasions = of.playbook.onNewOccasion === 'beside' ? now : now.slice(0, 1)
  for (const occasion of occasions) {
    const found = foreseen(of.playbook, occasion, candidate)
    tally.enrolments++
    addWork(tally, found, of)
    addHeldBack(tally, found, { candidate, occasion, history, of })
    if (tally.examples.length < examplesShown) tally.examples.push(exampleOf(candidate, found))
  }
  for (const other of of.others) if (trueNow(other, view, features).length > 0) count(tally.overlaps, other.id)
}

function addWork(tally: Tally, found: Foreseen, { policy, on }: Block): void {
  for (const { step, role, dueOn, stakeFen } of found.tasks) {
    tally.tasks[role].tasks++
    tally.tasks[role].minutes += step.minutes
    if (dueOn < addDays(on, 7)) tally.dueInAWeek++
    tally.workFen += (step.minutes / 60) * policy.serving.advisorYuanPerHour * 100
    tally.expectedFen += stakeFen * step.chance
  }
  tally.automaticInstead += found.automaticInstead
  tally.messages += found.messages.length
  tally.escalations += found.escalations
  tally.vouchers += found.offers.length
  tally.voucherFen += found.offers.reduce((sum, { costFen }) => sum + costFen, 0)
}

interface Enrolled {
  readonly candidate: Candidate
  readonly occasion: TrueNow
  readonly history: ContactHistory
  readonly of: Block
}

/** At ten in the morning: the hour is no obstacle, whatever the step. */
function addHeldBack(
  tally: Tally,
  { tasks, messages }: Foreseen,
  { candidate, occasion, history, of }: Enrolled,
): void {
  const { playbook, policy, on } = of
  const { cadenceGroup, lastVisitOn } = candidate.view.assessment
  const known = { ...history, cadenceGroup, lastVisitOn }
  const at = instantAt({ on, minute: 600 }, history.zone)
  const asked: Pick<ContactAsked, 'channel' | 'purpose'>[] = [
    ...tasks.map(() => ({ channel: 'phone' as const, purpose: playbook.purpose })),
    ...messages.map(({ channel, purpose }) => ({ channel, purpose })),
  ]
  for (const each of asked) {
    const ownServiceOn = playbook.isOwnService ? occasion.triggerOn : null
    const wish = { ...each, playbookId: playbook.id, ownServiceOn, content: null, isAnyHour: true }
    const held = mayContact(wish, known, policy, at)
    // A person finds another way where a number is missing.
    const isInTheWay = held !== null && !(each.channel === 'phone' && isWithoutAddress(held.because))
    if (isInTheWay) count(tally.heldBack, held.because)
  }
}

function isWithoutAddress(because: HeldBackBecause): boolean {
  return because === 'no_address' || because === 'bounced'
}

function exampleOf({ customerId, view }: Candidate, { tasks: [task] }: Foreseen): Tally['examples'][number] {
  const because =
    task === undefined
      ? null
      : { zh: task.step.reason(task.variables, 'zh'), en: task.step.reason(task.variables, 'en') }
  return { customerId, customerNo: view.facts.customerNo, because }
}

export function simulationOf(tally: Tally, of: Pick<Simulation, 'playbookId' | 'on'>): Simulation {
  return {
    ...tally,
    ...of,
    workFen: wholeFen(tally.workFen),
    voucherFen: wholeFen(tally.voucherFen),
    expectedFen: wholeFen(tally.expectedFen),
  }
}
