import { dayText } from '#demo/day-text.ts'
import { liveThrough, type Life, type Visit } from '#demo/life.ts'
import { newShopper, ordersOf, type Order } from '#demo/order.ts'
import { personOf, type Person } from '#demo/person.ts'
import { profileOf } from '#demo/profile.ts'
import { chance, randomStream, wholeBetween } from '#demo/random.ts'
import { advisorName, advisorsBy } from '#demo/staff.ts'
import { passThrough, type Passage } from '#demo/workshop.ts'
import type { World } from '#demo/world.ts'

/** One customer with everything that the files may tell of them. */
export interface ToldCustomer {
  readonly world: World
  readonly person: Person
  readonly life: Life
  readonly advisor: string
  readonly visits: readonly ToldVisit[]
}

export interface ToldVisit {
  readonly visit: Visit
  /** Index of the centre. */
  readonly centre: number
  readonly advisor: string
  readonly orders: readonly NumberedOrder[]
}

export interface NumberedOrder {
  readonly orderNo: string
  readonly order: Order
  readonly passage: Passage
}

const sameAdvisorShare = 0.82
const awayShare = 0.03

export function tellOf(world: World, customer: number): ToldCustomer {
  const profile = profileOf(world, customer)
  const life = liveThrough(world, profile)
  const random = randomStream(world.seed, 'work', customer)
  const shopper = newShopper(random)
  const visits = life.visits.map((visit, index): ToldVisit => {
    const centre = chance(random, awayShare) ? wholeBetween(random, 0, world.centres.length - 1) : profile.centre
    const isUsual = chance(random, sameAdvisorShare) && centre === profile.centre
    const other = wholeBetween(random, 0, advisorsBy(world, customer) - 1)
    const orders = ordersOf(random, shopper, visit).map((order, nth) => ({
      orderNo: orderNumber(visit, customer, index * 2 + nth),
      order,
      passage: passThrough(random, visit, order),
    }))
    return { visit, centre, advisor: advisorName(world, centre, isUsual ? profile.advisor : other), orders }
  })
  const advisor = advisorName(world, profile.centre, profile.advisor)
  return { world, person: personOf(world.seed, customer), life, advisor, visits }
}

/** Unique in the group, because it holds the customer and a running number. */
function orderNumber(visit: Visit, customer: number, running: number): string {
  const on = dayText(visit.on)
  return `RO${on.slice(2, 4)}${on.slice(5, 7)}${on.slice(8, 10)}${String(customer + 1).padStart(7, '0')}${String(running).padStart(3, '0')}`
}
