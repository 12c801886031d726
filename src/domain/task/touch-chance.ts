/** What was seen of a playbook's contacts with customers of one tier and level. */
export interface TouchCounts {
  readonly touched: number
  /** Of them, those after which the customer came within the playbook's time. */
  readonly succeeded: number
}

export const noTouches: TouchCounts = { touched: 0, succeeded: 0 }

/**
 * Chance 0–1 that a contact changes the outcome, learned from own results: the mean of a beta distribution that begins
 * at the benchmark with the weight of `benchmarkTouches` contacts, so that small numbers stay near it.
 *
 * Gelman et al. (2013), "Bayesian Data Analysis", §2.4.
 */
export function learnedChance(
  benchmark: number,
  { touched, succeeded }: TouchCounts,
  benchmarkTouches: number,
): number {
  if (touched === 0) return benchmark
  return (benchmark * benchmarkTouches + succeeded) / (benchmarkTouches + touched)
}
