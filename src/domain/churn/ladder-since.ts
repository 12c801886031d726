import { dayFromNumber, dayNumber, type Day } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import { ladderLevel, ladderSteps, type Silence } from '#domain/churn/ladder.ts'
import type { LadderLevel } from '#domain/churn/ladder-level.ts'
import type { CarFacts } from '#domain/customer-facts.ts'
import type { Features } from '#domain/features.ts'
import type { Policy } from '#domain/policy.ts'
import { buyingOn, windowSteps } from '#domain/segment/buying-later.ts'
import { rfmOf, type Rfm } from '#domain/segment/rfm.ts'

/** What a level of today was told from. */
export interface Told {
  readonly silence: Silence
  readonly features: Features
  readonly centre: CentreFigures
  readonly policy: Policy
}

/**
 * First day of the unbroken run of days on which today's level applied; null for `none`. Worked out from the records
 * as they would have been read on each of those days, against today's figures of the centre.
 */
export function ladderSince(level: LadderLevel, told: Told): Day | null {
  if (level === 'none') return null
  const { silence, features, policy } = told
  const { todayNumber } = features.asOf
  // Whoever never visited has a contact or a delivery, at which their level was `none`.
  const lastVisit = silence.daysSinceVisit === null ? -Infinity : todayNumber - silence.daysSinceVisit
  if (level === 'lapsed') return dayFromNumber(lastVisit + policy.ladder.lapsedDays + 1)
  const steps = visitSteps(silence, features, lastVisit, policy)
  addContactSteps(steps, features, policy)
  let step = latest(steps, todayNumber)
  while (step > lastVisit && levelOn(step - 1, told) === level) step = latest(steps, step - 1)
  return dayFromNumber(Math.max(step, lastVisit))
}

function latest(steps: readonly number[], until: number): number {
  let found = -Infinity
  for (const step of steps) if (step <= until && step > found) found = step
  return found
}

/** Days on which contact may have changed the level: each contact since the last visit, and when its calm ended. */
function addContactSteps(steps: number[], { facts, visits, ownership }: Features, { ladder }: Policy): void {
  const start = visits.lastOn ?? ownership.lastDeliveredOn
  if (start !== null) steps.push(dayNumber(start), dayNumber(start) + ladder.l1ContactDays)
  for (let at = facts.contacts.length - 1; at >= 0; at--) {
    const on = facts.contacts[at]?.on
    if (on === undefined || (visits.lastOn !== null && on < visits.lastOn)) break
    steps.push(dayNumber(on), dayNumber(on) + ladder.l1ContactDays)
  }
}

function visitSteps(silence: Silence, features: Features, lastVisit: number, policy: Policy): number[] {
  if (silence.daysSinceVisit === null || silence.daysSinceFirstVisit === null) return []
  const { todayNumber } = features.asOf
  const steps = ladderSteps(silence.expectedIntervalDays, policy.ladder)
  for (const [at, days] of steps.entries()) steps[at] = lastVisit + days
  steps.push(todayNumber - silence.daysSinceFirstVisit + policy.ladder.fixedFirstDays)
  const winBackFrom = lastVisit + policy.ladder.winBackDays
  if (todayNumber <= winBackFrom) return steps
  const { visits, since, facts } = features
  const record = { visits: facts.visits, dayNumbers: visits.dayNumbers, since }
  const { scoringMonths } = policy.windows
  const watch = {
    months: scoringMonths,
    leastMonths: policy.rfm.leastObservedMonths,
    after: winBackFrom,
    until: todayNumber,
  }
  return [...steps, ...windowSteps(record, watch)]
}

/** The level at the end of a day since the last visit, as it would have been told then. */
function levelOn(number: number, { silence, features, centre, policy }: Told): LadderLevel {
  const ago = features.asOf.todayNumber - number
  const daysSinceVisit = silence.daysSinceVisit === null ? null : silence.daysSinceVisit - ago
  if (daysSinceVisit !== null && daysSinceVisit < 0) return 'none'
  const contact = contactUntil(number, features)
  const { f, m } =
    daysSinceVisit !== null && daysSinceVisit > policy.ladder.winBackDays
      ? rfmOn(number, features, centre, policy)
      : silence
  const then: Silence = {
    daysSinceVisit,
    daysSinceFirstVisit: silence.daysSinceFirstVisit === null ? null : silence.daysSinceFirstVisit - ago,
    daysSinceContact: contact === null ? null : number - contact,
    expectedIntervalDays: silence.expectedIntervalDays,
    f,
    m,
  }
  return ladderLevel(then, policy.ladder).level
}

function rfmOn(number: number, { visits, since, facts }: Features, centre: CentreFigures, policy: Policy): Rfm {
  const record = { visits: facts.visits, dayNumbers: visits.dayNumbers, since }
  return rfmOf(buyingOn(number, record, policy.windows.scoringMonths, policy.rfm), centre.quintiles, policy.rfm)
}

/** Day number from which silence counted at the end of a day since the last visit. */
function contactUntil(number: number, { facts, visits }: Features): number | null {
  const start = visits.lastOn === null ? lastDelivery(number, facts.cars) : dayNumber(visits.lastOn)
  for (let at = facts.contacts.length - 1; at >= 0; at--) {
    const contact = facts.contacts[at]
    if (!contact || dayNumber(contact.on) > number) continue
    return start === null ? dayNumber(contact.on) : Math.max(start, dayNumber(contact.on))
  }
  return start
}

function lastDelivery(number: number, cars: readonly CarFacts[]): number | null {
  let found: number | null = null
  for (const { deliveredOn } of cars) {
    const delivered = deliveredOn === null ? null : dayNumber(deliveredOn)
    if (delivered !== null && delivered <= number && (found === null || delivered > found)) found = delivered
  }
  return found
}
