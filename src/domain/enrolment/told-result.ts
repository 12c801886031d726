import type { ChurnReason } from '#domain/task/churn-reason.ts'
import type { TaskResult } from '#domain/task/task-result.ts'
import type { Instant } from '#domain/working-time/instant.ts'

/** What came of a task, as the playbooks behind it are told. */
export interface ToldResult {
  readonly result: TaskResult
  /** Why the customer stays away; null = nothing was said about it. */
  readonly reason: ChurnReason | null
  /** Calls of this task so far that nobody answered. */
  readonly attempts: number
  /** Whether the task ended with it; false where it comes back another time (no answer yet, a callback). */
  readonly isLast: boolean
  /** The row of `task_results`: messages that come of it carry its id. */
  readonly resultId: number
  /** Until then the result can be undone: nothing that comes of it leaves before. */
  readonly holdUntil: Instant
}

/** The same for one of the playbooks behind the task. */
export interface ToldOfTask {
  readonly stepId: string
  readonly told: ToldResult
}
