/** From here on Stirling's series with the terms below is exact to the last digits of a double. */
const stirlingFrom = 10

const halfLogTwoPi = 0.9189385332046727

/** ln Γ(x), x > 0. Stirling's series (Abramowitz & Stegun 6.1.40) after x is lifted above 10 by Γ(x + 1) = x Γ(x). */
export function logGamma(x: number): number {
  let lifted = x
  let product = 1
  while (lifted < stirlingFrom) {
    product *= lifted
    lifted += 1
  }
  return (lifted - 0.5) * Math.log(lifted) - lifted + halfLogTwoPi + stirlingRest(lifted) - Math.log(product)
}

/** ψ(x) = d ln Γ(x) / dx, x > 0. Abramowitz & Stegun 6.3.18, lifted as above. */
export function digamma(x: number): number {
  let lifted = x
  let sum = 0
  while (lifted < stirlingFrom) {
    sum += 1 / lifted
    lifted += 1
  }
  const y = 1 / (lifted * lifted)
  const series =
    y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * (691 / 32_760 - y / 12))))))
  return Math.log(lifted) - 0.5 / lifted - series - sum
}

/**
 * ln Γ(x + n) − ln Γ(x), x > 0, n ≥ 0: the logarithm of the rising factorial (x)ₙ.
 * Above 10 the two Stirling series are subtracted term by term, so that nothing is lost where x is much larger than n.
 */
export function logRising(x: number, n: number): number {
  if (x < stirlingFrom) return logGamma(x + n) - logGamma(x)
  const lift = stirlingRest(x + n) - stirlingRest(x)
  return (x - 0.5) * Math.log1p(n / x) + n * (Math.log(x + n) - 1) + lift
}

/** ln B(a, b), both > 0. */
export function logBeta(a: number, b: number): number {
  const [smaller, larger] = a < b ? [a, b] : [b, a]
  return logGamma(smaller) - logRising(larger, smaller)
}

function stirlingRest(x: number): number {
  const y = 1 / (x * x)
  return (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360_360 - y / 156)))))) / x
}
