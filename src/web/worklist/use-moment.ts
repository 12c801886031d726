import { momentText } from '#web/worklist/moments.ts'
import { useMe } from '#web/shell/me.ts'
import { useFormat } from '#web/ui/use-format.ts'

/** Writes an instant as its reader thinks of it: `今天 14:30`. */
export function useMoment(): (at: string) => string {
  const format = useFormat()
  const { today } = useMe().group
  return (at) => momentText(at, today, format)
}
