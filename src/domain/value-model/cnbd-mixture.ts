import { cnbdParameters, cnbdPredictor } from '#domain/value-model/cnbd.ts'
import type { CnbdForm, CnbdParameters } from '#domain/value-model/cnbd-likelihood.ts'
import { cnbdEvaluator, type CnbdKind } from '#domain/value-model/cnbd-log-likelihood.ts'
import { cnbdAt, cnbdGradient, cnbdStarts, flatTerms } from '#domain/value-model/cnbd-search.ts'
import { cnbdLogLikelihood } from '#domain/value-model/cnbd-state.ts'
import { at } from '#domain/value-model/column.ts'
import { dot } from '#domain/value-model/matrix.ts'
import type { History } from '#domain/value-model/histories.ts'
import { pooledPredictor, type Part } from '#domain/value-model/pooled.ts'
import type { LogLikelihood, Predictor, TimingModel } from '#domain/value-model/timing-model.ts'

/** The regularities that customers may have; few and far apart, because neighbours can hardly be told from each other. */
const regularities = [1, 2, 3, 4, 6, 8, 12, 20]

/** r, α, a, b are searched as those of one kind; then a number u per kind, π_k = u_k²/Σu², so that a share of 0 is within reach. */
const timing = 4

/** A smaller share counts as none where more data are to tell. */
const leastShare = 1e-3
/** The root of a share that changes nothing, but whose slope says whether it should be larger. */
const feltRoot = 1e-6
/** ln L bends up in u until about a third of what the share comes to: a search that begins above goes down quickly, one below is slow. */
const liftedRoot = Math.sqrt(0.05)

/**
 * MBG/CNBD with customers of different regularity: r, a and b in common, α_k = α/k so that all come equally often,
 * a share π_k of customers with each k. The regularity of one customer is known as far as their intervals tell.
 */
export const mbgCnbdMixture: TimingModel = {
  name: 'mbg-cnbd-mix',
  k: null,
  parameters: ['r', 'alpha', 'a', 'b', ...regularities.map((k) => `pi_${k}`)],
  leaves: true,
  alikeMerge: false,
  logLikelihood(histories) {
    const evaluate = cnbdEvaluator(histories)
    return (theta, gradient) => {
      const kinds = mixtureKinds(read(theta))
      const { logLikelihood, kinds: slopes } = evaluate(kinds)
      const sum = { byR: 0, byAlpha: 0, byA: 0, byB: 0 }
      const roots = theta.subarray(timing)
      // ln L knows only ratios of the u; this holds Σu² at 1 and is 0 there.
      const excess = dot(roots, roots) - 1
      for (const [index, { byR, byAlpha, byA, byB, customers }] of slopes.entries()) {
        const { form, share } = kinds[index] ?? { form: { k: 1 }, share: 0 }
        sum.byR += byR
        sum.byAlpha += byAlpha / form.k
        sum.byA += byA
        sum.byB += byB
        const felt = share > 0 ? (customers / share - histories.customers) / (1 + excess) : 0
        gradient[timing + index] = 2 * at(roots, index) * (felt - histories.customers * excess)
      }
      gradient.set(cnbdGradient(theta, sum))
      return logLikelihood - (histories.customers / 2) * excess * excess
    }
  },
  starts: (histories) =>
    cnbdStarts(histories, 1)
      .slice(0, 2)
      .map((terms) =>
        mixtureTerms(
          terms,
          regularities.map(() => 1 / regularities.length),
        ),
      ),
  read,
  flat: flatTerms,
  lifted,
  predictor: mixturePredictor,
}

/** The terms with shares of 0 that ln L would have larger put to where they can grow or fall; null where there are none. */
function lifted(theta: Float64Array, logLikelihood: LogLikelihood): Float64Array | null {
  const isNone = (u: number, i: number): boolean => i >= timing && u * u < leastShare
  const slopes = new Float64Array(theta.length)
  logLikelihood(
    theta.map((u, i) => (isNone(u, i) ? feltRoot : u)),
    slopes,
  )
  const grows = (u: number, i: number): boolean => isNone(u, i) && at(slopes, i) > 0
  return theta.some(grows) ? theta.map((u, i) => (grows(u, i) ? liftedRoot : isNone(u, i) ? feltRoot : u)) : null
}

/** The search terms of a mixture, from those of its timing and the shares. */
export function mixtureTerms(terms: Float64Array, shares: readonly number[]): Float64Array {
  return Float64Array.from([...terms, ...shares.map(Math.sqrt)])
}

function read(theta: Float64Array): Float64Array {
  const { r, alpha, a, b } = cnbdAt(theta)
  const roots = theta.subarray(timing)
  const total = dot(roots, roots)
  return Float64Array.from([r, alpha, a, b, ...roots.map((u) => (u * u) / total)])
}

/** The kinds of customers of a mixture with these parameters. */
export function mixtureKinds(values: Float64Array): CnbdKind[] {
  const shared = cnbdParameters(values)
  return regularities.map((k, index) => ({
    form: formOf(k),
    parameters: { ...shared, alpha: shared.alpha / k },
    share: at(values, timing + index),
  }))
}

function formOf(k: number): CnbdForm {
  return { k, leavesAfterFirst: true }
}

interface Kind extends Part {
  readonly form: CnbdForm
  readonly parameters: CnbdParameters
}

function mixturePredictor(values: Float64Array): Predictor {
  const kinds = mixtureKinds(values)
    .filter(({ share }) => share > 0)
    .map((kind): Kind => ({ ...kind, predictor: cnbdPredictor(kind.form, kind.parameters) }))
  return pooledPredictor(kinds, (history) => likely(kinds, history))
}

/** The kinds with the share that this customer's own intervals leave to each; those below 1e-9 are left out. */
function likely(parts: readonly Kind[], history: History): readonly Kind[] {
  const logs = parts.map(
    ({ form, parameters, share }) => Math.log(share) + cnbdLogLikelihood(form, parameters, history),
  )
  const most = Math.max(...logs)
  const total = logs.reduce((sum, log) => sum + Math.exp(log - most), 0)
  return parts
    .map((part, index) => ({ ...part, share: Math.exp((logs[index] ?? -Infinity) - most) / total }))
    .filter(({ share }) => share > 1e-9)
}
