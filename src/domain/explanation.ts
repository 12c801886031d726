import type { Assessment } from '#domain/assessment.ts'
import type { EvidenceName } from '#domain/evidence-labels.ts'
import type { Evidence as EvidenceOf, Reason as ReasonOf } from '#domain/reason.ts'
import type { RuleCode } from '#domain/rule-labels.ts'
import type { scoreReasons } from '#domain/score-reasons.ts'

/** A customer's scores, each with its reasons. */
export interface Explanation {
  readonly assessment: Assessment
  readonly reasons: Readonly<Record<ExplainedScore, Reason>>
}

export type ExplainedScore = keyof typeof scoreReasons

/** The reason of any score. */
export type Reason = ReasonOf<RuleCode, EvidenceName>

export type Evidence = EvidenceOf<EvidenceName>

/** What is kept of a reason with a snapshot or a task: thresholds stand in the policy of the day, changes lie ahead. */
export type FrozenReasons = Readonly<Partial<Record<ExplainedScore, Pick<Reason, 'rule' | 'inputs'>>>>

/** A third of the size: it is kept for every customer and month. */
export function frozenReasons({ reasons }: Explanation): FrozenReasons {
  return Object.fromEntries(Object.entries(reasons).map(([score, { rule, inputs }]) => [score, { rule, inputs }]))
}
