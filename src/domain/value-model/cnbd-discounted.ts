import type { CnbdState } from '#domain/value-model/cnbd-state.ts'
import { log2F1 } from '#domain/value-model/hypergeometric.ts'
import { logGamma } from '#domain/value-model/log-gamma.ts'

/**
 * All visits to come of an active customer, discounted at `rate` a week: with v = λ/(λ + rate) the next visit counts v^(k − j),
 * each one after it v^k more and only if the customer stays: Σ_m v^(km) (b)_m/(a + b)_m = ₂F₁(1, b; a + b; v^k).
 * The mean over λ | active ∝ λ^(s − 1) e^(−Aλ) Σ_j (λ·silence)^j / j! is a trapezoid sum over ln λ, which for a function
 * that fades this fast at both ends has every digit with a hundred points (Trefethen & Weideman 2014).
 */
export function discountedIfActive(state: CnbdState, rate: number): number {
  const { k, s, A, a, b, silence, hiddenSum } = state
  const peak = Math.log((s + k) / A)
  const step = Math.min(0.25, 0.6 / Math.sqrt(s + k))
  const logNorm = s * Math.log(A) - logGamma(s) - Math.log(hiddenSum)
  let sum = 0
  const add = (y: number): number => {
    const lambda = Math.exp(y)
    const v = lambda / (lambda + rate)
    const logDensity = s * y - A * lambda + logNorm
    const visits = Math.exp(logDensity) * waiting(k, lambda * silence, v)
    const part = visits === 0 ? 0 : visits * Math.exp(log2F1([1, b], a + b, v ** k).log)
    sum += part
    return part
  }
  add(peak)
  for (const direction of [step, -step]) {
    let [y, last] = [peak, Infinity]
    for (let n = 0; n < 20_000; n++) {
      y += direction
      const part = add(y)
      if (part < 1e-17 * sum && part <= last) break
      last = part
    }
  }
  return sum * step
}

/** Σ_{j<k} (λ·silence)^j / j! · v^(k − j). */
function waiting(k: number, expected: number, v: number): number {
  let [term, sum] = [v ** k, 0]
  for (let j = 0; j < k; j++) {
    sum += term
    term *= expected / (j + 1) / v
  }
  return sum
}
