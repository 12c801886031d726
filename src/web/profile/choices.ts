import type { Label } from '#domain/label.ts'
import { useLabel } from '#web/phrases/language.ts'

/** A table of labels as choices of a field, in the reader's language. */
export function useChoices<K extends string>(labels: Readonly<Record<K, Label>>): { value: K; label: string }[] {
  const say = useLabel()
  return (Object.keys(labels) as K[]).map((value) => ({ value, label: say(labels[value]) }))
}
