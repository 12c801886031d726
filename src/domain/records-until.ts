import type { Day } from '#domain/calendar.ts'
import type { CarFacts, FactsWithoutCentre } from '#domain/customer-facts.ts'

/**
 * What was known of the customer at the end of `today`, lists ascending by day: nothing later may influence a score.
 * A car sold or handed over later is still theirs; one delivered or taken over later is not theirs yet.
 */
export function recordsUntil(facts: FactsWithoutCentre, today: Day): FactsWithoutCentre {
  return {
    ...facts,
    cars: carsUntil(facts.cars, today),
    visits: until(facts.visits, dayOfRecord, today),
    surveys: until(facts.surveys, dayOfRecord, today),
    complaints: until(facts.complaints, (complaint) => complaint.openedOn, today),
    appUsedOn: until(facts.appUsedOn, (on) => on, today),
    contacts: until(facts.contacts, dayOfRecord, today),
    promises: facts.promises.filter(({ madeOn }) => madeOn === null || madeOn <= today),
    recommendations: until(facts.recommendations, (recommendation) => recommendation.recommendedOn, today),
  }
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
  if (!cars.some((car) => laterThan(car.ownedFrom, today) || laterThan(car.deliveredOn, today) || endsLater(car, today))) return cars
  return cars
    .filter((car) => !laterThan(car.ownedFrom, today) && !laterThan(car.deliveredOn, today))
    .map((car) => ({
      ...car,
      ownedTo: laterThan(car.ownedTo, today) ? null : car.ownedTo,
      soldOn: laterThan(car.soldOn, today) ? null : car.soldOn,
    }))
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
