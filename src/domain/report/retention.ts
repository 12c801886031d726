import { addDays, addMonths, type Day } from '#domain/calendar.ts'
import type { CarFacts, VisitFacts } from '#domain/customer-facts.ts'

/** A share of people, with what it is a share of: never shown without. */
export interface Share {
  readonly of: number
  readonly who: number
  /** 0–1; null where there is nobody to count. */
  readonly share: number | null
}

/** What retention is told from; visits as known at the end of the day, ascending. */
export interface Comings {
  readonly visits: readonly Pick<VisitFacts, 'on'>[]
}

/**
 * W-day retention (spec §2.9; W = 90, 180, 365): of customers whose first visit was at least `days` before `today` (nobody is counted before their time is up), those
 * with a second visit within so many days. A second visit is one on a later civil day.
 */
export function retentionWithin(days: number, customers: readonly Comings[], today: Day): Share {
  return shareOf(customers, ({ visits }) => {
    const first = visits[0]?.on
    if (first === undefined || addDays(first, days) > today) return null
    const second = secondVisitOn(visits)
    return second !== null && second <= addDays(first, days)
  })
}

/** First visit day after the first one; null if there is none. */
function secondVisitOn(visits: readonly Pick<VisitFacts, 'on'>[]): Day | null {
  const first = visits[0]?.on
  return visits.find(({ on }) => first !== undefined && on > first)?.on ?? null
}

/** Of customers with a visit in the `months` before the last `months`, those who visited in them again. */
export function activeRetention(months: number, customers: readonly Comings[], today: Day): Share {
  const middle = addMonths(today, -months)
  const start = addMonths(today, -2 * months)
  return shareOf(customers, ({ visits }) => {
    if (!visits.some(({ on }) => on > start && on <= middle)) return null
    return visits.some(({ on }) => on > middle && on <= today)
  })
}

/** A car with what its owner's visits say of it. */
export interface Serviced {
  readonly car: Pick<CarFacts, 'vin' | 'deliveredOn'>
  /** Visits of this car, ascending. */
  readonly visits: readonly Pick<VisitFacts, 'on' | 'kind'>[]
}

/** The visit whose kind says so, else the earliest maintenance visit from delivery on. */
export function firstServiceOn({ car, visits }: Serviced): Day | null {
  const named = visits.find(({ kind }) => kind === 'first_service')
  if (named) return named.on
  return (
    visits.find(({ on, kind }) => kind === 'maintenance' && (car.deliveredOn === null || on >= car.deliveredOn))?.on ??
    null
  )
}

/** Of deliveries older than so many months, those with a first service within them. */
export function firstServiceShow(months: number, cars: readonly Serviced[], today: Day): Share {
  return shareOf(cars, (serviced) => {
    const { deliveredOn } = serviced.car
    if (deliveredOn === null || addMonths(deliveredOn, months) >= today) return null
    const servedOn = firstServiceOn(serviced)
    return servedOn !== null && servedOn <= addMonths(deliveredOn, months)
  })
}

/**
 * Of first services at least so many months ago, those whose customer came again within them, on a later day. Any
 * visit counts: `visits` of the car are enough where the owner has no other.
 */
export function secondServiceReturn(months: number, cars: readonly Serviced[], today: Day): Share {
  return shareOf(cars, (serviced) => {
    const servedOn = firstServiceOn(serviced)
    if (servedOn === null || addMonths(servedOn, months) > today) return null
    return serviced.visits.some(({ on }) => on > servedOn && on <= addMonths(servedOn, months))
  })
}

/** A warning's playbook, as far as recall goes. */
export interface Recall extends Comings {
  /** First touch of the playbook; null = not touched yet. */
  readonly firstTouchOn: Day | null
}

/** Of warnings first touched at least so many days ago, those whose customer then visited within them. */
export function warningRecall(days: number, warnings: readonly Recall[], today: Day): Share {
  return shareOf(warnings, ({ firstTouchOn, visits }) => {
    if (firstTouchOn === null || addDays(firstTouchOn, days) > today) return null
    return visits.some(({ on }) => on >= firstTouchOn && on <= addDays(firstTouchOn, days))
  })
}

/** Counts yes and no; null is not counted at all. */
function shareOf<T>(all: readonly T[], counts: (each: T) => boolean | null): Share {
  let [of, who] = [0, 0]
  for (const each of all) {
    const yes = counts(each)
    if (yes === null) continue
    of += 1
    if (yes) who += 1
  }
  return { of, who, share: of === 0 ? null : who / of }
}
