import { monthsBetween, type Day } from '#domain/calendar.ts'
import type { CarFacts } from '#domain/customer-facts.ts'

/** What a customer's cars say on a day. */
export interface Ownership {
  /** Delivery of the current vehicle: the most recently delivered one still owned (spec §2.1). */
  readonly deliveredOn: Day | null
  /** Whole months since then. */
  readonly ageMonths: number | null
  readonly ownsCar: boolean
  readonly everOwnedCar: boolean
  readonly firstDeliveredOn: Day | null
  readonly lastDeliveredOn: Day | null
}

/** `cars` as known at the end of `today`. */
export function ownershipOf(cars: readonly CarFacts[], today: Day): Ownership {
  const deliveredOn = lastDelivery(cars, true)
  return {
    deliveredOn,
    ageMonths: deliveredOn === null ? null : monthsBetween(deliveredOn, today),
    ownsCar: cars.some(isOwned),
    everOwnedCar: cars.length > 0,
    firstDeliveredOn: firstDelivery(cars),
    lastDeliveredOn: lastDelivery(cars, false),
  }
}

/** First delivery, or first visit if earlier or no delivery is known: where tenure 客户年限 begins. */
export function customerSince(firstDeliveredOn: Day | null, firstVisitOn: Day | null): Day | null {
  if (firstDeliveredOn === null || firstVisitOn === null) return firstDeliveredOn ?? firstVisitOn
  return firstVisitOn < firstDeliveredOn ? firstVisitOn : firstDeliveredOn
}

function isOwned(car: CarFacts): boolean {
  return car.ownedTo === null && car.soldOn === null
}

function lastDelivery(cars: readonly CarFacts[], onlyOwned: boolean): Day | null {
  let last: Day | null = null
  for (const car of cars) {
    if (car.deliveredOn === null || (onlyOwned && !isOwned(car))) continue
    if (last === null || car.deliveredOn > last) last = car.deliveredOn
  }
  return last
}

function firstDelivery(cars: readonly CarFacts[]): Day | null {
  let first: Day | null = null
  for (const { deliveredOn } of cars)
    if (deliveredOn !== null && (first === null || deliveredOn < first)) first = deliveredOn
  return first
}
