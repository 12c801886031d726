import type { Assessment } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { EvidenceName } from '#domain/evidence-labels.ts'
import type { RuleCode } from '#domain/rule-labels.ts'

/** A customer's scores, each with its reasons: codes and numbers, to be put into words where they are read. */
export interface Explanation {
  readonly assessment: Assessment
  readonly reasons: Readonly<Record<ExplainedScore, Reason>>
}

export type ExplainedScore =
  | 'stage'
  | 'r'
  | 'f'
  | 'm'
  | 'segment'
  | 'health'
  | 'ladder'
  | 'realised'
  | 'potential'
  | 'tier'
  | 'vip'
  | 'valueAtRisk'
  | 'lossIfLost'
  | 'cadenceGroup'
  | 'falseHighValue'
  | 'neglectedHighValue'

export interface Reason {
  readonly value: ReasonValue
  /** The sentence of the specification that gave the value. */
  readonly rule: RuleCode
  /** What was looked at. Null = unknown. */
  readonly inputs: Evidence
  /** What it was held against: settings and figures of the centre. */
  readonly thresholds: Evidence
  readonly wouldChange: readonly Change[]
}

export type ReasonValue = string | number | boolean | null

/** Amounts in fen where the name ends in it. */
export type Evidence = Readonly<Partial<Record<EvidenceName, ReasonValue | readonly number[]>>>

/** What would make a score another one: the passing of days, or one input reaching a value. */
export type Change =
  | { readonly to: ReasonValue; readonly by: 'time'; readonly on: Day }
  | { readonly to: ReasonValue; readonly by: 'input'; readonly input: EvidenceName; readonly reaching: number }
  | { readonly to: ReasonValue; readonly by: 'visit' }
  | { readonly to: ReasonValue; readonly by: 'contact' }

/** What is kept of a reason with a snapshot or a task: thresholds stand in the policy of the day, changes lie ahead. */
export type FrozenReasons = Readonly<Partial<Record<ExplainedScore, Pick<Reason, 'rule' | 'inputs'>>>>

/** A third of the size: it is kept for every customer and month. */
export function frozenReasons({ reasons }: Explanation): FrozenReasons {
  return Object.fromEntries(Object.entries(reasons).map(([score, { rule, inputs }]) => [score, { rule, inputs }]))
}
