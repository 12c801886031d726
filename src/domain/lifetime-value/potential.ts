import type { CentreFigures, SegmentAverages } from '#domain/centre-figures.ts'
import { lifetimeValue } from '#domain/lifetime-value/yearly-value.ts'
import { wholeFen, type Fen } from '#domain/money.ts'
import type { Segment } from '#domain/segment/segment.ts'
import type { Ladders, ValuesOf } from '#domain/settings.ts'

/** Potential value by formula (spec §2.6, §5.1). */
export const potentialSettings = {
  lifeMonths: {
    label: { zh: '车辆服务期，交车后月数', en: 'Service life of a car, months from delivery' },
    default: 96,
    min: 12,
    max: 240,
    whole: true,
  },
  leastMonths: {
    label: { zh: '预测期下限，月', en: 'Horizon at least, months' },
    default: 12,
    min: 1,
    max: 120,
    whole: true,
  },
  mostMonths: {
    label: { zh: '预测期上限，月', en: 'Horizon at most, months' },
    default: 60,
    min: 1,
    max: 240,
    whole: true,
  },
  discountShare: { label: { zh: '年贴现率', en: 'Discount a year' }, default: 0.08, min: 0, max: 0.5 },
  discountTiming: {
    label: { zh: '贴现时点', en: 'Discounted to' },
    default: 'end',
    choices: {
      begin: { zh: '年初', en: 'Begin of year' },
      mid: { zh: '年中', en: 'Middle of year' },
      end: { zh: '年末', en: 'End of year' },
    },
  },
  leastSegmentCustomers: {
    label: { zh: '采用客群均值所需最少客户数', en: 'Fewest customers whose segment average is used' },
    default: 10,
    min: 1,
    max: 1000,
    whole: true,
  },
  referenceRetention: {
    label: { zh: '参考年留存率（车龄第 1–8 年）', en: 'Reference retention by year of the car, 1–8' },
    default: [0.95, 0.85, 0.85, 0.7, 0.7, 0.5, 0.5, 0.5],
    min: 0,
    max: 1,
  },
} as const

export const potentialOrder = [['leastMonths', 'mostMonths']] as const satisfies Ladders<typeof potentialSettings>

export type PotentialPolicy = ValuesOf<typeof potentialSettings>

/** Where an average came from: the customer's segment, everybody in the centre, or the reference of spec §5.1. */
export type AverageOf = 'segment' | 'centre' | 'reference'

/** What the formula takes for one customer. */
export interface PotentialBasis {
  readonly marginFenPerYear: Fen
  readonly marginOf: AverageOf
  /** From the year ahead on. */
  readonly yearlyRetention: readonly number[]
  readonly retentionOf: AverageOf
  readonly monthsAhead: number
  /** The end of the service life is counted from the delivery; unknown delivery = the least horizon. */
  readonly horizonFrom: 'delivery' | 'unknown-delivery' | 'gave-up-car'
}

/** The centre's own averages. */
export type Averages = Pick<CentreFigures, 'segments' | 'everybody' | 'fit'>

export interface CarStanding {
  readonly ageMonths: number | null
  readonly ownsCar: boolean
  readonly everOwnedCar: boolean
  readonly hasVisited: boolean
}

/**
 * The formula's inputs, or null where nothing is known: a person who has neither a car nor a visit, or a centre
 * without any visit. Whoever has given up every car has nothing ahead; whose delivery is unknown, the least horizon.
 */
export function potentialBasis(
  car: CarStanding,
  segment: Segment,
  { segments, everybody }: Averages,
  policy: PotentialPolicy,
): PotentialBasis | null {
  if (everybody.marginFenPerYear === null || (!car.everOwnedCar && !car.hasVisited)) return null
  const own = averagesIfEnough(segments[segment], policy)
  const retention = own.yearlyRetentionShare ?? everybody.yearlyRetentionShare
  return {
    // A segment that has been refunded more than it paid is expected to bring nothing, not to cost for years.
    marginFenPerYear: Math.max(0, own.marginFenPerYear ?? everybody.marginFenPerYear),
    marginOf: own.marginFenPerYear === null ? 'centre' : 'segment',
    yearlyRetention: retention === null ? referenceFrom(car.ageMonths, policy) : [retention],
    retentionOf: retention === null ? 'reference' : own.yearlyRetentionShare === null ? 'centre' : 'segment',
    monthsAhead: monthsAhead(car, policy),
    horizonFrom: horizonFrom(car),
  }
}

const tooFew: SegmentAverages = { customers: 0, marginFenPerYear: null, yearlyRetentionShare: null }

function averagesIfEnough(averages: SegmentAverages, { leastSegmentCustomers }: PotentialPolicy): SegmentAverages {
  return averages.customers >= leastSegmentCustomers ? averages : tooFew
}

function horizonFrom({ ageMonths, ownsCar, everOwnedCar }: CarStanding): PotentialBasis['horizonFrom'] {
  if (ageMonths !== null) return 'delivery'
  return everOwnedCar && !ownsCar ? 'gave-up-car' : 'unknown-delivery'
}

/** Margin expected to the horizon of a customer who is still active: year 1 counts in full. */
export function potentialFen(basis: PotentialBasis, policy: PotentialPolicy): Fen {
  if (basis.marginFenPerYear === 0 || basis.monthsAhead === 0) return 0
  return wholeFen(
    lifetimeValue({
      revenuePerYear: basis.marginFenPerYear,
      grossMargin: 1,
      yearlyRetention: basis.yearlyRetention,
      years: basis.monthsAhead / 12,
      acquisitionCost: 0,
      discountRate: policy.discountShare,
      timing: policy.discountTiming,
    }),
  )
}

/** Whole months to the end of the car's service life, within the policy's bounds. */
export function monthsAhead(car: CarStanding, { lifeMonths, leastMonths, mostMonths }: PotentialPolicy): number {
  if (car.ageMonths === null) return horizonFrom(car) === 'gave-up-car' ? 0 : leastMonths
  return Math.min(Math.max(lifeMonths - car.ageMonths, leastMonths), mostMonths)
}

function referenceFrom(ageMonths: number | null, { referenceRetention }: PotentialPolicy): readonly number[] {
  const year = Math.floor((ageMonths ?? 0) / 12)
  return referenceRetention.slice(Math.min(year, referenceRetention.length - 1))
}

/** The next age in months at which the formula has other inputs for the same averages; null if there is none. */
export function nextAgeThatCounts(
  basis: PotentialBasis,
  ageMonths: number,
  { lifeMonths, leastMonths, mostMonths, referenceRetention }: PotentialPolicy,
): number | null {
  const shrinksFrom = Math.max(ageMonths, lifeMonths - mostMonths) + 1
  const shrinks = shrinksFrom <= lifeMonths - leastMonths && leastMonths < mostMonths ? shrinksFrom : null
  if (basis.retentionOf !== 'reference') return shrinks
  const nextYear = Math.floor(ageMonths / 12) + 1
  const ages = nextYear < referenceRetention.length ? [nextYear * 12] : []
  if (shrinks !== null) ages.push(shrinks)
  return ages.length === 0 ? null : Math.min(...ages)
}
