import { at } from '#domain/value-model/column.ts'
import type { CnbdForm, CnbdParameters } from '#domain/value-model/cnbd-likelihood.ts'
import type { History } from '#domain/value-model/histories.ts'
import { logRising } from '#domain/value-model/log-gamma.ts'

/** What the family knows of a customer after x visits by t_x and silence to T. */
export interface CnbdState {
  readonly k: number
  readonly a: number
  /** b + n: what is known of leaving, of one who has not. */
  readonly b: number
  /** r + kx. */
  readonly s: number
  /** α + T, in weeks. */
  readonly A: number
  /** T − t_x, in weeks. */
  readonly silence: number
  /** P(j hidden events since the last visit | active), j < k. */
  readonly hidden: Float64Array
  /** Σ_{j<k} (s)_j u^j / j!, u = silence/A. */
  readonly hiddenSum: number
  readonly probabilityActive: number
}

export function cnbdState(form: CnbdForm, parameters: CnbdParameters, history: History): CnbdState {
  const { k, leavesAfterFirst } = form
  const { r, alpha, a, b } = parameters
  const { x, tx, T } = history
  const [s, A, n] = [r + k * x, alpha + T, leavesAfterFirst ? x + 1 : x]
  const { hidden, sum } = hiddenEvents(k, s, (T - tx) / A)
  const active = probabilityActive(form, parameters, history)
  return { k, a, b: b + n, s, A, silence: T - tx, hidden, hiddenSum: sum, probabilityActive: active }
}

export function probabilityActive(
  { k, leavesAfterFirst }: CnbdForm,
  { r, alpha, a, b }: CnbdParameters,
  { x, tx, T }: History,
): number {
  const n = leavesAfterFirst ? x + 1 : x
  if (n === 0) return 1
  const s = r + k * x
  const logActive = -s * Math.log1p((T - tx) / (alpha + tx)) + Math.log(sumOfHidden(k, s, (T - tx) / (alpha + T)))
  return 1 / (1 + Math.exp(Math.log(a / (b + n - 1)) - logActive))
}

/** Σ_{j<k} (s)_j u^j / j!. */
export function sumOfHidden(k: number, s: number, u: number): number {
  let [term, sum] = [1, 1]
  for (let j = 1; j < k; j++) {
    term *= ((s + j - 1) / j) * u
    sum += term
  }
  return sum
}

/** w_j ∝ (s)_j u^j / j! for j < k, and the sum that makes them 1. */
export function hiddenEvents(k: number, s: number, u: number): { readonly hidden: Float64Array; readonly sum: number } {
  const hidden = new Float64Array(k)
  let [term, sum] = [1, 1]
  hidden[0] = 1
  for (let j = 1; j < k; j++) {
    term *= ((s + j - 1) / j) * u
    hidden[j] = term
    sum += term
  }
  for (let j = 0; j < k; j++) hidden[j] = at(hidden, j) / sum
  return { hidden, sum }
}

/** P(no visit within `weeks` | active): (A/(A + t))^s G(T + t)/G(T), the likelihoods' ratio without the part of those who left. */
export function silenceIfActive({ k, s, A, silence, hiddenSum }: CnbdState, weeks: number): number {
  const then = sumOfHidden(k, s, (silence + weeks) / (A + weeks))
  return Math.min(1, Math.exp(Math.log(then / hiddenSum) - s * Math.log1p(weeks / A)))
}

/** Σ_j w_j (k − j) E[1/λ]; null where a rate near 0 makes it infinite. */
export function expectedWait({ k, s, A, hidden }: CnbdState): number | null {
  if (s <= 1) return null
  let sum = 0
  for (let j = 0; j < k; j++) sum += (at(hidden, j) * (k - j) * A) / (s + j - 1)
  return sum
}

/** P(still here after the m-th visit to come | active) for the visit after: B(a, b + m)/B(a, b). */
export function logStaying({ a, b }: CnbdState, m: number): number {
  return logRising(b, m) - logRising(a + b, m)
}

/** ln L of one history; (k − 1) Σ ln(interval) − x ln((k − 1)!) is part of it. */
export function cnbdLogLikelihood(form: CnbdForm, parameters: CnbdParameters, history: History): number {
  const { k, leavesAfterFirst } = form
  const { r, alpha, a, b } = parameters
  const { x, tx, T, litt } = history
  const n = leavesAfterFirst ? x + 1 : x
  const s = r + k * x
  const sum = sumOfHidden(k, s, (T - tx) / (alpha + T))
  const logActive = -s * Math.log1p((T - tx) / (alpha + tx)) + Math.log(sum)
  const bracket = n === 0 ? logActive : Math.log(Math.exp(logActive) + a / (b + n - 1))
  const visits = logRising(r, k * x) + r * Math.log(alpha) - s * Math.log(alpha + tx) + bracket
  return visits + logRising(b, n) - logRising(a + b, n) + (k - 1) * litt - x * logRising(1, k - 1)
}
