import type { OverDelivery } from '#domain/relationship/emotional-account.ts'
import type { ChurnReason } from '#domain/task/churn-reason.ts'
import type { Mood } from '#domain/task/mood.ts'
import type { TaskResult } from '#domain/task/task-result.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'

/** What the customer said to a contact, as whoever made it writes it down. */
export interface TaskAnswer {
  readonly result: TaskResult
  readonly channel: TouchChannel
  readonly note: string | null
  readonly mood: Mood | null
  readonly overDelivery: OverDelivery | null
  readonly churnReason: ChurnReason | null
}
