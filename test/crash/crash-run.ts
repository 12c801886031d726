import type { State } from '#test/crash/check.ts'
import type { CrashPlace, Victim } from '#test/crash/places.ts'
import type { Operation, Plan } from '#test/crash/plan.ts'

/**
 * When a round strikes: at any `time` while a step is carried out, at the n-th `mark` of its progress, as soon as it is
 * `acknowledged`, or at `opening`, while what an earlier round left is settled.
 */
export const aims = [
  'time',
  'time',
  'time',
  'time',
  'mark',
  'mark',
  'mark',
  'acknowledged',
  'opening',
  'opening',
] as const
export type Aim = (typeof aims)[number]

/** What happened in a round. */
export interface Round {
  readonly number: number
  readonly victim: Victim
  readonly aim: Aim
  /** How far the app had come when it was struck: with the installation, or with the task. */
  readonly phase: string
  /** The task; null while it was opening. */
  readonly task: string | null
  /** What the next opening made of it; null until that is known, and where that was struck as well. */
  outcome: string | null
}

/** Where a run stands: so many steps must be there, and so many may be. */
export interface Standing {
  acknowledged: number
  begun: number
}

export interface CrashRun {
  readonly place: CrashPlace
  readonly operation: Operation
  readonly plan: Plan
  readonly seed: number
  readonly rounds: number
  /** Looks at what lies outside of the database, which holds what comes of `at` steps; answers what is wrong. */
  readonly alsoCheck: (
    states: readonly State[],
    reached: { readonly acknowledged: number; readonly at: number },
  ) => Promise<readonly string[]>
  /** Called before the plan begins anew. */
  readonly alsoReset: () => Promise<void>
  readonly onRound: (round: Round) => void
}

/** Something acknowledged is gone, something is half, or an app hangs. */
export class Broken extends Error {}
