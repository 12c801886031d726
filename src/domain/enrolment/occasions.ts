import { addDays, type Day } from '#domain/calendar.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import { type DatedFact, isOpen, type OpenDays } from '#domain/playbook/dated-fact.ts'
import { datedFacts } from '#domain/playbook/dated-facts.ts'
import type { FeatureValues } from '#domain/playbook/features.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Variables } from '#domain/playbook/variables.ts'

/** A time at which a playbook's trigger is true of a customer today. */
export interface TrueNow {
  /** Of its fact: tells it from others of the same playbook and customer. */
  readonly key: string
  readonly triggerOn: Day
  readonly variables: Variables
}

/** The occasions of a playbook whose window is open and whose condition is true on the view's day. */
export function trueNow(playbook: Playbook, view: CustomerView, features: FeatureValues): readonly TrueNow[] {
  const { fact, when, kind } = playbook.trigger
  if (when?.mayHold(features) === false) return nothing
  if (fact !== null) return openNow(datedFacts[fact], playbook, { view, features })
  return kind === 'state' && when?.holds(features, {}) === true ? [alwaysSince(view.today)] : nothing
}

function openNow(fact: DatedFact, playbook: Playbook, { view, features }: Seen): TrueNow[] {
  const { when } = playbook.trigger
  const open = openDays(playbook, view.today)
  const found: TrueNow[] = []
  for (const { key, on, variables } of fact.occasions(view, open)) {
    if (!isOpen(on, open)) continue
    if (when === null || when.holds(features, variables))
      found.push({ key, triggerOn: on, variables: { ...variables, trigger_on: on } })
  }
  return found
}

/** A customer on a day. */
interface Seen {
  readonly view: CustomerView
  readonly features: FeatureValues
}

const nothing: readonly TrueNow[] = []

/** A state without a dated fact begins on the day on which it is first seen. */
function alwaysSince(today: Day): TrueNow {
  return { key: '', triggerOn: today, variables: { trigger_on: today } }
}

const firstOfAll: Day = '0001-01-01'

/** Days of the trigger for which the window of a playbook is open; everybody is asked on the same day. */
const windows = new WeakMap<Playbook, OpenDays & { readonly today: Day }>()

function openDays(playbook: Playbook, today: Day): OpenDays {
  const known = windows.get(playbook)
  if (known?.today === today) return known
  const { opensDays, closesDays } = playbook.trigger.window
  const from = closesDays === null ? firstOfAll : addDays(today, -closesDays)
  const window = { today, from, to: addDays(today, -opensDays) }
  windows.set(playbook, window)
  return window
}

/**
 * The first trigger day whose window is still open on `today`: every earlier occasion is over. Null where nobody can tell
 * without looking: a day that may move, or what lasts as long as it is so.
 */
export function closedBefore(playbook: Playbook, today: Day): Day | null {
  const { fact, kind, window } = playbook.trigger
  const isKnown = fact !== null && kind !== 'state' && window.closesDays !== null && isFixed(datedFacts[fact])
  return isKnown ? openDays(playbook, today).from : null
}

function isFixed(fact: DatedFact): boolean {
  return fact.isFixed === true
}

/** An occasion as it is kept. */
export interface Occasion {
  readonly playbookId: string
  readonly occasion: string
  readonly triggerOn: Day
  readonly variables: Variables
  readonly state: OccasionState
  readonly because: string | null
  /** From then on the trigger was no longer true of it; null = it still is. */
  readonly overOn: Day | null
}

export type OccasionState = 'enrolled' | 'waiting' | 'passed_over' | 'holdout'

/** How an occasion is named: a state carries the day on which it was seen first, for it may come again. */
function nameOf({ key }: TrueNow, { trigger }: Playbook, today: Day): string {
  return trigger.kind === 'state' ? `${key}@${today}` : key
}

/** Whether an occasion of this name is this one. */
export function isSameName(name: string, now: TrueNow, isState: boolean): boolean {
  return isState ? name.startsWith(`${now.key}@`) : name === now.key
}

/**
 * Whether a kept occasion is this one, going on; a state that was over is another one when it comes again, but on the day on
 * which it was seen first: names tell no hours.
 */
function isSame(
  kept: Occasion,
  now: TrueNow,
  { isState, today }: { readonly isState: boolean; readonly today: Day },
): boolean {
  const goesOn = !isState || kept.overOn === null || kept.overOn > today || seenOn(kept) === today
  return goesOn && isSameName(kept.occasion, now, isState)
}

/** The day on which a state was first seen. */
function seenOn({ occasion }: Occasion): string {
  return occasion.slice(occasion.lastIndexOf('@') + 1)
}

/** Occasions that no trigger brought: a person did, or another playbook that failed. They are entered at once or never. */
export function isBroughtIn({ occasion }: Pick<Occasion, 'occasion'>): boolean {
  return occasion.startsWith(broughtIn)
}

const broughtIn = '→ '

/** The name of such an occasion: what brought it, which may have been brought itself. */
export function broughtInBy(what: string): string {
  return `${broughtIn}${what}`
}

/** Whether an enrolment came, by whatever detours, from one in that playbook: it is not handed back to it. */
export function cameFrom({ occasion }: Pick<Occasion, 'occasion'>, playbookId: string): boolean {
  return occasion.split(broughtIn).some((what) => what.startsWith(`${playbookId} `))
}

/** What has changed about the occasions of one playbook: those that begin, go on after all, or are over. */
export function changesOf(playbook: Playbook, known: readonly Occasion[], { view, features }: Seen): Occasion[] {
  const isState = playbook.trigger.kind === 'state'
  const now = trueNow(playbook, view, features)
  const changes: Occasion[] = []
  const { today } = view
  // A clock that was set back says nothing about what was seen on a later day.
  if (isState && known.some((occasion) => !isBroughtIn(occasion) && seenOn(occasion) > today)) return []
  for (const each of now) {
    const same = known.find((occasion) => isSame(occasion, each, { isState, today }))
    if (same === undefined || isToWaitAgain(same, { isState, today })) changes.push(begun(playbook, each, today))
    else if (same.overOn !== null && same.overOn <= today) changes.push({ ...same, overOn: null })
  }
  const holding = known.filter((occasion) => occasion.overOn === null && !isBroughtIn(occasion))
  for (const occasion of holding) {
    if (!now.some((each) => isSame(occasion, each, { isState, today }))) changes.push(over(occasion, today))
  }
  return changes
}

function begun(playbook: Playbook, now: TrueNow, today: Day): Occasion {
  const { triggerOn, variables } = now
  const occasion = nameOf(now, playbook, today)
  return { playbookId: playbook.id, occasion, triggerOn, variables, state: 'waiting', because: null, overOn: null }
}

/** A state that was over before anybody was entered, and is true again on the same day. */
function isToWaitAgain({ state, overOn }: Occasion, { isState, today }: { isState: boolean; today: Day }): boolean {
  return isState && state === 'passed_over' && overOn !== null && overOn <= today
}

/** What was still waiting is passed over with what it waited for. */
function over(occasion: Occasion, today: Day): Occasion {
  if (occasion.state !== 'waiting') return { ...occasion, overOn: today }
  return { ...occasion, overOn: today, state: 'passed_over', because: occasion.because ?? 'window_closed' }
}
