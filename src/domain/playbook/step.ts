import type { Label, Language } from '#domain/label.ts'
import type { Fen } from '#domain/money.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import type { FeatureValues } from '#domain/playbook/features.ts'
import type { Memory } from '#domain/playbook/memory.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'

/** A condition of a trigger, compiled. Where what decides it is unknown, it does not hold. */
export interface Condition {
  /** Of one occasion, by what that says. */
  readonly holds: (features: FeatureValues, said: Variables) => boolean
  /** False where it does not hold whatever an occasion may say: then none need be looked for. */
  readonly mayHold: (features: FeatureValues) => boolean
}

/** A condition that may also read what has happened in the enrolment so far; `said` is what its occasion says. */
export type StepCondition = (features: FeatureValues, memory: Memory, said: Variables) => boolean

/** A text of a playbook, compiled for both languages. A variable that is missing reads as unknown. */
export type Template = (variables: Variables, language: Language) => string

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

/** What every step has. */
export interface StepBase {
  /** Unique within the playbook, branches included. */
  readonly id: string
  /** Only for those for whom this is true when the step's time has come; else it is passed over. Null = for all. */
  readonly when: StepCondition | null
  /** Days after the trigger day before which the step waits; null = at once, when the step before is done. */
  readonly day: number | null
  /** Days after the trigger day after which it makes no sense any more and is passed over; null = the trigger's window. */
  readonly lastDay: number | null
}

/** Work for a person: a call, a visit to prepare, a card to write. The flow goes on at once: a `wait` waits for its result. */
export interface TaskStep extends StepBase {
  readonly kind: 'task'
  readonly class: ActionClass
  readonly role: StepRole
  /** Days after the trigger day (before it when negative) by which it should be done. */
  readonly dueDays: number
  /** Working hours after the step's time within which it must be begun; null = the due day only. */
  readonly dueHours: number | null
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
  /** Answers to what customers object, in the order in which they come. */
  readonly objections: readonly { readonly says: Label; readonly answer: Label }[]
  /** Sent after the last attempt that nobody answered; null = nothing. */
  readonly unanswered: MessageText | null
  /** Variables that reason and script read: what an action keeps as its evidence. */
  readonly reads: readonly string[]
}

/** The words of a message: one variant is chosen by customer, so that the same person reads another one next time. */
export interface MessageText {
  readonly channel: TouchChannel
  /** What it is about, in kebab-case: with model, season, stage and language it is never sent to a person twice. */
  readonly topic: string
  /** For e-mail; null elsewhere. */
  readonly subject: Template | null
  readonly variants: readonly [Template, ...Template[]]
  readonly reads: readonly string[]
}

export interface MessageStep extends StepBase, MessageText {
  readonly kind: 'message'
  readonly purpose: TouchPurpose
  /** Nothing is sent while another touch is planned or one was delivered within so many days; 0 = no such rule. */
  readonly quietDays: number
}

/** What an enrolment can wait for. All are read from the customer's records, so a duplicated event is the same event. */
export const awaited = {
  result: { zh: '任务有结果', en: 'A task has its result' },
  visit: { zh: '到店', en: 'A visit' },
  booking: { zh: '预约', en: 'A booking' },
  purchase: { zh: '购买增值产品、软件或延保', en: 'A value-added product, software or warranty extension bought' },
  reply: { zh: '客户回复', en: 'An inbound message' },
  survey: { zh: '回访评分', en: 'A survey answered' },
  complaint_resolved: { zh: '投诉已解决', en: 'The complaint is resolved' },
} as const satisfies Record<string, Label>

export type Awaited = keyof typeof awaited

/** Waits for an event (or, without one, for `day`), at most so many days after it began to wait. */
export interface WaitStep extends StepBase {
  readonly kind: 'wait'
  readonly until: Awaited | null
  readonly atMostDays: number
}

/** The first case that is true; each case's steps are followed, then the steps after the branch. */
export interface BranchStep extends StepBase {
  readonly kind: 'branch'
  readonly cases: readonly { readonly if: StepCondition; readonly steps: readonly Step[] }[]
  readonly otherwise: readonly Step[]
}

/** A voucher: single use, with its cost to the centre and its last day. */
export interface OfferStep extends StepBase {
  readonly kind: 'offer'
  readonly label: Label
  /** Off the bill: fen, or a share 0–1 of it; both null = the service named in the label. */
  readonly valueFen: Fen | null
  readonly share: number | null
  /** What it costs on average when it is used. */
  readonly costFen: Fen
  readonly validDays: number
}

/** Writes something down about the customer. */
export interface SetStep extends StepBase {
  readonly kind: 'set'
  /** In kebab-case. */
  readonly tag: string | null
  readonly keyEvent: Template | null
}

/** Tells the manager: a task of theirs, due at once. */
export interface EscalateStep extends StepBase {
  readonly kind: 'escalate'
  readonly minutes: number
  readonly reason: Template
  readonly reads: readonly string[]
}

export type Step = TaskStep | MessageStep | WaitStep | BranchStep | OfferStep | SetStep | EscalateStep
export type StepKind = Step['kind']

export const stepKindLabels = {
  task: { zh: '任务', en: 'Task' },
  message: { zh: '消息', en: 'Message' },
  wait: { zh: '等待', en: 'Wait' },
  branch: { zh: '分支', en: 'Branch' },
  offer: { zh: '权益', en: 'Offer' },
  set: { zh: '标记', en: 'Set' },
  escalate: { zh: '上报', en: 'Escalate' },
} as const satisfies Record<StepKind, Label>

/** All steps, those inside branches too, in the order of the file. */
export function everyStep(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) =>
    step.kind === 'branch'
      ? [step, ...everyStep([...step.cases.flatMap((each) => each.steps), ...step.otherwise])]
      : [step],
  )
}

/** The work for people that does not hang on what happens on the way: what a week can foresee. */
export function plannedTasks(steps: readonly Step[]): readonly TaskStep[] {
  const waits = steps.findIndex((step) => step.kind === 'wait' && step.until !== null)
  return steps.slice(0, waits === -1 ? steps.length : waits).filter((step) => step.kind === 'task')
}
