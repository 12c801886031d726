import { addDays, addMonths, monthOf, yearOf, type Day } from '#domain/calendar.ts'
import type { CarFacts, FactsWithoutCentre } from '#domain/customer-facts.ts'
import type { ValuesOf } from '#domain/settings.ts'
import {
  activeRetention,
  firstServiceShow,
  retentionWithin,
  secondServiceReturn,
  type Comings,
  type Serviced,
} from '#domain/report/retention.ts'
import type { retentionSettings } from '#domain/report/retention-rating.ts'
import { countsOf, type ShareCounts } from '#domain/report/share-counts.ts'
import { type YearCounts, yearCounts } from '#domain/report/yearly-rates.ts'

/** What a centre's retention is told from (spec §2.9), in a form that adds up. */
export type RetentionCounts = {
  readonly within: { readonly d90: ShareCounts; readonly d180: ShareCounts; readonly d365: ShareCounts }
  readonly active: { readonly y1: ShareCounts; readonly y3: ShareCounts; readonly y5: ShareCounts }
  readonly firstServiceShow: ShareCounts
  readonly secondServiceReturn: ShareCounts
  /** Of those who came back within 90 days, and of those who did not: who still came in their second year. */
  readonly early: { readonly back: ShareCounts; readonly notBack: ShareCounts }
  readonly year: YearCounts
  /** By quarter of the first delivery, `2023-Q1`; in it by quarters since delivery, `q1` … */
  readonly cohorts: Readonly<Record<string, Readonly<Record<string, ShareCounts>>>>
}

type RetentionValues = ValuesOf<typeof retentionSettings>

export function retentionCounts(
  customers: readonly FactsWithoutCentre[],
  { firstServiceMonths, secondServiceMonths }: Pick<RetentionValues, 'firstServiceMonths' | 'secondServiceMonths'>,
  today: Day,
): RetentionCounts {
  const within = (days: number): ShareCounts => countsOf(retentionWithin(days, customers, today))
  const active = (years: number): ShareCounts => countsOf(activeRetention(12 * years, customers, today))
  const cars = customers.flatMap(servicedCars)
  return {
    within: { d90: within(90), d180: within(180), d365: within(365) },
    active: { y1: active(1), y3: active(3), y5: active(5) },
    firstServiceShow: countsOf(firstServiceShow(firstServiceMonths, cars, today)),
    secondServiceReturn: countsOf(secondServiceReturn(secondServiceMonths, cars, today)),
    early: { back: secondYear(customers, true, today), notBack: secondYear(customers, false, today) },
    year: yearCounts(customers, today),
    cohorts: cohortsOf(customers, today),
  }
}

function servicedCars({ cars, visits }: FactsWithoutCentre): Serviced[] {
  return cars.map((car) => ({ car, visits: visits.filter(({ vin }) => vin === car.vin || vin === null) }))
}

/** How long after a first visit somebody counts as having come back early. */
const earlyDays = 90

/** Of customers whose first visit was two years ago or more, and who came back early or did not: a visit in the second year. */
function secondYear(customers: readonly Comings[], cameBackEarly: boolean, today: Day): ShareCounts {
  let [of, who] = [0, 0]
  for (const { visits } of customers) {
    const first = visits[0]?.on
    if (first === undefined || addDays(first, 730) > today) continue
    const isEarly = visits.some(({ on }) => on > first && on <= addDays(first, earlyDays))
    if (isEarly !== cameBackEarly) continue
    of += 1
    if (visits.some(({ on }) => on > addDays(first, 365) && on <= addDays(first, 730))) who += 1
  }
  return { of, who }
}

/** Quarters after delivery that a cohort is followed for, and how far back cohorts go, months. */
export const cohortQuarters = 12
const cohortMonths = 48

/** Of each quarter's deliveries, those with a visit in the first, second, … quarter after it, once that is over. */
function cohortsOf(customers: readonly FactsWithoutCentre[], today: Day): RetentionCounts['cohorts'] {
  const from = addMonths(today, -cohortMonths)
  const cohorts: Record<string, Record<string, { of: number; who: number }>> = {}
  for (const { cars, visits } of customers) {
    const delivered = firstDelivery(cars)
    if (delivered === null || delivered < from || delivered > today) continue
    const cohort = (cohorts[quarterOf(delivered)] ??= {})
    for (let quarter = 1; quarter <= cohortQuarters; quarter++) {
      const [after, until] = [addMonths(delivered, 3 * (quarter - 1)), addMonths(delivered, 3 * quarter)]
      if (until > today) break
      const cell = (cohort[`q${quarter}`] ??= { of: 0, who: 0 })
      cell.of += 1
      if (visits.some(({ on }) => on > after && on <= until)) cell.who += 1
    }
  }
  return cohorts
}

function firstDelivery(cars: readonly CarFacts[]): Day | null {
  let first: Day | null = null
  for (const { deliveredOn } of cars)
    if (deliveredOn !== null && (first === null || deliveredOn < first)) first = deliveredOn
  return first
}

function quarterOf(on: Day): string {
  return `${yearOf(on)}-Q${Math.ceil(monthOf(on) / 3)}`
}
