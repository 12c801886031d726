import { lookingFrom } from '#domain/as-of.ts'
import { addDays, addMonths, daysBetween, type Day } from '#domain/calendar.ts'
import type { CustomerFacts } from '#domain/customer-facts.ts'
import { featuresOf, type Features } from '#domain/features.ts'
import { fittedPotential } from '#domain/lifetime-value/fitted-potential.ts'
import { intervalSpread, ownFit, repeatMargin, visitTimes, type Outlook } from '#domain/lifetime-value/outlook.ts'
import type { Fen } from '#domain/money.ts'
import type { Policy } from '#domain/policy.ts'
import { recordsUntil } from '#domain/records-until.ts'
import { standingOf, worthOf } from '#domain/standing.ts'
import type { Cohort } from '#domain/value-model/cohort.ts'
import type { FitInForce } from '#domain/value-model/fit-in-force.ts'
import { fitVoice } from '#domain/value-model/fit-voice.ts'
import type { History } from '#domain/value-model/histories.ts'
import type { Predictor } from '#domain/value-model/timing-model.ts'
import { nextVisit } from '#domain/value-model/waiting.ts'

/** All that the fit in force says of one customer, with the curves that a screen draws. */
export interface CustomerOutlook {
  readonly fitId: number
  readonly fitAsOf: Day
  /** Whom the fit was made on; null = everybody. */
  readonly cohort: Cohort | null
  readonly pActive: number
  /** Chance 0–1 of at least one visit in the next year. */
  readonly chanceWithinYear: number
  readonly intervalDays: number
  readonly intervalFromDays: number
  readonly intervalToDays: number
  readonly overdue: number
  /** Last visit + interval; may be past. */
  readonly dueOn: Day
  /** Of one who stays: the middle half, counted from today. */
  readonly nextVisit: { readonly fromOn: Day; readonly medianOn: Day; readonly toOn: Day }
  readonly lapseOn: Day | null
  /** To the horizon; 80 % interval. */
  readonly visits: {
    readonly monthsAhead: number
    readonly expected: number
    readonly low: number
    readonly high: number
  }
  /** From the last visit on, if nobody comes. */
  readonly activeCurve: readonly { readonly on: Day; readonly pActive: number }[]
  readonly value: {
    readonly potentialFen: Fen
    readonly lowFen: Fen
    readonly highFen: Fen
    readonly marginPerVisitFen: Fen
    /** Added up from today to the horizon, a point each quarter. */
    readonly points: readonly ValuePoint[]
  }
}

export interface ValuePoint {
  readonly months: number
  readonly on: Day
  readonly expectedFen: Fen
  readonly lowFen: Fen
  readonly highFen: Fen
}

const weeksPerYear = 365.25 / 7

/** Null where the formula speaks: no fit is in force, or the customer never came. */
export function customerOutlook(facts: CustomerFacts, policy: Policy, today: Day): CustomerOutlook | null {
  const { centre } = facts
  const features = featuresOf(recordsUntil(facts, today), policy, lookingFrom(today, policy.windows))
  const { outlook } = worthOf(features, standingOf(features, centre.quintiles, policy), centre, policy)
  const { lastOn } = features.visits
  if (centre.fit === undefined || outlook === null || lastOn === null) return null
  const fit = ownFit(features, centre.fit)
  const { predictor } = fitVoice(fit)
  const history = visitTimes(features, features.asOf.todayNumber)
  const { potential, ...known } = outlook
  const { monthsAhead, expectedVisits, visitsLow, visitsHigh } = potential
  return {
    ...known,
    fitAsOf: fit.asOf,
    cohort: fit.cohort ?? null,
    chanceWithinYear: predictor.visitsAtLeast(history, weeksPerYear)[1] ?? 0,
    ...intervalSpread(features, fit),
    overdue: daysBetween(lastOn, today) / outlook.intervalDays,
    dueOn: addDays(lastOn, outlook.intervalDays),
    nextVisit: nextVisitFrom(predictor, history, today),
    visits: { monthsAhead, expected: expectedVisits, low: visitsLow, high: visitsHigh },
    activeCurve: activeCurve(predictor, history, { lastOn, today, lapseOn: outlook.lapseOn }),
    value: {
      potentialFen: potential.fen,
      lowFen: potential.lowFen,
      highFen: potential.highFen,
      marginPerVisitFen: potential.marginFenPerVisit,
      points: valuePoints({ features, fit, outlook }, policy, today),
    },
  }
}

/** Nobody is told of a visit in more than ten years. */
const farthestDays = 3650

function nextVisitFrom(predictor: Predictor, history: History, today: Day): CustomerOutlook['nextVisit'] {
  const { quarter, median, threeQuarters } = nextVisit(predictor, history)
  const on = (weeks: number): Day => addDays(today, Math.min(farthestDays, Math.ceil(weeks * 7)))
  return { fromOn: on(quarter), medianOn: on(median), toOn: on(threeQuarters) }
}

const curvePoints = 36

/** To past today and past the lapse date, as far again as has gone by. */
function activeCurve(
  predictor: Predictor,
  history: History,
  { lastOn, today, lapseOn }: { readonly lastOn: Day; readonly today: Day; readonly lapseOn: Day | null },
): CustomerOutlook['activeCurve'] {
  const days = Math.max(365, 2 * daysBetween(lastOn, today), lapseOn === null ? 0 : 1.5 * daysBetween(lastOn, lapseOn))
  const step = Math.ceil(Math.min(farthestDays, days) / curvePoints)
  return Array.from({ length: curvePoints + 1 }, (_, i) => ({
    on: addDays(lastOn, i * step),
    pActive: predictor.probabilityActive({ ...history, T: history.tx + (i * step) / 7 }),
  }))
}

const monthsPerPoint = 3

function valuePoints(
  { features, fit, outlook }: { readonly features: Features; readonly fit: FitInForce; readonly outlook: Outlook },
  policy: Policy,
  today: Day,
): ValuePoint[] {
  const history = visitTimes(features, features.asOf.todayNumber)
  const spend = repeatMargin(features, history.x, policy.value.marginShare)
  const { monthsAhead } = outlook.potential
  const points = Math.ceil(monthsAhead / monthsPerPoint)
  const voice = fitVoice(fit).of(history)
  return Array.from({ length: points + 1 }, (_, i) => {
    const months = Math.min(monthsAhead, i * monthsPerPoint)
    const valued = { age: history.T, spend, monthsAhead: months }
    const { fen, lowFen, highFen } = fittedPotential(fit, voice, valued, policy.potential)
    return { months, on: addMonths(today, months), expectedFen: fen, lowFen, highFen }
  })
}
