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

/** Where a falling function crosses 0, by halving; to a minute. */
function crossing(f: (weeks: number) => number): number {
  let [low, high] = [0, 1]
  while (high < longest * 1000 && f(high) > 0) [low, high] = [high, high * 2]
  while (high - low > 1e-4 + 1e-12 * high) {
    const middle = (low + high) / 2
    if (f(middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}
