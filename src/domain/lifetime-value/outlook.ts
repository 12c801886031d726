import { dayFromNumber, monthsBetween, type Day } from '#domain/calendar.ts'
import type { Features } from '#domain/features.ts'
import { cohortsOf } from '#domain/lifetime-value/cohorts-of.ts'
import { fittedPotential, type FittedPotential } from '#domain/lifetime-value/fitted-potential.ts'
import { monthsAhead, type CarStanding } from '#domain/lifetime-value/potential.ts'
import type { Policy } from '#domain/policy.ts'
import { fitFor } from '#domain/value-model/fit-for.ts'
import type { FitInForce } from '#domain/value-model/fit-in-force.ts'
import type { History } from '#domain/value-model/histories.ts'
import { fitVoice } from '#domain/value-model/fit-voice.ts'
import { rhythm } from '#domain/value-model/waiting.ts'
import { marginFen } from '#domain/visit/visit-history.ts'

/** What the fit in force says of one customer. */
export interface Outlook {
  readonly fitId: number
  /** Chance 0–1 that they have not left, today. */
  readonly pActive: number
  /** Their own interval as it stood at the last visit, shrunk towards the group's; whole days. */
  readonly intervalDays: number
  /** First day on which P(active) < 0.5 if nobody comes; null = not within ten years. */
  readonly lapseOn: Day | null
  /** As of the last Monday, or of the last visit if that is later: it stays for a week, so that counts agree with lists. */
  readonly potential: FittedPotential
}

const daysPerWeek = 7

/** Null: no fit is in force, the policy lets the formula speak, or the customer never came. */
export function outlookOf(
  features: Features,
  car: CarStanding,
  ofAll: FitInForce | null,
  policy: Policy,
): Outlook | null {
  const { visits, asOf } = features
  const lastNumber = visits.dayNumbers.at(-1)
  if (ofAll === null || policy.model.speaks === 'formula' || lastNumber === undefined) return null
  const fit = ownFit(features, ofAll)
  const history = visitTimes(features, asOf.todayNumber)
  const voice = fitVoice(fit).of(history)
  const { intervalDays, lapseDays } = voice
  const valuedOn = Math.max(lastNumber, mondayOf(asOf.todayNumber))
  const valued = {
    age: history.T - (asOf.todayNumber - valuedOn) / daysPerWeek,
    spend: repeatMargin(features, history.x, policy.value.marginShare),
    monthsAhead: monthsAhead(carOn(car, features, valuedOn), policy.potential),
  }
  return {
    fitId: fit.fitId,
    pActive: voice.activeAt(history.T),
    intervalDays,
    lapseOn: lapseDays === null ? null : dayFromNumber(lastNumber + lapseDays),
    potential: fittedPotential(fit, voice, valued, policy.potential),
  }
}

/** The fit that speaks for this customer: their cohort's, where it foretells better than everybody's. */
export function ownFit({ facts }: Pick<Features, 'facts'>, ofAll: FitInForce): FitInForce {
  return fitFor(ofAll, () => cohortsOf(facts))
}

/** The horizon too stays for a week. */
function carOn(car: CarStanding, { ownership: { deliveredOn } }: Features, number: number): CarStanding {
  const ageMonths =
    deliveredOn === null || car.ageMonths === null ? null : monthsBetween(deliveredOn, dayFromNumber(number))
  return { ...car, ageMonths }
}

/** The middle half of a customer's intervals by their fit, whole days: the spread that is shown beside `intervalDays`. */
export function intervalSpread(
  features: Features,
  fit: FitInForce,
): { intervalFromDays: number; intervalToDays: number } {
  const { quarter, threeQuarters } = rhythm(fitVoice(fit).predictor, visitTimes(features, features.asOf.todayNumber))
  return {
    intervalFromDays: Math.round(quarter * daysPerWeek),
    intervalToDays: Math.round(threeQuarters * daysPerWeek),
  }
}

/** The customer's visits as the models see them at the end of a day, in weeks; at least one visit is known. */
export function visitTimes({ visits }: Pick<Features, 'visits'>, until: number): History {
  const { dayNumbers } = visits
  const first = dayNumbers[0] ?? until
  let [x, last, litt] = [0, first, 0]
  for (const day of dayNumbers) {
    if (day === last) continue
    x += 1
    litt += Math.log((day - last) / daysPerWeek)
    last = day
  }
  return { x, tx: (last - first) / daysPerWeek, T: (until - first) / daysPerWeek, litt }
}

/** Mean margin, fen, of the visits after the first day, `x` of them. */
export function repeatMargin({ facts, visits }: Features, x: number, marginShare: number): { x: number; mean: number } {
  if (x === 0) return { x, mean: 0 }
  let ofFirst = 0
  for (const visit of facts.visits) {
    if (visit.on !== visits.firstOn) break
    ofFirst += visit.costedMarginFen + visit.uncostedRevenueFen * marginShare
  }
  return { x, mean: (marginFen(visits.ever, marginShare) - ofFirst) / x }
}

/** The Monday of a day's week, as a day number: 1970-01-01 was a Thursday. */
export function mondayOf(number: number): number {
  return number - ((((number + 3) % 7) + 7) % 7)
}
