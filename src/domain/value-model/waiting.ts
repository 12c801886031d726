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
  const within = (probability: number): number => {
    return crossing((weeks) => predictor.silenceIfStaying(history, weeks) - (1 - probability))
  }
  return {
    mean: predictor.expectedWaitIfStaying(history),
    quarter: within(0.25),
    median: within(0.5),
    threeQuarters: within(0.75),
  }
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
  return crossing((weeks) => activeAfter(weeks) - probability)
}

/** A thousand years, in weeks: what comes later does not come. */
const longest = 52_000

/**
 * Where a falling function crosses 0; to a minute. Doubles until it is passed, then goes by straight lines, halving the weight of an
 * end that stays (Dowell & Jarratt 1971, "Illinois").
 */
function crossing(f: (weeks: number) => number): number {
  let [low, high] = [0, 1]
  let [above, below] = [f(0), f(1)]
  while (below > 0 && high < longest * 1000) {
    low = high
    above = below
    high *= 2
    below = f(high)
  }
  if (below > 0 || above <= 0) return below > 0 ? high : low
  let kept = 0
  for (let round = 0; round < 200 && high - low > 1e-4 + 1e-12 * high; round++) {
    const line = (low * -below + high * above) / (above - below)
    const middle = round % 8 === 7 || !(line > low && line < high) ? (low + high) / 2 : line
    const value = f(middle)
    if (Math.abs(value) < 1e-12) return middle
    if (value > 0) {
      low = middle
      above = value
      if (kept === 1) below /= 2
      kept = 1
    } else {
      high = middle
      below = value
      if (kept === -1) above /= 2
      kept = -1
    }
  }
  return (low + high) / 2
}
