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
  let deliveredOn: Day | null = null
  let firstDeliveredOn: Day | null = null
  let lastDeliveredOn: Day | null = null
  let ownsCar = false
  for (const car of cars) {
    const isOwned = car.ownedTo === null && car.soldOn === null
    if (isOwned) ownsCar = true
    const delivered = car.deliveredOn
    if (delivered === null) continue
    if (firstDeliveredOn === null || delivered < firstDeliveredOn) firstDeliveredOn = delivered
    if (lastDeliveredOn === null || delivered > lastDeliveredOn) lastDeliveredOn = delivered
    if (isOwned && (deliveredOn === null || delivered > deliveredOn)) deliveredOn = delivered
  }
  const ageMonths = deliveredOn === null ? null : monthsBetween(deliveredOn, today)
  return { deliveredOn, ageMonths, ownsCar, everOwnedCar: cars.length > 0, firstDeliveredOn, lastDeliveredOn }
}

/** First delivery, or first visit if earlier or no delivery is known: where tenure 客户年限 begins. */
export function customerSince(firstDeliveredOn: Day | null, firstVisitOn: Day | null): Day | null {
  if (firstDeliveredOn === null || firstVisitOn === null) return firstDeliveredOn ?? firstVisitOn
  return firstVisitOn < firstDeliveredOn ? firstVisitOn : firstDeliveredOn
}
