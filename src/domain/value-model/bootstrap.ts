import { at } from '#domain/value-model/column.ts'
import { seededRandom } from '#domain/value-model/random.ts'

/** A mean difference per customer, with a 95 % interval. */
export interface Difference {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** One customer's differences added up over origins, and at how many origins they were seen. */
export interface PairedDifferences {
  readonly sums: Float64Array
  readonly counts: Float64Array
}

const draws = 1000
/** More customers than this are put together evenly into so many groups, which are drawn instead. */
const mostDrawn = 5000

/**
 * Bootstrap by customer: a customer is drawn with all that is known of them, so that several origins and two forecasts of
 * the same person are not taken for independent. Percentile interval; the same seed gives the same interval.
 */
export function pairedBootstrap(of: readonly PairedDifferences[], seed = 1): Difference[] {
  const grouped = of.map(inGroups)
  const size = grouped[0]?.sums.length ?? 0
  const random = seededRandom(seed)
  const means = grouped.map(() => new Float64Array(draws))
  const drawn = new Int32Array(size)
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < size; i++) drawn[i] = Math.floor(random() * size)
    for (const [column, { sums, counts }] of grouped.entries()) {
      let [sum, count] = [0, 0]
      for (const i of drawn) {
        sum += at(sums, i)
        count += at(counts, i)
      }
      const into = means[column]
      if (into) into[draw] = count === 0 ? 0 : sum / count
    }
  }
  return grouped.map(({ sums, counts }, column) => {
    const sorted = (means[column] ?? new Float64Array()).toSorted()
    return {
      mean: total(sums) / Math.max(1, total(counts)),
      low: at(sorted, Math.floor(0.025 * draws)),
      high: at(sorted, Math.ceil(0.975 * draws) - 1),
    }
  })
}

function inGroups(of: PairedDifferences): PairedDifferences {
  if (of.sums.length <= mostDrawn) return of
  const [sums, counts] = [new Float64Array(mostDrawn), new Float64Array(mostDrawn)]
  for (const [i, sum] of of.sums.entries()) {
    const group = i % mostDrawn
    sums[group] = at(sums, group) + sum
    counts[group] = at(counts, group) + at(of.counts, i)
  }
  return { sums, counts }
}

function total(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0)
}
