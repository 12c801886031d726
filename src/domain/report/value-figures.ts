import type { Fen } from '#domain/money.ts'
import { concentration, type Concentration, type ValueAndCost } from '#domain/report/concentration.ts'

/** How lifetime value is spread over customers (spec §2.6, last paragraph). */
export interface ValueFigures {
  /** Customers with a known value, and those without. */
  readonly known: number
  readonly unknown: number
  readonly totalFen: Fen
  /** Sum of the squares of the values, fen². */
  readonly squares: number
  readonly medianFen: Fen | null
  /** Customers by value: from `fromFen` up to the next one's. */
  readonly bins: readonly { readonly fromFen: Fen; readonly customers: number }[]
  /** The least valuable `share` of customers hold so much of all value, for 0, 5, … 100 %. */
  readonly lorenz: readonly { readonly share: number; readonly ofValue: number }[]
  readonly concentration: Concentration
  /** Whose value is above ¥100,000. */
  readonly aboveHundredThousand: number
}

/** Least yuan of each bin; the first takes everything below it too. */
const binsFromYuan = [0, 2_500, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000, 50_000, 100_000]

const topShare = 0.2

export function valueFigures(customers: readonly ValueAndCost[]): ValueFigures {
  const values = Float64Array.from(customers.flatMap(({ totalFen }) => (totalFen === null ? [] : [totalFen]))).sort()
  return {
    known: values.length,
    unknown: customers.length - values.length,
    totalFen: values.reduce((sum, each) => sum + each, 0),
    squares: values.reduce((sum, each) => sum + each * each, 0),
    medianFen: values[Math.floor((values.length - 1) / 2)] ?? null,
    bins: binsOf(values),
    lorenz: lorenzOf(values),
    concentration: concentration(customers, topShare),
    aboveHundredThousand: values.reduce((sum, each) => sum + (each > 10_000_000 ? 1 : 0), 0),
  }
}

function binsOf(sorted: Float64Array): ValueFigures['bins'] {
  return binsFromYuan.map((from, at) => {
    const next = binsFromYuan[at + 1] ?? Infinity
    const least = at === 0 ? -Infinity : from * 100
    return { fromFen: from * 100, customers: sorted.filter((each) => each >= least && each < next * 100).length }
  })
}

/** Lorenz (1905); value below 0 is value of 0 here, as in `concentration`. */
function lorenzOf(sorted: Float64Array): ValueFigures['lorenz'] {
  const sums = [0]
  for (const each of sorted) sums.push((sums.at(-1) ?? 0) + Math.max(0, each))
  const whole = sums.at(-1) ?? 0
  if (whole === 0) return []
  return Array.from({ length: 21 }, (_, step) => {
    const share = step / 20
    return { share, ofValue: (sums[Math.round(share * sorted.length)] ?? 0) / whole }
  })
}
