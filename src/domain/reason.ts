import type { Appraised } from '#domain/appraised.ts'
import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'

/** Why one score is what it is: codes and numbers, to be put into words where they are read. */
export interface Reason<Rule extends string = string, Name extends string = string> {
  readonly value: ReasonValue
  /** The sentence of the specification that gave the value. */
  readonly rule: Rule
  /** What was looked at. Null = unknown. */
  readonly inputs: Evidence<Name>
  /** What it was held against: settings and figures of the centre. */
  readonly thresholds: Evidence<Name>
  readonly wouldChange: readonly Change<Name>[]
}

export type ReasonValue = string | number | boolean | null

/** Amounts in fen where the name ends in it. */
export type Evidence<Name extends string = string> = Readonly<Partial<Record<Name, ReasonValue | readonly number[]>>>

/** What would make a score another one: the passing of days, or one input reaching a value. */
export type Change<Name extends string = string> =
  | { readonly to: ReasonValue; readonly by: 'time'; readonly on: Day }
  | { readonly to: ReasonValue; readonly by: 'input'; readonly input: Name; readonly reaching: number }
  | { readonly to: ReasonValue; readonly by: 'visit' }
  | { readonly to: ReasonValue; readonly by: 'contact' }

/** How a score is explained, with the words for all that its reason may say. */
export interface ScoreReason<Rule extends string = string, Name extends string = string> {
  /** Codes are kept in snapshots and with tasks: they are never renamed. */
  readonly ruleLabels: Readonly<Record<Rule, Label>>
  readonly evidenceLabels: Readonly<Record<Name, Label>>
  tell(told: Appraised): Reason<NoInfer<Rule>, NoInfer<Name>>
}

/** Holds a reason to its own words: a rule or an input without a label does not compile. */
export function scoreReason<Rule extends string, Name extends string>(
  reason: ScoreReason<Rule, Name>,
): ScoreReason<Rule, Name> {
  return reason
}
