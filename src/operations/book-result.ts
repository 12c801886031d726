import { randomUUID } from 'node:crypto'
import type { Day } from '#domain/calendar.ts'
import { lastResultOf, type OpenReason, type OpenTask } from '#domain/task/open-reason.ts'
import type { TaskAnswer } from '#domain/task/task-answer.ts'
import type { TaskResult } from '#domain/task/task-result.ts'
import { isFitToComeBack, undoMinutes } from '#domain/task/task-settings.ts'
import { instantOf, millisOf, minuteMillis, type Instant } from '#domain/working-time/instant.ts'
import { localTimeOf } from '#domain/working-time/local-time.ts'
import { actRows, changesBetween } from '#store/act-rows.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { addTouch } from '#store/desk.ts'
import { holdField, settleRecords } from '#store/edits.ts'
import { noteEvents } from '#store/outgoing-events.ts'
import { holdCustomers } from '#store/enrolment-pick.ts'
import { addResult, bringBack, endReasons, keepChanges, lastSaid } from '#store/task-changes.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { afterwards, type Afterwards } from '#operations/after-result.ts'
import { resultCame } from '#operations/engine-result.ts'
import { settleInterestsOfTask } from '#operations/interests.ts'
import { openTaskOf } from '#operations/open-task.ts'
import { playbookAt } from '#operations/playbooks.ts'

/** What somebody says came of a task. */
export interface SaidOfTask extends TaskAnswer {
  /** When to call back; with `callback` and nothing else. */
  readonly callbackAt: Instant | null
  /** The last result that they had seen of the task; null = none; undefined = they do not say. */
  readonly seenResultId?: number | null
}

/** Who says it, of which task. */
export interface TaskOf {
  readonly groupId: number
  readonly customerId: number
  readonly taskId: number
  readonly staffId: number
  readonly by: string
  readonly today: Day
  readonly now: Instant
}

export interface BookedResult {
  readonly resultId: number
  readonly undoUntil: Instant
  /** When it comes back; null = it is done with. */
  readonly comesBackAt: Instant | null
}

export type ResultRefusal =
  | { readonly fault: 'no-such-task' }
  /** Somebody was first. */
  | { readonly fault: 'task-taken'; readonly who: string; readonly at: Instant; readonly result: TaskResult }
  | { readonly fault: 'callback-unfit' }

/**
 * Writes down what came of a task: the contact, the end or the return of all its reasons, and what their playbooks do
 * then. What that changed is kept with it, so that it can be taken back as it was.
 */
export async function bookResult(store: Store, of: TaskOf, said: SaidOfTask): Promise<BookedResult | ResultRefusal> {
  if (!isCallbackFit(said, of.now)) return { fault: 'callback-unfit' }
  return inTransaction(store, async (writer) => {
    await holdCustomers(writer, [of.customerId])
    const task = await openTaskOf(writer, of)
    const isOvertaken = task !== null && said.seenResultId !== undefined && lastResultOf(task) !== said.seenResultId
    if (task !== null && !isOvertaken) return keep(writer, task, of, said)
    const reasonIds = task?.reasons.map(({ reasonId }) => reasonId) ?? [of.taskId]
    const last = await lastSaid(writer, { customerId: of.customerId, reasonIds })
    return last === null ? { fault: 'no-such-task' } : takenBy(last)
  })
}

function isCallbackFit({ result, callbackAt }: SaidOfTask, now: Instant): boolean {
  if (result !== 'callback') return callbackAt === null
  return callbackAt !== null && isFitToComeBack(callbackAt, now)
}

function takenBy({ by, at, result }: { by: string; at: Instant; result: TaskResult }): ResultRefusal {
  return { fault: 'task-taken', who: by, at, result }
}

async function keep(writer: Writer, task: OpenTask, of: TaskOf, said: SaidOfTask): Promise<BookedResult> {
  const { customerId, now } = of
  const [lead] = task.reasons
  const before = await actRows(writer, customerId)
  const touchNo = randomUUID()
  const undoUntil = instantOf(millisOf(now) + undoMinutes * minuteMillis)
  const next = await afterwards(writer, task, of, said)
  const resultId = await addResult(writer, {
    ...of,
    ...said,
    centreId: lead.centreId,
    at: now,
    reasonIds: task.reasons.map(({ reasonId }) => reasonId),
    touchNo,
    minutes: task.minutes,
    undoUntil,
  })
  await noteEvents(writer, [{ customerId, kind: 'task_result', subjectId: resultId }], { now, notBefore: undoUntil })
  await writeContact(writer, { of, said, touchNo, lead })
  await settleInterestsOfTask(writer, task, { ...of, result: said.result, on: localTimeOf(now, lead.zone).on })
  await moveReasons(writer, { customerId, resultId, at: now, because: said.result }, next)
  await settleRecords(writer, customerId)
  await tellPlaybooks(writer, task, { of, said, next, resultId, holdUntil: undoUntil })
  await keepChanges(writer, { customerId, resultId }, changesBetween(before, await actRows(writer, customerId)))
  const subject = `customer ${customerId}`
  await audit(writer, { groupId: of.groupId, actor: of.by, action: 'task-result', subject, detail: { resultId } })
  return { resultId, undoUntil, comesBackAt: next.comesBackAt }
}

async function writeContact(
  writer: Writer,
  { of, said, touchNo, lead }: { of: TaskOf; said: SaidOfTask; touchNo: string; lead: OpenReason },
): Promise<void> {
  const { channel, result, note, overDelivery } = said
  const { playbookId, version, zone } = lead
  const playbook =
    playbookId === null || version === null ? null : await playbookAt(writer, of.groupId, playbookId, version)
  const purpose = playbook?.purpose ?? null
  const on = localTimeOf(of.now, zone).on
  const contact = { on, at: of.now, channel, direction: 'out', purpose, result, note, overDelivery } as const
  await addTouch(writer, { ...of, touchNo }, contact)
  if (result === 'do_not_contact') await holdField(writer, of, 'doNotContact', true)
}

async function moveReasons(
  writer: Writer,
  of: { customerId: number; resultId: number; at: Instant; because: TaskResult },
  { ended, returning, comesBackAt }: Afterwards,
): Promise<void> {
  await endReasons(writer, of, ended)
  if (comesBackAt === null) return
  const putOff = of.because === 'callback' ? 'callback' : 'no_answer'
  await bringBack(writer, { ...of, notBefore: comesBackAt, putOff }, returning)
}

interface Told {
  readonly of: TaskOf
  readonly said: SaidOfTask
  readonly next: Afterwards
  readonly resultId: number
  readonly holdUntil: Instant
}

/** Playbooks hear of it at once, also those that asked for nothing: who was reached needs no second call. */
async function tellPlaybooks(
  writer: Writer,
  task: OpenTask,
  { of, said, next, resultId, holdUntil }: Told,
): Promise<void> {
  const groups = [
    { tried: next.ended, isLast: true },
    { tried: next.returning, isLast: false },
  ].filter(({ tried }) => tried.length > 0)
  for (const { tried, isLast } of groups) {
    const ids = new Set(tried.map(({ reasonId }) => reasonId))
    const reasons = task.reasons.flatMap(({ reasonId, enrolmentId, stepId }) =>
      ids.has(reasonId) && enrolmentId !== null && stepId !== null ? [{ enrolmentId, stepId }] : [],
    )
    const attempts = Math.max(...tried.map((each) => each.attempts))
    const told = { result: said.result, reason: said.churnReason, attempts, isLast, resultId, holdUntil }
    await resultCame(writer, { groupId: of.groupId, customerId: of.customerId, reasons, told, now: of.now })
  }
}
