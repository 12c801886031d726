import type { FrequencyMargin, VisitMargin } from '#domain/value-model/fit-in-force.ts'
import { expectedAmount, type Spend } from '#domain/value-model/gamma-gamma.ts'
import type { SpendFit } from '#domain/value-model/spend-fit.ts'

/** Repeat visits from which customers stand in the same group. */
const groupsFrom = [1, 2, 3, 5, 9]

/** Mean margin of a repeat visit by how often customers came, margins below 0 included. Groups that nobody is of are left out. */
export function marginByFrequency(spends: readonly Spend[]): FrequencyMargin[] {
  return groupsFrom.flatMap((repeats, at) => {
    const until = groupsFrom[at + 1] ?? Infinity
    const own = spends.filter(({ x }) => x >= repeats && x < until)
    const visits = own.reduce((sum, { x }) => sum + x, 0)
    const marginFen = own.reduce((sum, { x, mean }) => sum + x * mean, 0) / visits
    return own.length === 0 ? [] : [{ repeats, customers: own.length, marginFen }]
  })
}

/** So many customers without a margin at all contradict amounts that are always above 0. */
const mostExcluded = 0.1

/** Gamma-Gamma where its premises hold: amounts that do not go with frequency, nearly all above 0. */
export function visitMarginOf({ fit, warnings }: SpendFit, groups: readonly FrequencyMargin[]): VisitMargin {
  const holds =
    !('fault' in fit) &&
    !warnings.includes('spend-correlated') &&
    fit.excluded <= mostExcluded * (fit.customers + fit.excluded)
  return holds ? { by: 'gamma-gamma', ...fit.parameters } : { by: 'frequency', groups }
}

/** What a visit to come is expected to bring, never below 0, and its coefficient of variation over so many visits. */
export function expectedMargin(
  margin: VisitMargin,
  spend: Spend,
  visits: number,
): { readonly fen: number; readonly variation: number } {
  if (margin.by === 'frequency') {
    const own = margin.groups.findLast(({ repeats }) => repeats <= Math.max(1, spend.x)) ?? margin.groups[0]
    return { fen: Math.max(0, own?.marginFen ?? 0), variation: 0 }
  }
  const known = { x: spend.x, mean: Math.max(0, spend.mean) }
  const shape = margin.p * known.x + margin.q
  // Of the customer's own mean, inverse gamma, and of single visits around it.
  const ofMean = shape > 2 ? 1 / (shape - 2) : 1
  return { fen: expectedAmount(margin, known), variation: Math.sqrt(ofMean + 1 / (margin.p * Math.max(1, visits))) }
}
