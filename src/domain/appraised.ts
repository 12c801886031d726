import type { Assessment } from '#domain/assessment.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Features } from '#domain/features.ts'
import type { Policy } from '#domain/policy.ts'
import type { Standing, Worth } from '#domain/standing.ts'

/** One customer on the way from features to an assessment. */
export interface Appraisal {
  readonly features: Features
  readonly standing: Standing
  readonly worth: Worth
}

/** One customer from features to scores: what reasons are told from. */
export interface Appraised extends Appraisal {
  readonly assessment: Assessment
  readonly centre: CentreFigures
  readonly policy: Policy
}
