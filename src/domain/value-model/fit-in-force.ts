import type { Day } from '#domain/calendar.ts'
import type { Cohort } from '#domain/value-model/cohort.ts'
import type { GammaGammaParameters } from '#domain/value-model/gamma-gamma.ts'
import type { StoredFit } from '#domain/value-model/stored-fit.ts'

/** What a group's visits have taught, as scores are worked out with it. It speaks of `asOf` and later days only. */
export interface FitInForce {
  readonly fitId: number
  /** The last day whose records it knows. */
  readonly asOf: Day
  readonly timing: StoredFit
  readonly margin: VisitMargin
  /** Standard deviation of a customer's expected visits ÷ these visits, from what is not known of the parameters. */
  readonly unsure: number
  /** Fits of one kind of cohort that speak in place of this one for their own customers; absent = none does. */
  readonly cohorts?: readonly CohortFit[]
  /** Of a fit that speaks for a cohort alone: which (`fitFor`). */
  readonly cohort?: Cohort
}

/** A fit on a cohort alone, kept where it foretells its customers better than the fit on everybody. */
export interface CohortFit extends Cohort {
  readonly timing: StoredFit
  /** As of the fit on everybody. */
  readonly unsure: number
}

/** What a visit brings, fen of margin. */
export type VisitMargin =
  | ({ readonly by: 'gamma-gamma' } & GammaGammaParameters)
  /** Where amounts go with frequency, or nothing could be fitted: the mean of those who came as often. */
  | { readonly by: 'frequency'; readonly groups: readonly FrequencyMargin[] }

/** Visits after the first of customers with so many repeat visits; the last group holds all with more. */
export interface FrequencyMargin {
  readonly repeats: number
  readonly customers: number
  readonly marginFen: number
}
