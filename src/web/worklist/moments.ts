import { day, daysBetween, type Day } from '#domain/calendar.ts'
import type { WorklistPhrases } from '#web/phrases/worklist.zh.ts'
import type { Format } from '#web/ui/use-format.ts'

/** A moment to come back to, by the clock on the reader's wall. */
export interface Moment {
  readonly id: string
  readonly label: string
  /** An instant in UTC. */
  readonly at: string
}

type MomentWords = Pick<WorklistPhrases, 'inHours' | 'tomorrowMorning' | 'tomorrowAfternoon' | 'inWeek'>

const minuteMillis = 60_000
/** Nobody wants to be called later, by the clock on the wall. */
const latestHour = 20

/** The moments that people choose most: in an hour, in three, tomorrow morning and afternoon, in a week. `now`: the group's. */
export function usualMoments(now: string, words: MomentWords): Moment[] {
  const inHours = (hours: number): Moment => {
    const five = 5 * minuteMillis
    const at = new Date(Math.ceil((Date.parse(now) + hours * 60 * minuteMillis) / five) * five)
    return { id: `h${hours}`, label: words.inHours(hours), at: at.toISOString() }
  }
  const later = (days: number, hour: number, label: string): Moment => {
    const at = new Date(now)
    at.setDate(at.getDate() + days)
    at.setHours(hour, 0, 0, 0)
    return { id: `d${days}h${hour}`, label, at: at.toISOString() }
  }
  const today = [inHours(1), inHours(3)].filter(({ at }) => isDaytime(new Date(at), new Date(now)))
  const tomorrow = [later(1, 10, words.tomorrowMorning), later(1, 15, words.tomorrowAfternoon)]
  return [...today, ...tomorrow, later(7, 10, words.inWeek)]
}

function isDaytime(at: Date, now: Date): boolean {
  return at.getDate() === now.getDate() && at.getHours() < latestHour
}

/** What a field for date and time takes: `2026-03-01T10:00`, by the reader's wall. */
export function fieldText(at: string): string {
  const moment = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const on = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return `${on}T${two(moment.getHours())}:${two(moment.getMinutes())}`
}

/** The instant of a field's text; null where it is none. */
export function instantOfField(text: string): string | null {
  const moment = new Date(text)
  return text === '' || Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}

/** `今天 14:30`, `明天 10:00`, `9月12日 10:00`: exact, and by the reader's wall. */
export function momentText(at: string, today: Day, format: Pick<Format, 'day' | 'relativeDay'>): string {
  const text = fieldText(at)
  const on = day(text.slice(0, 10))
  const away = Math.abs(daysBetween(today, on))
  return `${away <= 1 ? format.relativeDay(on, today) : format.day(on, today)} ${text.slice(11)}`
}
