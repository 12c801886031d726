import { daysInMonth } from '#domain/calendar.ts'

/**
 * The day of `2024-09-01`, `2024-09-01 08:30` or `2024-09-01 08:30:00` as the number 20240901; 0 for every other
 * text. The form that systems write, recognised without a regular expression or a look-up.
 */
export function isoDayIn(text: string): number {
  const length = text.length
  if (length !== 10 && length !== 16 && length !== 19) return 0
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return 0
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const month = twoDigits(text, 5)
  const date = twoDigits(text, 8)
  if (!(year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month))) return 0
  return length === 10 || isClock(text, length) ? year * 10_000 + month * 100 + date : 0
}

function isClock(text: string, length: number): boolean {
  if (text.charCodeAt(10) !== 32 || text.charCodeAt(13) !== 58) return false
  if (!(twoDigits(text, 11) <= 23 && twoDigits(text, 14) <= 59)) return false
  return length === 16 || (text.charCodeAt(16) === 58 && twoDigits(text, 17) <= 59)
}

/** The value of the two digits at `from`; not a number where they are none. */
function twoDigits(text: string, from: number): number {
  const tens = text.charCodeAt(from) - 48
  const ones = text.charCodeAt(from + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}
