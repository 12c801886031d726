import type { Day } from '#domain/calendar.ts'
import { openTasks, type OpenTask } from '#domain/task/open-reason.ts'
import { openReasonsOf } from '#store/task-reasons.ts'
import type { Reader } from '#store/transaction.ts'
import { policiesOf } from '#operations/policies.ts'

/** Which reason is asked for, and when. */
export interface ReasonAsked {
  readonly groupId: number
  readonly customerId: number
  /** Any of the task's reasons. */
  readonly taskId: number
  readonly today: Day
  /** An instant. */
  readonly now: string
}

/** The open task to which a reason belongs now; null where it is done, cancelled or nobody's. */
export async function openTaskOf(reader: Reader, asked: ReasonAsked): Promise<OpenTask | null> {
  const { groupId, customerId, taskId, today, now } = asked
  const policies = await policiesOf(reader, groupId)
  const reasons = await openReasonsOf(reader, { customerId, now })
  const tasks = openTasks(reasons, { policyOf: policies.of, today })
  return tasks.find((task) => task.reasons.some(({ reasonId }) => reasonId === taskId)) ?? null
}
