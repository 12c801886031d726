import { at } from '#domain/value-model/column.ts'
import { pairedBootstrap, type Difference, type PairedDifferences } from '#domain/value-model/bootstrap.ts'
import { measures, type CustomerScores, type Measure } from '#domain/value-model/holdout.ts'

/** One forecast's scores at several origins, and who was scored: numbers of customers in the order of the scores. */
export interface Scored {
  readonly customers: readonly number[]
  readonly scores: CustomerScores
}

/** What the first forecast does better (below 0) or worse than the other, per customer. */
export type Comparison = Readonly<Record<Measure, Difference>>

/** Compares two forecasts of the same customers at the same origins; all rivals are drawn together. */
export function compareForecasts(ours: readonly Scored[], rivals: readonly (readonly Scored[])[]): Comparison[] {
  const columns = rivals.flatMap((theirs) => measures.map((measure) => differences(ours, theirs, measure)))
  const drawn = pairedBootstrap(columns)
  const none: Difference = { mean: 0, low: 0, high: 0 }
  return rivals.map((_, rival): Comparison => {
    const [crps = none, brier = none, logLoss = none] = drawn.slice(rival * measures.length)
    return { crps, brier, logLoss }
  })
}

function differences(ours: readonly Scored[], theirs: readonly Scored[], measure: Measure): PairedDifferences {
  const numbers = new Map<number, number>()
  for (const { customers } of ours) {
    for (const customer of customers) if (!numbers.has(customer)) numbers.set(customer, numbers.size)
  }
  const [sums, counts] = [new Float64Array(numbers.size), new Float64Array(numbers.size)]
  for (const [origin, { customers, scores }] of ours.entries()) {
    const rival = theirs[origin]?.scores
    if (rival === undefined) continue
    for (const [i, customer] of customers.entries()) {
      const number = numbers.get(customer) ?? 0
      sums[number] = at(sums, number) + at(scores[measure], i) - at(rival[measure], i)
      counts[number] = at(counts, number) + 1
    }
  }
  return { sums, counts }
}

/** Whether the interval says that the first forecast is better, worse, or that it cannot be told. */
export function verdict({ low, high }: Difference): 'better' | 'worse' | 'open' {
  if (high < 0) return 'better'
  return low > 0 ? 'worse' : 'open'
}
