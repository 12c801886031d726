import { daysInMonth } from '#domain/calendar.ts'
import { digitsBetween } from '#intake/values/digits.ts'

/**
 * The day of `2024-09-01`, `2024-09-01 08:30` or `2024-09-01 08:30:00` as the number 20240901; 0 for every other
 * text. The form that systems write, recognised without a regular expression or a look-up.
 */
export function isoDayIn(text: string): number {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return 0
  const day = dayIn(text)
  return text.length === 10 || isClock(text) ? day : 0
}

function dayIn(text: string): number {
  const year = digitsBetween(text, 0, 4)
  const month = digitsBetween(text, 5, 7)
  const date = digitsBetween(text, 8, 10)
  const isDay = year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
  return isDay ? year * 10_000 + month * 100 + date : 0
}

function isClock(text: string): boolean {
  if (text.charCodeAt(10) !== 32 || text.charCodeAt(13) !== 58) return false
  if (!(digitsBetween(text, 11, 13) <= 23 && digitsBetween(text, 14, 16) <= 59)) return false
  return text.length === 16 || (text.length === 19 && text.charCodeAt(16) === 58 && digitsBetween(text, 17, 19) <= 59)
}
