import type { Day } from '#domain/calendar.ts'
import { heldBackLabels } from '#domain/contact/held-back.ts'
import type { Label, Language } from '#domain/label.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { StepRole, TaskStep } from '#domain/playbook/step.ts'
import type { Stake } from '#domain/playbook/stake.ts'
import type { Variables } from '#domain/playbook/variables.ts'

/** One reason to contact one customer: a playbook's step on one occasion. */
export interface Action {
  readonly playbook: Playbook
  readonly step: TaskStep
  readonly customerNo: string
  readonly source: string
  /** The dedicated advisor; null where there is none. */
  readonly advisorId: number | null
  readonly class: ActionClass
  readonly role: StepRole
  /** Tells this occasion from all others of this playbook and customer: nobody is asked twice for one of them. */
  readonly occasion: string
  readonly triggerOn: Day
  /** First day on which it makes sense. */
  readonly opensOn: Day
  readonly dueOn: Day
  /** Last day on which it makes sense; null = as long as the trigger is true. */
  readonly closesOn: Day | null
  readonly stake: Stake
  /** 0–1. */
  readonly chance: number
  readonly minutes: number
  /** The values behind the reason, frozen: what its texts read, nothing personal. */
  readonly variables: Variables
}

/** Why a playbook that fits a customer gives nobody a task. */
export const leftOutLabels = {
  do_not_contact: heldBackLabels.do_not_contact,
  refused: heldBackLabels.refused,
  not_granted: heldBackLabels.not_granted,
  automatic_instead: {
    zh: '低价值客户：由自动步骤代替人工',
    en: 'Low value tier: automatic steps instead of a person',
  },
} as const satisfies Record<string, Label>

export type LeftOutBecause = keyof typeof leftOutLabels

/** A playbook that fits but gives nobody a task, to be counted and shown. */
export interface LeftOut {
  readonly playbook: Playbook
  readonly step: TaskStep
  readonly class: ActionClass
  readonly because: LeftOutBecause
}

export interface CustomerActions {
  readonly actions: readonly Action[]
  readonly leftOut: readonly LeftOut[]
}

/** Expected value of the contact in fen per minute of work (spec §3.2). */
export function expectedFenPerMinute(
  action: Pick<Action, 'chance' | 'minutes'> & { readonly stake: Pick<Stake, 'fen'> },
): number {
  return (action.stake.fen * action.chance) / action.minutes
}

/** Why this customer, in one sentence. */
export function reasonOf({ step, variables }: Action, language: Language): string {
  return step.reason(variables, language)
}

/** What to say, with the people's names where they are given. */
export function scriptOf({ step, variables }: Action, people: Variables, language: Language): string {
  return step.script({ ...variables, ...people }, language)
}
