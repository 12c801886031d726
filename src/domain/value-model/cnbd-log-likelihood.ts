import {
  cnbdTables,
  fillRows,
  levelTerms,
  numbered,
  rowTerms,
  type CnbdForm,
  type CnbdParameters,
  type CnbdTables,
  type LevelTerms,
  type NumberedHistories,
  type RowTerms,
} from '#domain/value-model/cnbd-likelihood.ts'
import { at, wholeAt } from '#domain/value-model/column.ts'
import type { Histories } from '#domain/value-model/histories.ts'

const blockRows = 512

/** ln L and its slopes by r, α, a, b; a component's own α. */
export interface CnbdSlopes {
  readonly byR: number
  readonly byAlpha: number
  readonly byA: number
  readonly byB: number
}

/** One k of the family, ready to be evaluated row by row. */
interface Component {
  readonly form: CnbdForm
  readonly parameters: CnbdParameters
  readonly tables: CnbdTables
  readonly levels: LevelTerms
  readonly rows: RowTerms
  readonly share: Float64Array
  readonly sums: { readonly customers: Float64Array; readonly left: Float64Array; byR: number; byAlpha: number }
}

/** A kind of customer: the form, its parameters, and the share of customers who are of it. */
export interface CnbdKind {
  readonly form: CnbdForm
  readonly parameters: CnbdParameters
  readonly share: number
}

export interface CnbdEvaluation {
  readonly logLikelihood: number
  /** Per kind: slopes, and the expected number of customers who are of it. */
  readonly kinds: readonly (CnbdSlopes & { readonly customers: number })[]
}

/** Evaluates ln L of these histories under kinds of customers whose shares add up to 1. */
export function cnbdEvaluator(histories: Histories): (kinds: readonly CnbdKind[]) => CnbdEvaluation {
  const data = numbered(histories)
  const blocks = new Map<number, RowTerms>()
  return (kinds) => {
    const components = kinds.map(({ form, parameters }, index): Component => {
      const rows = blocks.get(index) ?? rowTerms(blockRows)
      blocks.set(index, rows)
      return {
        form,
        parameters,
        tables: cnbdTables(data, form, parameters),
        levels: levelTerms(data.xs, form, parameters),
        rows,
        share: new Float64Array(blockRows),
        sums: {
          customers: new Float64Array(data.xs.length),
          left: new Float64Array(data.xs.length),
          byR: 0,
          byAlpha: 0,
        },
      }
    })
    const logShares = kinds.map(({ share }) => Math.log(share))
    let logLikelihood = 0
    for (let from = 0; from < histories.rows; from += blockRows) {
      for (const { tables, rows } of components) fillRows(data, tables, from, rows)
      logLikelihood +=
        components.length === 1 ? wholly(data, components, from) : shared(data, components, from, logShares)
      for (const component of components) addUp(data, component, from)
    }
    return { logLikelihood: logLikelihood + constantOf(histories, components), kinds: components.map(slopesOf) }
  }
}

/** With one kind everybody is of it. */
function wholly(data: NumberedHistories, components: readonly Component[], from: number): number {
  const { weight, rows } = data.histories
  const until = Math.min(blockRows, rows - from)
  let sum = 0
  for (const { levels, rows: terms, share } of components) {
    for (let i = 0; i < until; i++) {
      const customers = at(weight, from + i)
      share[i] = customers
      sum += customers * (at(terms.log, i) + at(levels.log, wholeAt(data.xOf, from + i)))
    }
  }
  return sum
}

/** (k − 1) Σ ln(interval), which one kind has in common for all. */
function constantOf(histories: Histories, components: readonly Component[]): number {
  const [only, second] = components
  return only && !second ? (only.form.k - 1) * histories.littSum : 0
}

/** Bayes' rule per row: how likely its customers are of each kind. */
function shared(
  data: NumberedHistories,
  components: readonly Component[],
  from: number,
  logShares: readonly number[],
): number {
  const { weight, rows, litt } = data.histories
  if (litt === null) throw new Error('kinds of regularity need the intervals of every customer')
  const until = Math.min(blockRows, rows - from)
  let sum = 0
  for (let i = 0; i < until; i++) {
    const level = wholeAt(data.xOf, from + i)
    let most = -Infinity
    for (const [index, { form, rows: terms, levels, share }] of components.entries()) {
      const log = at(terms.log, i) + at(levels.log, level) + (form.k - 1) * at(litt, from + i) + (logShares[index] ?? 0)
      share[i] = log
      most = Math.max(most, log)
    }
    let total = 0
    for (const { share } of components) {
      const likelihood = Math.exp(at(share, i) - most)
      share[i] = likelihood
      total += likelihood
    }
    const customers = at(weight, from + i)
    for (const { share } of components) share[i] = (at(share, i) / total) * customers
    sum += customers * (most + Math.log(total))
  }
  return sum
}

function addUp(data: NumberedHistories, { rows, share, sums }: Component, from: number): void {
  const until = Math.min(blockRows, data.histories.rows - from)
  const { customers, left } = sums
  let [byR, byAlpha] = [0, 0]
  for (let i = 0; i < until; i++) {
    const level = wholeAt(data.xOf, from + i)
    const weight = at(share, i)
    customers[level] = at(customers, level) + weight
    left[level] = at(left, level) + weight * at(rows.left, i)
    byR += weight * at(rows.byR, i)
    byAlpha += weight * at(rows.byAlpha, i)
  }
  sums.byR += byR
  sums.byAlpha += byAlpha
}

function slopesOf({ parameters, tables, levels, sums }: Component): CnbdSlopes & { readonly customers: number } {
  const { r, alpha, a } = parameters
  let [customers, byR, byA, byB] = [0, sums.byR, 0, 0]
  for (const [level, count] of sums.customers.entries()) {
    const left = at(sums.left, level)
    customers += count
    byR += count * at(levels.byR, level)
    byA += count * at(levels.byA, level) + left / a
    byB += count * at(levels.byB, level) - (left * at(tables.leaving, level)) / a
  }
  return { customers, byR, byAlpha: sums.byAlpha + (customers * r) / alpha, byA, byB }
}
