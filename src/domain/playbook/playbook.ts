import type { Label, Language } from '#domain/label.ts'
import type { Fen } from '#domain/money.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { DatedFactId } from '#domain/playbook/dated-facts.ts'
import type { FeatureValues } from '#domain/playbook/features.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'

/** A condition of a playbook, compiled. Where a feature that decides it is unknown, it is not true. */
export type Condition = (features: FeatureValues) => boolean

/** A text of a playbook, compiled for both languages. A variable that is missing reads as unknown. */
export type Template = (variables: Variables, language: Language) => string

/** Days before (negative) and after the trigger day in which the playbook makes sense; null = as long as it is so. */
export interface Window {
  readonly opensDays: number
  readonly closesDays: number | null
}

/** When a playbook begins (spec §3.1). `fact` says on which day; `when` narrows it to those for whom it is true. */
export interface Trigger {
  readonly kind: 'state' | 'date' | 'event'
  readonly fact: DatedFactId
  readonly when: Condition | null
  readonly window: Window
}

/** What is at stake in an action, in yuan: see `stakeOf`. */
export const stakeSources = {
  value_at_risk: { zh: '流失风险价值', en: 'Value at risk' },
  potential: { zh: '潜在价值', en: 'Potential value' },
  visit_margin: { zh: '单次到店毛利', en: 'Margin of a visit' },
  item_margin: { zh: '待办项目毛利', en: 'Margin of the deferred item' },
} as const satisfies Record<string, Label>

export type StakeSource = keyof typeof stakeSources

/** What settles an action before anybody worked on it, when it happens on or after the day it opened. */
export const settlers = {
  visit: { zh: '到店', en: 'A visit' },
  personal_contact: { zh: '一对一联系到客户', en: 'A personal contact that reached the customer' },
} as const satisfies Record<string, Label>

export type Settler = keyof typeof settlers

/** Who carries out a step. */
export type StepRole = 'advisor' | 'manager'

/** Work for a person: a call, a visit to prepare, a card to write. */
export interface TaskStep {
  readonly kind: 'task'
  readonly id: string
  readonly class: ActionClass
  readonly role: StepRole
  readonly when: Condition | null
  /** Days after the trigger day (before it when negative) by which it should be done. */
  readonly dueDays: number
  readonly minutes: number
  /** Chance 0–1 that the touch changes the outcome, from the benchmark; the centre's own results replace it later. */
  readonly chance: number
  /** Where the chance comes from. */
  readonly benchmark: Label
  /** The first that is known counts, else the yuan that the file states. */
  readonly stake: { readonly sources: readonly StakeSource[]; readonly otherwiseFen: Fen }
  readonly doneWhen: readonly Settler[]
  readonly reason: Template
  readonly script: Template
  readonly checklist: readonly Label[]
  /** Variables that reason and script read: what an action keeps as its evidence. */
  readonly reads: readonly string[]
}

/** Kinds of step that the language reserves; a file that uses one is refused with a sentence that says so. */
export const laterStepKinds = ['message', 'wait', 'branch', 'offer', 'set', 'escalate'] as const

/** What to do for a customer of whom something is true, by whom, on which days (spec §3). */
export interface Playbook {
  /** `P1` … of the standard catalogue; a centre's own may be named otherwise. */
  readonly id: string
  /** Short name in kebab-case, the file's name after the id. */
  readonly name: string
  readonly label: Label
  readonly class: ActionClass
  readonly purpose: TouchPurpose
  readonly trigger: Trigger
  /** High value tier → manager, low → automatic steps instead of a person (spec §3.3, last paragraph). */
  readonly isByValueTier: boolean
  readonly steps: readonly TaskStep[]
}
