/** Inputs of the full calculator (spec §5.1). Money in any one unit; shares 0–1. */
export interface ValueInputs {
  readonly revenuePerYear: number
  readonly grossMargin: number
  /** r_t: share of the customers of year t who are still there in year t + 1; the last one holds for all later years. */
  readonly yearlyRetention: readonly number[]
  /** Horizon; of a broken last year, that part counts. */
  readonly years: number
  readonly acquisitionCost: number
  readonly discountRate: number
  readonly timing: DiscountTiming
}

/** Where in its year a profit is thought to arrive. */
export type DiscountTiming = 'begin' | 'mid' | 'end'

export interface YearOfValue {
  /** 1 … */
  readonly year: number
  /** Part of the year within the horizon, 0–1. */
  readonly part: number
  readonly retained: number
  readonly revenue: number
  readonly profit: number
  readonly discountedProfit: number
  /** Discounted profit to the end of the year, less acquisition cost. */
  readonly cumulative: number
}

/**
 * Year by year: retained_t = r_1 … r_(t−1), so year 1 counts in full; revenue = R × retained; profit = revenue × g,
 * discounted by (1 + w)^t. The lifetime value is the last `cumulative`.
 */
export function valueByYear(inputs: ValueInputs): YearOfValue[] {
  const { revenuePerYear, grossMargin, yearlyRetention, acquisitionCost, discountRate, timing } = inputs
  const table: YearOfValue[] = []
  let retained = 1
  let cumulative = -acquisitionCost
  for (let year = 1; year - 1 < inputs.years; year++) {
    const part = Math.min(1, inputs.years - year + 1)
    const revenue = revenuePerYear * retained * part
    const profit = revenue * grossMargin
    const discountedProfit = profit / (1 + discountRate) ** (year - 1 + part * shareOfYear[timing])
    cumulative += discountedProfit
    table.push({ year, part, retained, revenue, profit, discountedProfit, cumulative })
    retained *= yearlyRetention[Math.min(year, yearlyRetention.length) - 1] ?? 1
  }
  return table
}

const shareOfYear: Readonly<Record<DiscountTiming, number>> = { begin: 0, mid: 0.5, end: 1 }

export function lifetimeValue(inputs: ValueInputs): number {
  return valueByYear(inputs).at(-1)?.cumulative ?? -inputs.acquisitionCost
}

/** First year by whose end the acquisition cost has come back; null if never within the horizon. */
export function paybackYear(table: readonly YearOfValue[]): number | null {
  return table.find(({ cumulative }) => cumulative >= 0)?.year ?? null
}

/** The simple calculator (spec §5.1): no decay, no discount. */
export function simpleLifetimeValue(
  revenuePerYear: number,
  years: number,
  grossMargin: number,
  acquisitionCost: number,
): number {
  return revenuePerYear * years * grossMargin - acquisitionCost
}
