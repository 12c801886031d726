import type { History } from '#domain/value-model/histories.ts'
import type { Predictor } from '#domain/value-model/timing-model.ts'

/** When a customer who stays comes next, in weeks from now. */
export interface Wait {
  /** Null where it is infinite: of a customer of whom little is known, who may come almost never. */
  readonly mean: number | null
  readonly quarter: number
  readonly median: number
  readonly threeQuarters: number
}

export function nextVisit(predictor: Predictor, history: History): Wait {
  const median = medianWait(predictor, history)
  return {
    mean: predictor.expectedWaitIfStaying(history),
    quarter: waitWithin(predictor, history, 0.25, median / 2),
    median,
    threeQuarters: waitWithin(predictor, history, 0.75, median * 2),
  }
}

/** Half of those who stay and look like this customer come within so many weeks. */
export function medianWait(predictor: Predictor, history: History): number {
  return waitWithin(predictor, history, 0.5, history.x === 0 ? 1 : history.tx / history.x)
}

function waitWithin(predictor: Predictor, history: History, probability: number, guess: number): number {
  const silence = predictor.silenceIfStaying(history)
  return crossing((weeks) => silence(weeks) - (1 - probability), guess)
}

/** A customer's own rhythm as it stood at the last visit: shrunk towards the centre's the less is known of them. */
export function rhythm(predictor: Predictor, history: History): Wait {
  return nextVisit(predictor, { ...history, T: history.tx })
}

/** Weeks from now after which P(active) is below `probability` if nobody comes; 0 where it is already, null where it never is. */
export function weeksUntilLapsed(predictor: Predictor, history: History, probability: number): number | null {
  const activeAfter = (weeks: number): number => predictor.probabilityActive({ ...history, T: history.T + weeks })
  if (activeAfter(0) < probability) return 0
  if (activeAfter(longest) >= probability) return null
  return crossing((weeks) => activeAfter(weeks) - probability, history.x === 0 ? 1 : (2 * history.tx) / history.x)
}

/** A thousand years, in weeks: what comes later does not come. */
const longest = 52_000

/** A function's values at two ends: above 0 at the first, not at the second. */
interface Bracket {
  low: number
  high: number
  above: number
  below: number
}

/** Where a falling function crosses 0; to a minute unless `near` (weeks) says otherwise. A good guess saves steps. */
export function crossing(f: (weeks: number) => number, guess = 1, near = 1e-4): number {
  const first = Math.max(1e-3, guess)
  const ends: Bracket = { low: 0, high: first, above: f(0), below: f(first) }
  while (ends.below > 0 && ends.high < longest * 1000) {
    ends.low = ends.high
    ends.above = ends.below
    ends.high *= 2
    ends.below = f(ends.high)
  }
  if (ends.below > 0) return ends.high
  return ends.above <= 0 ? ends.low : narrowed(f, ends, near)
}

/** By straight lines, halving the weight of an end that stays (Dowell & Jarratt 1971, "Illinois"). */
function narrowed(f: (weeks: number) => number, ends: Bracket, near: number): number {
  let stayed: 'low' | 'high' | null = null
  for (let round = 0; round < 200 && ends.high - ends.low > near + 1e-12 * ends.high; round++) {
    const middle = between(ends, round)
    const value = f(middle)
    if (Math.abs(value) < 1e-8) return middle
    if (value > 0) {
      ends.low = middle
      ends.above = value
      if (stayed === 'high') ends.below /= 2
      stayed = 'high'
    } else {
      ends.high = middle
      ends.below = value
      if (stayed === 'low') ends.above /= 2
      stayed = 'low'
    }
  }
  return (ends.low + ends.high) / 2
}

/** Where the line crosses 0; every eighth time the middle, so that both ends come near. */
function between({ low, high, above, below }: Bracket, round: number): number {
  const line = (high * above - low * below) / (above - below)
  return round % 8 === 7 || !(line > low && line < high) ? (low + high) / 2 : line
}
