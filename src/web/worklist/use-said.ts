import { taskResultLabels } from '#domain/task/task-result.ts'
import { useLabel } from '#web/phrases/language.ts'
import type { Typed } from '#web/worklist/result-outbox.ts'
import { useWords } from '#web/worklist/use-words.ts'

/** What somebody said of a task, in the reader's language. */
export function useSaid(): (typed: Typed) => string {
  const words = useWords()
  const label = useLabel()
  return (typed) => ('messageId' in typed ? words.messageEnds[typed.end] : label(taskResultLabels[typed.result]))
}
