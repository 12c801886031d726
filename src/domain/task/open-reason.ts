import type { Day } from '#domain/calendar.ts'
import type { MessageInHand } from '#domain/contact/message-in-hand.ts'
import type { Label } from '#domain/label.ts'
import type { ActionValues } from '#domain/playbook/action-settings.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import type { TaskValues } from '#domain/task/task-settings.ts'
import { mergeReasons, type Reason, type Task } from '#domain/task/task.ts'
import { learnedChance, type TouchCounts } from '#domain/task/touch-chance.ts'

/** Why a reason is not before a certain time. */
export const putOffLabels = {
  snooze: { zh: '已推迟', en: 'Put off' },
  callback: { zh: '约定回电', en: 'Call back' },
  no_answer: { zh: '未接通，换时段再打', en: 'No answer: another time of day' },
} as const satisfies Record<string, Label>

export type PutOff = keyof typeof putOffLabels

/**
 * A reason that is kept and open. Its days are those on which it is in hand: what was put off opens and is due no
 * earlier than the day it was put off to. `advisorId` is whose work it is now.
 */
export interface OpenReason extends Reason {
  readonly reasonId: number
  readonly customerId: number
  readonly centreId: number | null
  /** IANA zone of the centre. */
  readonly zone: string
  readonly enrolmentId: number | null
  /** Null = somebody wrote it down. */
  readonly playbookId: string | null
  readonly version: number | null
  readonly stepId: string | null
  readonly label: Label
  readonly because: Label
  readonly variables: Variables
  /** By when, where hours count; null = the day only. */
  readonly dueAt: string | null
  readonly warnAt: string | null
  readonly attempts: number
  readonly lastAttemptAt: string | null
  /** Until then nobody is reminded; null = it was not put off, or that time has come. */
  readonly waitsUntil: string | null
  readonly putOff: PutOff | null
  /** 0–1, as the playbook has it from the benchmark; `chance` is what own contacts have made of it. */
  readonly benchmarkChance: number
  /** Own contacts of the playbook with customers who stand where this one does. */
  readonly seen: TouchCounts
  /** What was said of it last; null = nothing yet. */
  readonly lastResultId: number | null
  /** Whose it was before they were away; null = it has not been lent. */
  readonly lentBy: number | null
  /** What lies ready to be sent, where that is all that is asked for; null = a contact is to be made. */
  readonly message: MessageInHand | null
}

export type OpenTask = Task<OpenReason>

/** The part of the policy that tasks are made by. */
export interface OpenTaskPolicy {
  readonly actions: Pick<ActionValues, 'extraMinutesPerReason'>
  readonly tasks: Pick<TaskValues, 'benchmarkTouches'>
}

/** A reason as it is kept, before its chance is learned. */
export type KeptReason = Omit<OpenReason, 'chance'>

/**
 * The tasks of the open reasons of any customers, those of one customer merged; their chances are learned. A message is a
 * task of its own: what a call brings says nothing of whether it was sent.
 */
export function openTasks(
  reasons: readonly KeptReason[],
  asked: { readonly policyOf: (centreId: number | null) => OpenTaskPolicy; readonly today: Day },
): OpenTask[] {
  const together = Map.groupBy(reasons, ({ customerId, message }) => `${customerId} ${message?.messageId ?? ''}`)
  return [...together.values()].flatMap((own) => {
    const { actions, tasks } = asked.policyOf(own[0]?.centreId ?? null)
    const learned = own.map((reason): OpenReason => {
      const { benchmarkChance, seen } = reason
      return { ...reason, chance: learnedChance(benchmarkChance, seen, tasks.benchmarkTouches) }
    })
    const { extraMinutesPerReason } = actions
    return mergeReasons(learned, {
      extraMinutesPerReason,
      today: asked.today,
      keyOf: ({ reasonId }) => String(reasonId),
      enrolmentOf: ({ enrolmentId }) => enrolmentId,
    })
  })
}

/** The message that a task asks to send; null = it is a contact to make. */
export function messageOf({ reasons: [lead] }: OpenTask): MessageInHand | null {
  return lead.message
}

/** A task goes by the number of the reason that leads it. */
export function taskIdOf({ reasons: [lead] }: OpenTask): number {
  return lead.reasonId
}

/** What was said last of any of its reasons; null = nothing yet. */
export function lastResultOf({ reasons }: OpenTask): number | null {
  const said = reasons.map(({ lastResultId }) => lastResultId).filter((each) => each !== null)
  return said.length === 0 ? null : Math.max(...said)
}

/** Whose task it is: the manager's reason decides, then the one that leads. Null = nobody's, so the centre's managers'. */
export function ownerOf({ reasons, role }: OpenTask): number | null {
  const [lead] = reasons
  const deciding = role === 'manager' ? (reasons.find((each) => each.role === 'manager') ?? lead) : lead
  if (deciding.advisorId !== null || role === 'manager') return deciding.advisorId
  return reasons.find(({ advisorId }) => advisorId !== null)?.advisorId ?? null
}

/** Until when a task waits: for the latest of its reasons, unless one of high class does not wait. Null = it does not. */
export function waitsUntil({ reasons }: OpenTask): { readonly until: string; readonly because: PutOff } | null {
  if (reasons.some((each) => each.class === 'high' && each.waitsUntil === null)) return null
  let latest: { until: string; because: PutOff } | null = null
  for (const { waitsUntil: until, putOff } of reasons) {
    if (until === null || putOff === null) continue
    if (latest === null || until > latest.until) latest = { until, because: putOff }
  }
  return latest
}
