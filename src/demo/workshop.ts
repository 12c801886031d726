import type { DayNumber } from '#demo/day-text.ts'
import type { Visit } from '#demo/life.ts'
import type { Order } from '#demo/order.ts'
import { chance, exponential, wholeBetween, type Random } from '#demo/random.ts'

/** How an order went through the workshop; minutes of the day from midnight. */
export interface Passage {
  readonly inMinute: number
  readonly waitingMinutes: number
  readonly advisorMinutes: number
  readonly bayMinutes: number
  readonly promisedOn: DayNumber
  readonly promisedMinute: number
  readonly outOn: DayNumber
  readonly outMinute: number
}

const opensAt = 8 * 60 + 30
const lastArrivalAt = 16 * 60 + 30
const closesAt = 18 * 60
const workingDay = closesAt - opensAt
const bayMinutes = {
  first_service: 50,
  maintenance: 85,
  repair: 190,
  recall: 60,
  accessory: 110,
  activity: 30,
  free_check: 35,
  other: 60,
} as const

export function passThrough(random: Random, visit: Visit, order: Order): Passage {
  const inMinute = wholeBetween(random, opensAt, lastArrivalAt)
  const waitingMinutes =
    3 + Math.floor(exponential(random, 11)) + (visit.trouble === 'waiting' ? wholeBetween(random, 45, 130) : 0)
  const isLarge = order.lines.some((line) => line.payer === 'insurance')
  const bay = Math.round(bayMinutes[order.kind] * (isLarge ? 6 : 1) * (0.6 + random() * 0.9))
  const isLate = visit.trouble === 'waiting' || chance(random, 0.06)
  const planned = inMinute + 20 + Math.round(bay * 1.1)
  const actual = inMinute + Math.min(waitingMinutes, 120) + bay + (isLate ? wholeBetween(random, 40, 150) : 0)
  const [promised, out] = [workshopTime(visit.on, roundUp(planned)), workshopTime(visit.on, actual)]
  return {
    inMinute,
    waitingMinutes: Math.min(waitingMinutes, 240),
    advisorMinutes: wholeBetween(random, 12, 40) + (visit.trouble === null ? 0 : wholeBetween(random, 15, 60)),
    bayMinutes: bay,
    promisedOn: promised.on,
    promisedMinute: promised.minute,
    outOn: out.on,
    outMinute: out.minute,
  }
}

/** Minutes from midnight of `on`, those after closing time carried over to the following working days. */
function workshopTime(on: DayNumber, minute: number): { on: DayNumber; minute: number } {
  const days = Math.max(0, Math.ceil((minute - closesAt) / workingDay))
  return { on: on + days, minute: minute - days * workingDay }
}

function roundUp(minute: number): number {
  return Math.ceil(minute / 15) * 15
}
