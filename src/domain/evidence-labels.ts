import type { Label } from '#domain/label.ts'
import { scoreReasons } from '#domain/score-reasons.ts'

type Reasons = typeof scoreReasons

export type EvidenceName = { [S in keyof Reasons]: keyof Reasons[S]['evidenceLabels'] }[keyof Reasons]

/** Words for everything that stands in the reasons of a score, inputs and thresholds alike, gathered from them. */
export const evidenceLabels = Object.fromEntries(
  Object.values(scoreReasons).flatMap((reason) => Object.entries(reason.evidenceLabels)),
) as Readonly<Record<EvidenceName, Label>>
