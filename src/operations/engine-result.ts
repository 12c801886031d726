import type { ToldOfTask, ToldResult } from '#domain/enrolment/told-result.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { holdCustomers } from '#store/enrolment-pick.ts'
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
 * `holdCustomers` first of all in that transaction. What leaves the system waits until `told.holdUntil`.
 */
export async function resultCame(
  writer: Writer,
  { groupId, customerId, reasons, told, now }: ResultTold,
): Promise<void> {
  await holdCustomers(writer, [customerId])
  // One enrolment may have two reasons in a task: it is told once, of the one that leads.
  const byEnrolment = new Map(
    reasons.toReversed().map(({ enrolmentId, stepId }): [number, ToldOfTask] => [enrolmentId, { stepId, told }]),
  )
  const stamp = { resultId: told.resultId, notBefore: told.holdUntil }
  await workOnOne(writer, { groupId, customerId, now, errand: { told: byEnrolment } }, stamp)
}
