import type { Histories, History } from '#domain/value-model/histories.ts'
import type { Random } from '#domain/value-model/random.ts'

export type TimingModelName = 'nbd' | 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd' | 'bg-cnbd-k' | 'mbg-cnbd-k' | 'mbg-cnbd-mix'

/**
 * ln L of a set of histories at the logarithms of the parameters (a mixture's weights: as its file says);
 * writes the gradient by the same into `gradient`.
 */
export type LogLikelihood = (theta: Float64Array, gradient: Float64Array) => number

/** A model of when customers come and when they stop. Adding one is a file and a line in `timing-models.ts`. */
export interface TimingModel {
  readonly name: TimingModelName
  /** Hidden events per visit: the larger, the more regular; null where customers differ in it. */
  readonly k: number | null
  /** As in the papers. */
  readonly parameters: readonly string[]
  /** Whether a customer can leave: then silence must be seen in the data. */
  readonly leaves: boolean
  /** Whether customers with the same x, t_x and T are alike to it. */
  readonly alikeMerge: boolean
  readonly logLikelihood: (histories: Histories) => LogLikelihood
  /** Where to begin the search, in the search's own terms. */
  readonly starts: (histories: Histories) => readonly Float64Array[]
  /** From the search's terms to the parameters. */
  readonly read: (theta: Float64Array) => Float64Array
  /** Search terms at which ln L is flat though the rest is well known: the share of a kind of customer that nobody is of. */
  readonly flat?: (theta: Float64Array) => readonly number[]
  /** The terms with shares of 0, which no slope leads away from, put to where they can grow if ln L would have them grow; null where there are none. */
  readonly lifted?: (theta: Float64Array, logLikelihood: LogLikelihood) => Float64Array | null
  readonly predictor: (values: Float64Array) => Predictor
}

/** What a fitted model says about one customer. Ages and horizons in weeks. */
export interface Predictor {
  /** That the customer has not left, in [0, 1]. */
  readonly probabilityActive: (history: History) => number
  /** E[Y(T, T + weeks)]. */
  readonly expectedVisits: (history: History, weeks: number) => number
  /** P(Y ≥ m) for m = 0, 1, 2 … to where it is below 1e-12. */
  readonly visitsAtLeast: (history: History, weeks: number) => Float64Array
  /** P(no visit within so many weeks | active and staying): a function of the weeks, because it is asked for many. */
  readonly silenceIfStaying: (history: History) => (weeks: number) => number
  /** E of the weeks to the next visit of one who is active and stays; null where it is infinite. */
  readonly expectedWaitIfStaying: (history: History) => number | null
  /** All visits to come, one in `w` weeks counting exp(−rate · w); rate > 0 per week. */
  readonly discountedVisits: (history: History, rate: number) => number
  /** A customer from the first visit to this age. */
  readonly simulate: (random: Random, weeks: number) => SimulatedCustomer
}

export interface SimulatedCustomer {
  /** Ages at the repeat visits, ascending. */
  readonly visits: readonly number[]
  /** Age at which the customer left; Infinity while still active at the end. */
  readonly leftAt: number
}
