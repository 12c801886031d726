import type { Label } from '#domain/label.ts'
import { churnReasonLabels, type ChurnReason } from '#domain/task/churn-reason.ts'
import { taskResultLabels, type TaskResult } from '#domain/task/task-result.ts'

/** What an enrolment remembers of its own tasks: what conditions of its later steps may read. */
export interface Memory {
  /** Of the last task that was worked on; null = none yet. */
  readonly result: TaskResult | null
  /** Why the customer stays away, as last said. */
  readonly reason: ChurnReason | null
  /** Calls that nobody answered, of the last task. */
  readonly attempts: number
  /** Whether the last wait ended with what it waited for; null = no wait yet. */
  readonly happened: boolean | null
}

export const nothingYet: Memory = { result: null, reason: null, attempts: 0, happened: null }

/** The words that conditions of steps may use beside the features. */
export const memoryVocabulary = {
  result: {
    type: 'string',
    label: { zh: '最近一次任务的结果', en: 'Result of the last task' },
    choices: taskResultLabels,
  },
  reason: {
    type: 'string',
    label: { zh: '客户说的流失原因', en: 'Why the customer stays away, as last said' },
    choices: churnReasonLabels,
  },
  attempts: { type: 'int', label: { zh: '未接通次数', en: 'Calls that nobody answered' } },
  happened: { type: 'bool', label: { zh: '上一个等待是否等到', en: 'Whether the last wait got what it waited for' } },
} as const satisfies Record<keyof Memory, { type: string; label: Label; choices?: Readonly<Record<string, Label>> }>
