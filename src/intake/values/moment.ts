import { dayFromNumber, dayOf, daysInMonth } from '#domain/calendar.ts'
import type { Day } from '#domain/calendar.ts'
import type { DayBounds } from '#intake/kind.ts'
import { isoDayIn } from '#intake/values/iso-moment.ts'
import type { Reader, Reading } from '#intake/values/reading.ts'
import { remembering } from '#intake/values/remember.ts'
import { halfWidth, meansNothing } from '#intake/values/text.ts'

export interface DayContext {
  readonly importDay: Day
  /** The workbook counts its days from 1904 instead of 1900. */
  readonly countsFrom1904: boolean
}

/** A civil day; a time that follows is read and dropped. */
export function dayReader(bounds: DayBounds, context: DayContext): Reader {
  const moments = momentReader(bounds, context)
  return (text) => {
    const reading = moments(text)
    return typeof reading === 'string' ? reading.slice(0, 10) : reading
  }
}

/** What a usual text lacks to be a whole time, by its length. */
const missingTime: Readonly<Record<number, string>> = { 10: ' 00:00:00', 16: ':00' }

/** A civil time, `2024-09-01 08:30:00`; midnight where the file gives only the day. */
export function momentReader(bounds: DayBounds, context: DayContext): Reader {
  const check = (on: Day | null): Reading => (on === null ? { fault: 'unreadable-date' } : within(on, bounds, context))
  const days = remembering((text: string) => check(parseDayText(text)))
  const times = remembering(parseTimeText)
  const others = remembering((text: string) => readUnusual(text, check, context))
  const first = numberOf(bounds.notBefore ?? '0001-01-01')
  const last = numberOf(bounds.notAfterImportDay ? context.importDay : '9999-12-31')
  return (text) => {
    const iso = isoDayIn(text)
    if (iso >= first && iso <= last) return text + (missingTime[text.length] ?? '')
    const space = text.length > 9 ? gapAfterDay(text) : -1
    const day = days(space < 0 ? text : text.slice(0, space))
    const time = space < 0 ? '00:00:00' : times(text.slice(space + 1))
    if (typeof day === 'string') return time === null ? others(text) : `${day} ${time}`
    return isUnreadable(day) ? others(text) : day
  }
}

function numberOf(on: Day): number {
  return Number(on.replaceAll('-', ''))
}

function isUnreadable(reading: Reading): boolean {
  return typeof reading === 'object' && reading !== null && 'fault' in reading && reading.fault === 'unreadable-date'
}

function gapAfterDay(text: string): number {
  const space = text.indexOf(' ')
  return space >= 0 ? space : text.indexOf('T')
}

function within(on: Day, { notBefore, notAfterImportDay }: DayBounds, { importDay }: DayContext): Reading {
  if (notBefore !== undefined && on < notBefore) return { fault: 'too-early', expected: { day: notBefore } }
  if (notAfterImportDay && on > importDay) return { fault: 'after-import-day', expected: { day: importDay } }
  return on
}

/** Full-width text, day and time without a gap, compact times, Excel's day numbers, signs for "nothing". */
function readUnusual(text: string, check: (on: Day | null) => Reading, context: DayContext): Reading {
  const plain = halfWidth(text)
  if (meansNothing(plain) || plain.startsWith('0000-00-00') || plain === '0') return null
  const serial = /^\d{5}(\.\d+)?$/.test(plain) ? momentOfSerial(Number(plain), context.countsFrom1904) : null
  const split =
    serial === null ? splitMoment(plain) : { day: parseDayText(serial.slice(0, 10)), time: serial.slice(11) }
  if (split === null || split.day === null || split.time === null) return { fault: 'unreadable-date' }
  const day = check(split.day)
  return typeof day === 'string' ? `${day} ${split.time}` : day
}

const compact = /^(\d{8})\s*(\d{2})(\d{2})(\d{2})?$/
const dayThenTime =
  /^(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?|\d{8}(?!\d))\s*T?\s*(?:星期[一二三四五六日天]|周[一二三四五六日天])?\s*(.*)$/

function splitMoment(text: string): { day: Day | null; time: string | null } | null {
  const packed = compact.exec(text)
  if (packed)
    return { day: parseDayText(packed[1] ?? ''), time: parseTimeText(`${packed[2]}:${packed[3]}:${packed[4] ?? '00'}`) }
  const parts = dayThenTime.exec(text)
  if (!parts) return null
  const time = parts[2] ?? ''
  return {
    day: parseDayText((parts[1] ?? '').replaceAll(' ', '')),
    time: time === '' ? '00:00:00' : parseTimeText(time),
  }
}

const separated =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))$/

/** `2024-09-01`, `2024/9/1`, `2024.9.1`, `2024年9月1日`, `20240901`; null for anything else and for 30 February. */
function parseDayText(text: string): Day | null {
  const match = separated.exec(text)
  if (!match) return null
  const [year = 0, month = 0, date = 0] = match
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number)
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null
  return dayOf(year, month, date)
}

const afternoons = new Set(['下午', '晚上', '傍晚', 'pm', 'p.m.'])
const mornings = new Set(['上午', '早上', '凌晨', '清晨', 'am', 'a.m.'])
const clock =
  /^(上午|下午|中午|凌晨|清晨|早上|晚上|傍晚|[ap]m|[ap]\.m\.)?\s*(\d{1,2})(?:[:时点](\d{1,2})?分?(?::?(\d{1,2})(?:\.\d+)?秒?)?)?\s*([ap]m|[ap]\.m\.)?$/i

/** `08:30`, `8:30:15`, `下午2:30`, `2:30 pm`, `14时30分` → `14:30:00`; null where it is no time of day. */
function parseTimeText(text: string): string | null {
  const match = clock.exec(halfWidth(text.trim()))
  if (!match) return null
  const [whole, before, hours, minutes, seconds, behind] = match
  const half = (before ?? behind)?.toLowerCase()
  if (half === undefined && !/[:时点]/.test(whole)) return null
  const parts = [hourOf(Number(hours), half), Number(minutes ?? 0), Number(seconds ?? 0)]
  return parts.every((part, place) => part <= (place === 0 ? 23 : 59)) ? parts.map(twoDigits).join(':') : null
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (afternoons.has(half) && hour < 12) return hour + 12
  return mornings.has(half) && hour === 12 ? 0 : hour
}

/**
 * A spreadsheet's day number with its share of the day, to the second. Null before 1900 and for 60, the
 * 29 February 1900 that never was.
 */
export function momentOfSerial(serial: number, countsFrom1904: boolean): string | null {
  const seconds = Math.round(serial * 86_400)
  const whole = Math.floor(seconds / 86_400)
  if (!countsFrom1904 && (whole < 1 || whole === 60)) return null
  if (whole > 2_958_465) return null
  const number = whole + (countsFrom1904 ? -24_107 : whole < 60 ? -25_568 : -25_569)
  const rest = seconds - whole * 86_400
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(twoDigits).join(':')
  return `${dayFromNumber(number)} ${time}`
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`
}
