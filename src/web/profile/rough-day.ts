import { dateOf, daysBetween, type Day, monthOf, yearOf } from '#domain/calendar.ts'
import type { Language } from '#domain/label.ts'
import { monthText } from '#web/ui/format.ts'

interface Range {
  readonly fromOn: Day
  readonly medianOn: Day
  readonly toOn: Day
}

const thirds = { zh: ['上旬', '中旬', '下旬'], en: ['early ', 'mid-', 'late '] } as const
const aboutMonth = 92
const aboutYear = 540

/** The middle of a range, no more exact than the range is narrow: `10月中旬`, `2027年2月`, `2028年`; no year where it is this. */
export function roughDay({ fromOn, medianOn, toOn }: Range, today: Day, language: Language): string {
  const spread = daysBetween(fromOn, toOn)
  const year = yearOf(medianOn)
  if (spread > aboutYear) return language === 'zh' ? `${year}年` : String(year)
  const month = monthIn(medianOn, year === yearOf(today), language)
  if (spread > aboutMonth) return month
  const third = thirds[language][Math.min(2, Math.floor((dateOf(medianOn) - 1) / 10))] ?? ''
  return language === 'zh' ? `${month}${third}` : `${third}${month}`
}

function monthIn(on: Day, isThisYear: boolean, language: Language): string {
  if (!isThisYear) return monthText(on, language)
  return language === 'zh' ? `${monthOf(on)}月` : monthText(on, language).slice(0, 3)
}
