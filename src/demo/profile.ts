import { handedOver, newCar, plateOf, type Car } from '#demo/car.ts'
import type { DayNumber } from '#demo/day-text.ts'
import { chance, normal, pickIndex, randomStream, wholeBetween } from '#demo/random.ts'
import { dedicatedAdvisor } from '#demo/staff.ts'
import type { World } from '#demo/world.ts'

/** Who a customer is before anything happens to them. */
export interface Profile extends Habits {
  readonly customer: number
  readonly customerNo: string
  readonly centre: number
  /** Which of the centre's advisors looks after them. */
  readonly advisor: number
  readonly firstCar: Car
  /** The first car had an owner before, also of this group. */
  readonly boughtUsed: boolean
  /** Day on which the first car goes to another customer of the group; null for most. */
  readonly handsOverOn: DayNumber | null
}

export interface Habits {
  readonly use: MainUse
  readonly kmPerDay: number
  /** Mean days between two visits while they are content. */
  readonly intervalDays: number
  /** Gamma shape of their intervals: 1 is pure chance, 20 is clockwork. */
  readonly regularity: number
}

export type MainUse = keyof typeof uses

// Kilometres a day, spread of the logarithm, share of customers.
const uses = {
  commute: { km: 34, spread: 0.3, weight: 45 },
  family: { km: 40, spread: 0.3, weight: 34 },
  business: { km: 75, spread: 0.35, weight: 14 },
  ride_hailing: { km: 150, spread: 0.25, weight: 7 },
} as const
const useNames = ['commute', 'family', 'business', 'ride_hailing'] as const

/** Deliveries grow: their density rises with this power of the time since the first, less one. */
const growth = 1.3
const handOverShare = 0.035
const serviceKm = 10_000
const serviceDays = 330
/** Visits come more often than services are due: there are repairs, checks and accessories too. */
const answersNeed = 0.78
/** No stretch of road is longer than this multiple of the daily kilometres. */
export const mostKmFactor = 1.25

export function customerNumber(customer: number): string {
  return `C${String(customer + 1).padStart(7, '0')}`
}

export function profileOf(world: World, customer: number): Profile {
  const random = randomStream(world.seed, 'person', -1 - customer)
  return {
    customer,
    customerNo: customerNumber(customer),
    centre: centreOf(world, customer),
    advisor: dedicatedAdvisor(world, customer, random),
    ...habitsOf(world, customer),
    ...firstCarOf(world, customer),
  }
}

function habitsOf(world: World, customer: number): Habits {
  const random = randomStream(world.seed, 'habits', customer)
  const use =
    useNames[
      pickIndex(
        random,
        useNames.map((name) => uses[name].weight),
      )
    ] ?? 'commute'
  const kmPerDay = uses[use].km * Math.exp(normal(random) * uses[use].spread)
  // Service need in kilometres or time, whichever comes first, and how soon this customer answers it.
  const need = Math.min(serviceDays, serviceKm / kmPerDay)
  return {
    use,
    kmPerDay,
    intervalDays: Math.min(420, Math.max(45, need * answersNeed * Math.exp(normal(random) * 0.35))),
    regularity: Math.min(25, Math.max(1.2, Math.exp(1.6 + normal(random) * 0.6))),
  }
}

/** Larger centres first: of three, the shares are 7 : 6 : 5. */
function centreOf(world: World, customer: number): number {
  const random = randomStream(world.seed, 'staff', -1 - customer)
  const count = world.centres.length
  return pickIndex(
    random,
    world.centres.map((_, index) => 2 * count + 1 - index),
  )
}

/** When a customer got their first car, without working out the rest of their story. */
export function firstDeliveryOf(world: World, customer: number): DayNumber {
  const handOver = handOverOf(world, customer)
  return handOver !== null && handOver.buyer === customer ? handOver.on : deliveryOf(world, customer)
}

function deliveryOf(world: World, customer: number): DayNumber {
  const share = randomStream(world.seed, 'delivery', customer)() ** (1 / growth)
  return world.fromOn + Math.floor(share * (world.today - world.fromOn))
}

function firstCarOf(world: World, customer: number): Pick<Profile, 'firstCar' | 'boughtUsed' | 'handsOverOn'> {
  const handOver = handOverOf(world, customer)
  if (handOver === null || handOver.seller === customer) {
    const firstCar = newCar(world, { customer, centre: centreOf(world, customer) }, 0, deliveryOf(world, customer))
    return { firstCar, boughtUsed: false, handsOverOn: handOver === null ? null : handOver.on }
  }
  const { seller, on, kept } = handOver
  const bought = newCar(world, { customer: seller, centre: centreOf(world, seller) }, 0, deliveryOf(world, seller))
  const plate = plateOf(world, { customer, centre: centreOf(world, customer) }, 0)
  // More than the seller's last visit can have shown.
  const km = 100 + Math.ceil(habitsOf(world, seller).kmPerDay * kept * mostKmFactor)
  return { firstCar: handedOver(bought, plate, on, km), boughtUsed: true, handsOverOn: null }
}

interface HandOver {
  readonly seller: number
  readonly buyer: number
  readonly on: DayNumber
  /** Days for which the seller had the car. */
  readonly kept: number
}

/** Customers 2n and 2n + 1 are now and then seller and buyer of one car; null for most pairs. */
function handOverOf(world: World, customer: number): HandOver | null {
  const random = randomStream(world.seed, 'pair', Math.floor(customer / 2))
  if (!chance(random, handOverShare)) return null
  const seller = customer - (customer % 2)
  const kept = wholeBetween(random, 500, 1900)
  const on = deliveryOf(world, seller) + kept
  return on > world.today - 30 ? null : { seller, buyer: seller + 1, on, kept }
}
