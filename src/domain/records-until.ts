import type { Day } from '#domain/calendar.ts'
import type {
  CarFacts,
  ComplaintFacts,
  FactsWithoutCentre,
  InterestFacts,
  PromiseFacts,
  RecommendationFacts,
} from '#domain/customer-facts.ts'

/**
 * What was known of the customer at the end of `today`, lists ascending by day: nothing later may influence a score.
 * A car sold or handed over later is still theirs; one delivered or taken over later is not theirs yet. Of promises
 * and interests, those that are open on that day.
 */
export function recordsUntil(facts: FactsWithoutCentre, today: Day): FactsWithoutCentre {
  const cars = carsUntil(facts.cars, today)
  const visits = until(facts.visits, dayOfRecord, today)
  const surveys = until(facts.surveys, dayOfRecord, today)
  const complaints = until(facts.complaints, dayOfComplaint, today)
  const appUsedOn = until(facts.appUsedOn, itself, today)
  const contacts = until(facts.contacts, dayOfRecord, today)
  const promises = facts.promises.every((promise) => isOpenOn(promise, today))
    ? facts.promises
    : facts.promises.filter((promise) => isOpenOn(promise, today))
  const recommendations = until(facts.recommendations, dayOfRecommendation, today)
  const interests = facts.interests.every((interest) => isOfInterest(interest, today))
    ? facts.interests
    : facts.interests.filter((interest) => isOfInterest(interest, today))
  const known = { cars, visits, surveys, complaints, appUsedOn, contacts, promises, recommendations, interests }
  return isSame(known, facts) ? facts : { ...facts, ...known }
}

/** Whether anything of them lies at `today` or before: only then were they known to be a customer on that day. */
export function isKnownBy(facts: FactsWithoutCentre, today: Day): boolean {
  const { cars, visits, surveys, complaints, appUsedOn, contacts } = recordsUntil(facts, today)
  return [cars, visits, surveys, complaints, appUsedOn, contacts].some((records) => records.length > 0)
}

/** First day after `today` of which something is written down already; null = nothing lies ahead. */
export function firstRecordAfter(facts: FactsWithoutCentre, today: Day): Day | null {
  let first: Day | null = null
  const see = (on: Day | null | undefined): void => {
    if (on !== null && on !== undefined && on > today && (first === null || on < first)) first = on
  }
  for (const car of facts.cars) [car.deliveredOn, car.ownedFrom, car.ownedTo, car.soldOn].forEach(see)
  for (const list of [facts.visits, facts.surveys, facts.contacts]) {
    const last = list.at(-1)
    if (last !== undefined && last.on > today) list.forEach((record) => see(record.on))
  }
  facts.complaints.forEach((complaint) => see(complaint.openedOn))
  if ((facts.appUsedOn.at(-1) ?? '') > today) facts.appUsedOn.forEach(see)
  return first
}

type Dated = Pick<
  FactsWithoutCentre,
  'cars' | 'visits' | 'surveys' | 'complaints' | 'appUsedOn' | 'contacts' | 'promises' | 'recommendations' | 'interests'
>

/** Nearly always so; then nothing is copied. */
function isSame(known: Dated, facts: Dated): boolean {
  return (
    known.cars === facts.cars &&
    known.visits === facts.visits &&
    known.surveys === facts.surveys &&
    known.complaints === facts.complaints &&
    known.appUsedOn === facts.appUsedOn &&
    known.contacts === facts.contacts &&
    known.promises === facts.promises &&
    known.recommendations === facts.recommendations &&
    known.interests === facts.interests
  )
}

/** The part of a list up to `today`, sorted. The list itself where it is so already, as nearly always. */
export function until<T>(list: readonly T[], dayOf: (item: T) => Day, today: Day): readonly T[] {
  let last: Day | null = null
  for (const item of list) {
    const on = dayOf(item)
    if (on > today || (last !== null && on < last)) {
      const known = list.filter((each) => dayOf(each) <= today)
      return known.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
    }
    last = on
  }
  return list
}

export function carsUntil(cars: readonly CarFacts[], today: Day): readonly CarFacts[] {
  if (!cars.some((car) => isNotTheirsYet(car, today) || endsLater(car, today))) return cars
  return cars
    .filter((car) => !isNotTheirsYet(car, today))
    .map((car) => ({
      ...car,
      ownedTo: laterThan(car.ownedTo, today) ? null : car.ownedTo,
      soldOn: laterThan(car.soldOn, today) ? null : car.soldOn,
    }))
}

function isNotTheirsYet(car: CarFacts, today: Day): boolean {
  return laterThan(car.ownedFrom, today) || laterThan(car.deliveredOn, today)
}

function endsLater(car: CarFacts, today: Day): boolean {
  return laterThan(car.ownedTo, today) || laterThan(car.soldOn, today)
}

function laterThan(on: Day | null, today: Day): boolean {
  return on !== null && on > today
}

function dayOfRecord(record: { readonly on: Day }): Day {
  return record.on
}

function dayOfComplaint(complaint: ComplaintFacts): Day {
  return complaint.openedOn
}

function dayOfRecommendation(recommendation: RecommendationFacts): Day {
  return recommendation.recommendedOn
}

function itself(on: Day): Day {
  return on
}

function isOpenOn({ madeOn, settledOn }: PromiseFacts, today: Day): boolean {
  return (madeOn === null || madeOn <= today) && (settledOn === null || settledOn > today)
}

function isOfInterest({ recordedOn, settledOn }: InterestFacts, today: Day): boolean {
  return recordedOn <= today && (settledOn === null || settledOn > today)
}
