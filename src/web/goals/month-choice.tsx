import type { ReactNode } from 'react'
import { addMonths, type Day } from '#domain/calendar.ts'
import { readMonth } from '#web/goals/search.ts'
import { useMe } from '#web/shell/me.ts'
import { useSearch } from '#web/use-search.ts'
import { SelectField } from '#web/ui/choice-field.tsx'
import { useFormat } from '#web/ui/use-format.ts'

const back = 12

interface MonthChoiceProps {
  readonly label: string
  /** Only what has begun can be looked back at; goals are also set for the month to come. */
  readonly isBackOnly?: boolean
  /** Shown until one is chosen; this month unless given. */
  readonly usual?: string
}

/** Months that can be looked at, from the next one back. */
export function MonthChoice({ label, isBackOnly = false, usual }: MonthChoiceProps): ReactNode {
  const format = useFormat()
  const { group } = useMe()
  const [{ month }, setSearch] = useSearch(readMonth)
  const first = `${group.today.slice(0, 8)}01` as Day
  const months = Array.from({ length: back + 2 }, (_, at) => addMonths(first, 1 - at).slice(0, 7)).slice(
    isBackOnly ? 1 : 0,
  )
  const unchosen = usual ?? group.today.slice(0, 7)
  return (
    <SelectField
      label={label}
      hidesLabel
      value={month ?? unchosen}
      choices={months.map((value) => ({ value, label: format.month(value) }))}
      onChange={(next) => setSearch({ month: next === unchosen || next === '' ? undefined : next })}
    />
  )
}
