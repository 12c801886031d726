import {
  beginLevel,
  cnbdTables,
  fillRows,
  levelTerms,
  numbered,
  rowTerms,
  type Block,
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
  readonly logShare: number
  readonly tables: CnbdTables
  readonly levels: LevelTerms
  readonly rows: RowTerms
  /** Per row of a block: customers who are of this kind. */
  readonly share: Float64Array
  /** Per level: customers who are of this kind, and those of them who left. */
  readonly customers: Float64Array
  readonly left: Float64Array
  readonly slopes: { byR: number; byAlpha: number }
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
  const memory = new Map<number, Pick<Component, 'rows' | 'share'>>()
  return (kinds) => {
    const components = kinds.map(({ form, parameters, share }, index): Component => {
      const own = memory.get(index) ?? { rows: rowTerms(blockRows), share: new Float64Array(blockRows) }
      memory.set(index, own)
      return {
        ...own,
        form,
        parameters,
        logShare: Math.log(share),
        tables: cnbdTables(data, form, parameters),
        levels: levelTerms(data.xs, form, parameters),
        customers: new Float64Array(data.xs.length),
        left: new Float64Array(data.xs.length),
        slopes: { byR: 0, byAlpha: 0 },
      }
    })
    const [only, second] = components
    // With one kind (k − 1) Σ ln(interval) is the same for all.
    let logLikelihood = only && !second ? (only.form.k - 1) * histories.littSum : 0
    for (const block of blocksOf(data)) {
      for (const { tables, rows } of components) {
        if (block.from === block.begins) beginLevel(tables, block.level, block.ends - block.begins)
        fillRows(data, tables, block, rows)
      }
      logLikelihood += only && !second ? wholly(data, only, block) : shared(data, components, block)
      for (const component of components) addUp(component, block)
    }
    return { logLikelihood, kinds: components.map(slopesOf) }
  }
}

interface BlockOfLevel extends Block {
  /** Where the level begins and ends. */
  readonly begins: number
  readonly ends: number
}

function* blocksOf({ xs, starts }: NumberedHistories): Generator<BlockOfLevel> {
  for (let level = 0; level < xs.length; level++) {
    const [begins, ends] = [wholeAt(starts, level), wholeAt(starts, level + 1)]
    for (let from = begins; from < ends; from += blockRows)
      yield { level, begins, ends, from, rows: Math.min(blockRows, ends - from) }
  }
}

/** Products of brackets beyond this or its inverse are turned into logarithms. */
const largest = 1e140

/** With one kind everybody is of it. Brackets are multiplied, because their logarithms one by one would cost a third of the time. */
function wholly({ histories }: NumberedHistories, { levels, rows: terms, share }: Component, block: Block): number {
  const { level, from, rows } = block
  const logLevel = at(levels.log, level)
  let sum = 0
  let product = 1
  for (let i = 0; i < rows; i++) {
    const customers = at(histories.weight, from + i)
    const bracket = at(terms.bracket, i)
    share[i] = customers
    sum += customers * (at(terms.log, i) + logLevel)
    if (customers !== 1 || bracket > largest || bracket < 1 / largest) sum += customers * Math.log(bracket)
    else {
      product *= bracket
      if (product > largest || product < 1 / largest) {
        sum += Math.log(product)
        product = 1
      }
    }
  }
  return sum + Math.log(product)
}

/** Bayes' rule per row: how likely its customers are of each kind. */
function shared({ histories }: NumberedHistories, components: readonly Component[], block: Block): number {
  const { level, from, rows } = block
  const { weight, litt } = histories
  if (litt === null) throw new Error('kinds of regularity need the intervals of every customer')
  const most = new Float64Array(rows).fill(-Infinity)
  for (const { form, logShare, levels, rows: terms, share } of components) {
    const constant = at(levels.log, level) + logShare
    for (let i = 0; i < rows; i++) {
      const log = at(terms.log, i) + constant + (form.k - 1) * at(litt, from + i)
      share[i] = log
      if (log > at(most, i)) most[i] = log
    }
  }
  const total = new Float64Array(rows)
  for (const { rows: terms, share } of components) {
    for (let i = 0; i < rows; i++) {
      const likelihood = at(terms.bracket, i) * Math.exp(at(share, i) - at(most, i))
      share[i] = likelihood
      total[i] = at(total, i) + likelihood
    }
  }
  let sum = 0
  for (let i = 0; i < rows; i++) {
    const customers = at(weight, from + i)
    sum += customers * (at(most, i) + Math.log(at(total, i)))
    total[i] = customers / at(total, i)
  }
  for (const { share } of components) for (let i = 0; i < rows; i++) share[i] = at(share, i) * at(total, i)
  return sum
}

function addUp({ rows: terms, share, customers, left, slopes }: Component, { level, rows }: Block): void {
  let own = 0
  let gone = 0
  let byR = 0
  let byAlpha = 0
  for (let i = 0; i < rows; i++) {
    const weight = at(share, i)
    own += weight
    gone += weight * at(terms.left, i)
    byR += weight * at(terms.byR, i)
    byAlpha += weight * at(terms.byAlpha, i)
  }
  customers[level] = at(customers, level) + own
  left[level] = at(left, level) + gone
  slopes.byR += byR
  slopes.byAlpha += byAlpha
}

function slopesOf(component: Component): CnbdSlopes & { readonly customers: number } {
  const { parameters, tables, levels, slopes } = component
  const { r, alpha, a } = parameters
  let [customers, byR, byA, byB] = [0, slopes.byR, 0, 0]
  for (const [level, count] of component.customers.entries()) {
    const left = at(component.left, level)
    customers += count
    byR += count * at(levels.byR, level)
    byA += count * at(levels.byA, level) + left / a
    byB += count * at(levels.byB, level) - (left * at(tables.leaving, level)) / a
  }
  return { customers, byR, byAlpha: slopes.byAlpha + (customers * r) / alpha, byA, byB }
}
