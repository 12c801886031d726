/** A civil day, `YYYY-MM-DD`. Days compare with `<` and `===`; no zone, no time. */
export type Day = `${number}-${number}-${number}`

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** The text as a day, or null where it is not a real day of the Gregorian calendar. */
export function parseDay(text: string): Day | null {
  const match = pattern.exec(text)
  if (!match) return null
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null
  return text as Day
}

/** A day that is known to be well formed (database, earlier parse). Throws on anything else. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(`not a day: ${text}`)
  return parsed
}

/** The day with these parts; `month` 1–12. */
export function dayOf(year: number, month: number, date: number): Day {
  const mm = month < 10 ? `0${month}` : `${month}`
  const dd = date < 10 ? `0${date}` : `${date}`
  return `${String(year).padStart(4, '0')}-${mm}-${dd}` as Day
}

export function yearOf(on: Day): number {
  return digits(on, 0, 4)
}

/** 1–12. */
export function monthOf(on: Day): number {
  return digits(on, 5, 7)
}

/** 1–31. */
export function dateOf(on: Day): number {
  return digits(on, 8, 10)
}

/** Days from 1970-01-01 to `on`; negative before. After Howard Hinnant, "chrono-compatible low-level date algorithms". */
export function dayNumber(on: Day): number {
  const month = monthOf(on)
  const year = yearOf(on) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dateOf(on) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of `dayNumber`. */
export function dayFromNumber(number: number): Day {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

export function addDays(on: Day, days: number): Day {
  return dayFromNumber(dayNumber(on) + days)
}

/** The same date `months` later (or earlier when negative), clamped to the month's last day. */
export function addMonths(on: Day, months: number): Day {
  const total = yearOf(on) * 12 + monthOf(on) - 1 + months
  const year = Math.floor(total / 12)
  const month = total - year * 12 + 1
  return dayOf(year, month, Math.min(dateOf(on), daysInMonth(year, month)))
}

/** Whole calendar months from `from` to `to`, day clamped: 2024-01-31 → 2024-02-29 is 1. Negative when `to` is earlier. */
export function monthsBetween(from: Day, to: Day): number {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from)
  if (months >= 0) return addMonths(from, months) <= to ? months : months - 1
  return addMonths(from, months) >= to ? months : months + 1
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(on: Day): number {
  return ((((dayNumber(on) + 3) % 7) + 7) % 7) + 1
}

/** The civil day of an instant in an IANA zone. The clock is the caller's. */
export function dayInZone(instant: Date, zone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return day(parts.format(instant))
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 48
  return value
}
