import { daysBetween, type Day } from '#domain/calendar.ts'
import { survivalCurve, type SurvivalStep, type Watched } from '#domain/report/kaplan-meier.ts'
import type { Comings } from '#domain/report/retention.ts'

/** Customers of one cohort, and the share of them who had not come again after so many days. */
export interface ReturnCurve<C> {
  readonly cohort: C
  readonly customers: number
  readonly steps: readonly SurvivalStep[]
}

/** Days with a visit, each once, ascending, up to `today`. */
function daysOfVisits({ visits }: Comings, today: Day): Day[] {
  return visits.map(({ on }) => on).filter((on, i, all) => on <= today && on !== all[i - 1])
}

/**
 * How long each customer was watched for a second visit: until it came, or until today, for whoever has not come yet is not
 * counted as lost but as not seen for longer (spec §2.9). Null for one who never visited, or first came today.
 */
export function secondVisitWait(customer: Comings, today: Day): Watched | null {
  const [first, second] = daysOfVisits(customer, today)
  if (first === undefined || first === today) return null
  return { days: daysBetween(first, second ?? today), happened: second !== undefined }
}

/** Time to the second visit by cohort; cohorts in the order of first appearance. */
export function secondVisitCurves<C, T extends Comings>(
  customers: readonly T[],
  today: Day,
  cohortOf: (customer: T) => C,
): ReturnCurve<C>[] {
  const waits = customers.flatMap((customer) => {
    const wait = secondVisitWait(customer, today)
    return wait === null ? [] : [{ cohort: cohortOf(customer), wait }]
  })
  return [...Map.groupBy(waits, ({ cohort }) => cohort)].map(([cohort, own]) => ({
    cohort,
    customers: own.length,
    steps: survivalCurve(own.map(({ wait }) => wait)),
  }))
}

/** The intervals of one customer: those that ended with a visit, and how long the one that has not ended is under way. */
interface Intervals {
  readonly ended: readonly number[]
  readonly underWay: number
}

/**
 * Time between visits by cohort, everybody counting as one customer however often they came. The interval that has not ended says
 * nothing beyond the ended ones where there are some; without one it is all that is known. Wang & Chang (1999), "Nonparametric
 * estimation of a recurrent survival function". The interval of the curve is by leaving out a twentieth of the customers at a time.
 */
export function intervalCurves<C, T extends Comings>(
  customers: readonly T[],
  today: Day,
  cohortOf: (customer: T) => C,
): ReturnCurve<C>[] {
  const known = customers.flatMap((customer) => {
    const days = daysOfVisits(customer, today)
    const last = days.at(-1)
    if (last === undefined || days[0] === today) return []
    const ended = days.slice(1).map((on, i) => daysBetween(days[i] ?? on, on))
    return [{ cohort: cohortOf(customer), intervals: { ended, underWay: daysBetween(last, today) } }]
  })
  return [...Map.groupBy(known, ({ cohort }) => cohort)].map(([cohort, own]) => ({
    cohort,
    customers: own.length,
    steps: recurrentCurve(own.map(({ intervals }) => intervals)),
  }))
}

const groups = 20
const z = 1.959963984540054

function recurrentCurve(customers: readonly Intervals[]): SurvivalStep[] {
  const steps = weightedSteps(customers)
  const without = Array.from({ length: Math.min(groups, customers.length) }, (_, group) =>
    weightedSteps(customers.filter((__, i) => i % groups !== group)),
  )
  const places = without.map(() => 0)
  return steps.map((step) => {
    const others = without.map((curve, group) => {
      let place = places[group] ?? 0
      while ((curve[place]?.days ?? Infinity) <= step.days) place += 1
      places[group] = place
      return onScale(curve[place - 1]?.survival ?? 1)
    })
    const mean = others.reduce((sum, value) => sum + value, 0) / others.length
    const squares = others.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    const half = z * Math.sqrt((squares * (others.length - 1)) / others.length)
    const isKnown = step.survival > 0 && Number.isFinite(half) && others.length > 1
    if (!isKnown) return { ...step, low: 0, high: 1 }
    return { ...step, low: step.survival ** Math.exp(half), high: step.survival ** Math.exp(-half) }
  })
}

/** ln(−ln S), on which the interval is even; where S is 0 or 1 the nearest that can be told. */
function onScale(survival: number): number {
  return Math.log(-Math.log(Math.min(1 - 1e-9, Math.max(1e-9, survival))))
}

/** The curve with weights that make each customer one; `atRisk` and `events` in customers, not whole. */
function weightedSteps(customers: readonly Intervals[]): SurvivalStep[] {
  const watched = customers.flatMap(({ ended, underWay }) =>
    ended.length === 0
      ? [{ days: underWay, happened: false, weight: 1 }]
      : ended.map((days) => ({ days, happened: true, weight: 1 / ended.length })),
  )
  watched.sort((a, b) => a.days - b.days)
  const steps: SurvivalStep[] = []
  let [survival, atRisk] = [1, customers.length]
  for (let at = 0; at < watched.length;) {
    const days = watched[at]?.days ?? 0
    let [events, leaving] = [0, 0]
    for (; watched[at]?.days === days; at++) {
      const { happened, weight } = watched[at] ?? { happened: false, weight: 0 }
      leaving += weight
      if (happened) events += weight
    }
    if (events > 0) {
      survival = Math.max(0, survival * (1 - Math.min(1, events / atRisk)))
      steps.push({ days, atRisk, events, survival, low: 0, high: 1 })
    }
    atRisk -= leaving
  }
  return steps
}

/** What the curve says after so many days. */
export function survivalAfter(
  days: number,
  steps: readonly SurvivalStep[],
): Pick<SurvivalStep, 'survival' | 'low' | 'high'> {
  const step = steps.findLast((each) => each.days <= days)
  return step ?? { survival: 1, low: 1, high: 1 }
}

/** Days after which half have come; null where fewer than half have. */
export function medianReturn(steps: readonly SurvivalStep[]): number | null {
  return steps.find(({ survival }) => survival <= 0.5)?.days ?? null
}
