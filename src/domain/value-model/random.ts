/** Draws evenly from [0, 1). */
export type Random = () => number

/** The stream of a seed. Generator: splitmix32, after Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators". */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  const mixed = (): number => {
    state = (state + 0x9e3779b9) | 0
    let h = state ^ (state >>> 16)
    h = Math.imul(h, 0x21f0aaad)
    h ^= h >>> 15
    h = Math.imul(h, 0x735a2d97)
    return (h ^ (h >>> 15)) >>> 0
  }
  return () => ((mixed() >>> 5) * 67_108_864 + (mixed() >>> 6)) / 9_007_199_254_740_992
}

/** A standard normal variable. Box & Muller (1958). */
export function normalDraw(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** ln of a gamma variable of this shape and rate 1: a logarithm, because small shapes leave the range of a double. */
export function logGammaDraw(random: Random, shape: number): number {
  if (shape < 1) return logGammaDraw(random, shape + 1) + Math.log(1 - random()) / shape
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalDraw(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return Math.log(d * v)
  }
}

export function betaDraw(random: Random, a: number, b: number): number {
  return 1 / (1 + Math.exp(logGammaDraw(random, b) - logGammaDraw(random, a)))
}

/** Time of the k-th event at this rate; Infinity at rate 0. */
export function erlangDraw(random: Random, k: number, rate: number): number {
  let sum = 0
  for (let i = 0; i < k; i++) sum -= Math.log(1 - random())
  return sum / rate
}

/** One of these, in proportion to their shares. */
export function pickByShare<T extends { readonly share: number }>(random: Random, list: readonly T[]): T {
  let left = random() * list.reduce((sum, { share }) => sum + share, 0)
  for (const entry of list) {
    left -= entry.share
    if (left < 0) return entry
  }
  throw new RangeError('nothing to pick from')
}
