import { useMemo } from 'react'
import type { Day } from '#domain/calendar.ts'
import type { Language } from '#domain/label.ts'
import { useLanguage } from '#web/phrases/language.ts'
import * as format from '#web/ui/format.ts'

export interface Format {
  readonly language: Language
  readonly money: (fen: number | null | undefined) => string
  readonly exactMoney: (fen: number | null | undefined) => string
  readonly number: (value: number | null | undefined, digits?: number) => string
  readonly count: (count: { atLeast: number; isExact: boolean } | null) => string
  readonly percent: (share: number | null | undefined, digits?: number) => string
  readonly change: (change: number | null | undefined, digits?: number) => string
  readonly day: (on: Day | null, today?: Day | null) => string
  readonly month: (month: string) => string
  readonly relativeDay: (on: Day | null, today: Day) => string
}

/** Numbers, amounts and days as this reader reads them. */
export function useFormat(): Format {
  const language = useLanguage()
  return useMemo(
    () => ({
      language,
      money: (fen) => format.moneyText(fen, language),
      exactMoney: (fen) => format.exactMoneyText(fen, language),
      number: format.numberText,
      count: format.countText,
      percent: format.percentText,
      change: format.changeText,
      day: (on, today = null) => format.dayText(on, language, today),
      month: (month) => format.monthText(month, language),
      relativeDay: (on, today) => format.relativeDayText(on, today, language),
    }),
    [language],
  )
}
