import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import type { Cohorts } from '#domain/value-model/cohort.ts'

/**
 * The cohorts whose rhythm a customer may share: by what they use their car for, and by the model of the car that came last.
 * `gatherFitDays` puts customers together by the same rule.
 */
export function cohortsOf({ isRideHailing, visits, cars }: FactsWithoutCentre): Cohorts {
  return { use: isRideHailing ? 'ride_hailing' : 'private', model: lastModel(visits, cars) }
}

/** Of the last day on which a car of known model came; of two on that day, the one whose name comes last. */
function lastModel(visits: FactsWithoutCentre['visits'], cars: FactsWithoutCentre['cars']): string | null {
  let model: string | null = null
  let on: string | null = null
  for (let i = visits.length - 1; i >= 0; i--) {
    const visit = visits[i]
    if (visit === undefined || (on !== null && visit.on !== on)) break
    const own = cars.find(({ vin }) => vin === visit.vin)?.model ?? null
    if (own === null) continue
    on = visit.on
    if (model === null || own > model) model = own
  }
  return model
}
