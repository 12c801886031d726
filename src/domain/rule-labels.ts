import type { Label } from '#domain/label.ts'
import { scoreReasons } from '#domain/score-reasons.ts'

type Reasons = typeof scoreReasons

export type RuleCode = { [S in keyof Reasons]: keyof Reasons[S]['ruleLabels'] }[keyof Reasons]

/** Words for the sentence of the specification that gave a score, gathered from the reasons. */
export const ruleLabels = Object.fromEntries(
  Object.values(scoreReasons).flatMap((reason) => Object.entries(reason.ruleLabels)),
) as Readonly<Record<RuleCode, Label>>
