import type { VisitKind } from '#domain/visit/visit-kind.ts'
import type { DayNumber } from '#demo/day-text.ts'
import type { OwnedCar } from '#demo/owned-car.ts'
import { pickIndex, type Random } from '#demo/random.ts'

const occasions = ['maintenance', 'repair', 'free_check', 'accessory', 'activity', 'recall'] as const
const occasionWeights = [24, 38, 18, 9, 6, 5] as const
const serviceKm = 9000
const serviceDays = 270

interface Arrival {
  readonly owned: OwnedCar
  readonly km: number
  readonly on: DayNumber
  readonly isUsed: boolean
}

/** Why the car comes in: its first service, a service that is due by distance or time, or something in between. */
export function visitKind(random: Random, { owned, km, on, isUsed }: Arrival): VisitKind {
  if (owned.reworkDue) return 'repair'
  if (owned.visits === 0 && !isUsed) return on - owned.car.deliveredOn <= 240 ? 'first_service' : 'maintenance'
  const isDue = km - owned.servicedKm >= serviceKm || on - owned.servicedOn >= serviceDays
  return isDue ? 'maintenance' : (occasions[pickIndex(random, occasionWeights)] ?? 'repair')
}
