import type { ToldOfTask, ToldResult } from '#domain/enrolment/told-result.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { holdCustomers } from '#store/enrolment-pick.ts'
import { enrolmentsBefore, putBack, type ResultBefore } from '#store/enrolment-undo.ts'
import type { Writer } from '#store/transaction.ts'
import { workOnOne } from '#operations/engine.ts'

/** A result of a task, and the playbooks behind it. */
export interface ResultTold {
  readonly groupId: number
  readonly customerId: number
  /** The reasons of the task that a playbook asked for. */
  readonly reasons: readonly { readonly enrolmentId: number; readonly stepId: string }[]
  readonly told: ToldResult
  /** What counts as now for the group. */
  readonly now: Instant
}

/**
 * Tells playbooks what came of their task; they go on at once. Called in the transaction that writes the result, after
 * its rows (`task_reasons` with the new attempts or their end, `task_results`) and the contact are written; call
 * `holdCustomers` first of all in that transaction. What leaves the system waits until `told.holdUntil`. Keep the
 * answer with the result: `resultUndone` takes it.
 */
export async function resultCame(
  writer: Writer,
  { groupId, customerId, reasons, told, now }: ResultTold,
): Promise<ResultBefore> {
  await holdCustomers(writer, [customerId])
  const before = await enrolmentsBefore(writer, customerId)
  const byEnrolment = new Map(
    reasons.map(({ enrolmentId, stepId }): [number, ToldOfTask] => [enrolmentId, { stepId, told }]),
  )
  const stamp = { resultId: told.resultId, notBefore: told.holdUntil }
  const worked = await workOnOne(writer, { groupId, customerId, now, errand: { told: byEnrolment } }, stamp)
  const touched = new Set((worked ?? []).map(({ enrolmentId }) => enrolmentId))
  const began = (worked ?? []).filter(({ isNew }) => isNew).map(({ enrolmentId }) => enrolmentId)
  return { enrolments: before.filter(({ enrolmentId }) => touched.has(enrolmentId)), began }
}

/**
 * Takes back what a result did to playbooks: they stand again where they stood, and what they did since is gone. Called
 * in the transaction that takes the result back; then put `task_reasons` of the task itself back.
 */
export async function resultUndone(
  writer: Writer,
  undone: {
    readonly customerId: number
    readonly before: ResultBefore
    readonly now: Instant
    readonly by: string
  },
): Promise<void> {
  await holdCustomers(writer, [undone.customerId])
  await putBack(writer, undone)
}
