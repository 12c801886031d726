import { dayNumber, type Day } from '#domain/calendar.ts'
import type { DayNumber } from '#demo/day-text.ts'
import { at } from '#demo/random.ts'

export interface SimulationOptions {
  /** Any whole number that a double holds exactly; the same seed gives the same rows. */
  readonly seed: number
  /** How many customers; customer n is the same person with the same history whatever the total. */
  readonly customers: number
  /** 1–6. */
  readonly centres: number
  /** First day of deliveries. */
  readonly from: Day
  /** Last day of the records. */
  readonly asOf: Day
  /** Share of rows that are made messy, 0–0.3. */
  readonly dirtyShare?: number
  /** `repair-orders`: one sheet with customer, car and order repeated on every line, instead of visits and lines apart. */
  readonly form?: 'kinds' | 'repair-orders'
  /** Days before `asOf` for which the use of the app is known. */
  readonly appDays?: number
}

export interface Centre {
  readonly name: string
  readonly city: string
  /** Of the number plates; no such region exists. */
  readonly plate: string
  /** Multiplies the chance that a visit goes wrong. */
  readonly trouble: number
  /** Added to survey scores. */
  readonly charm: number
  /** Share of overdue customers whom somebody calls. */
  readonly diligence: number
}

/** The group in which everything happens. */
export interface World {
  readonly seed: number
  readonly customers: number
  readonly centres: readonly Centre[]
  readonly fromOn: DayNumber
  readonly today: DayNumber
  readonly appDays: number
}

// Cities that sound like ones in China and are not.
const centres: readonly Centre[] = [
  { name: '锦澜高新服务中心', city: '锦澜市', plate: '澜A', trouble: 0.75, charm: 0.2, diligence: 0.5 },
  { name: '江岚滨江服务中心', city: '江岚市', plate: '岚B', trouble: 1, charm: 0, diligence: 0.3 },
  { name: '临宁湖东服务中心', city: '临宁市', plate: '岚C', trouble: 1.35, charm: -0.25, diligence: 0.15 },
  { name: '安汐新城服务中心', city: '安汐市', plate: '汐A', trouble: 1, charm: 0.1, diligence: 0.35 },
  { name: '泽川西站服务中心', city: '泽川市', plate: '泽A', trouble: 1.1, charm: -0.1, diligence: 0.25 },
  { name: '庆陵东湖服务中心', city: '庆陵市', plate: '泽D', trouble: 0.9, charm: 0.1, diligence: 0.4 },
]

/** Throws a RangeError that names the option at fault. */
export function worldOf(options: SimulationOptions): World {
  const { seed, customers, centres: count, dirtyShare = 0, appDays = 90 } = options
  const [fromOn, today] = [dayNumber(options.from), dayNumber(options.asOf)]
  demand(Number.isSafeInteger(seed), 'seed: a whole number')
  demand(Number.isInteger(customers) && customers >= 1 && customers <= 9_999_999, 'customers: 1 to 9,999,999')
  demand(Number.isInteger(count) && count >= 1 && count <= centres.length, `centres: 1 to ${centres.length}`)
  demand(options.from >= '2000-01-01' && today - fromOn >= 365, 'from: 2000 or later, and a year or more before asOf')
  demand(dirtyShare >= 0 && dirtyShare <= 0.3, 'dirtyShare: 0 to 0.3')
  return { seed, customers, centres: centres.slice(0, count), fromOn, today, appDays }
}

function demand(holds: boolean, claim: string): void {
  if (!holds) throw new RangeError(claim)
}

export function centreAt(world: World, index: number): Centre {
  return at(world.centres, index)
}
