import type { Cohorts } from '#domain/value-model/cohort.ts'
import type { CohortFit, FitInForce } from '#domain/value-model/fit-in-force.ts'

const own = new WeakMap<CohortFit, FitInForce>()

/** The fit that speaks for a customer: that of their cohort where there is one, else everybody's. The same each time. */
export function fitFor(fit: FitInForce, cohorts: () => Cohorts): FitInForce {
  if (fit.cohorts === undefined) return fit
  const belongsTo = cohorts()
  const cohort = fit.cohorts.find(({ by, value }) => belongsTo[by] === value)
  if (cohort === undefined) return fit
  const known = own.get(cohort)
  if (known !== undefined) return known
  const { cohorts: _, ...ofAll } = fit
  const { by, value, timing, unsure } = cohort
  const made = { ...ofAll, timing, unsure, cohort: { by, value } }
  own.set(cohort, made)
  return made
}
