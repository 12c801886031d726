/** Draws evenly from [0, 1). */
export type Random = () => number

/** What a stream is for. A subject has one stream per purpose, so that a change to one leaves the others as they were. */
const purposes = {
  staff: 1,
  pair: 2,
  delivery: 3,
  person: 4,
  habits: 5,
  car: 6,
  life: 7,
  work: 8,
  voice: 9,
  contact: 10,
  app: 11,
  circle: 12,
  dirt: 13,
  answer: 14,
} as const

export type Purpose = keyof typeof purposes

/**
 * The stream of one subject for one purpose: the same whatever else is drawn, and in whatever order.
 * Generator: sfc32 of Chris Doty-Humphrey's PractRand, keyed by seed, purpose and subject.
 */
export function randomStream(seed: number, purpose: Purpose, subject: number): Random {
  let a = scramble(seed ^ 0x9e3779b9)
  let b = scramble(Math.floor(seed / 2 ** 32) + Math.imul(purposes[purpose], 0x85ebca6b))
  let c = scramble(subject + 0x3c6ef372)
  let counter = 1
  const draw = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 12; i++) draw()
  return draw
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability
}

/** Evenly from `from` up to, not including, `to`. */
export function between(random: Random, from: number, to: number): number {
  return from + random() * (to - from)
}

/** A whole number, both ends included. */
export function wholeBetween(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return at(list, Math.floor(random() * list.length))
}

/** Index of the entry drawn in proportion to its weight. */
export function pickIndex(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return index
  }
  return weights.length - 1
}

/** Standard normal, by Box and Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Mean 1; the larger the shape, the closer to 1. Shape ≥ 1. Marsaglia & Tsang (2000), "A simple method for generating gamma variables". */
export function gammaAroundOne(random: Random, shape: number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape
  }
}

/** Waiting time with this mean. */
export function exponential(random: Random, mean: number): number {
  return -Math.log(1 - random()) * mean
}

/** The entry at an index that is known to be inside. */
export function at<T>(list: readonly T[], index: number): T {
  const entry = list[index]
  if (entry === undefined) throw new RangeError(`no entry ${index} in a list of ${list.length}`)
  return entry
}

function scramble(key: number): number {
  let h = key | 0
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad)
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
  return h ^ (h >>> 15)
}
