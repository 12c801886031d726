import { addDays, weekdayOf, type Day } from '#domain/calendar.ts'
import type { ActionValues } from '#domain/playbook/action-settings.ts'
import { instantOf, millisOf, minuteMillis, type Instant } from '#domain/working-time/instant.ts'
import { instantAt, localTimeOf } from '#domain/working-time/local-time.ts'
import {
  isMakeUpWorkday,
  isPublicHoliday,
  minuteOfClock,
  type WorkingTimePolicy,
} from '#domain/working-time/working-time-settings.ts'

/** One span of a person's weekly hours; `from` and `to` as `09:00`. */
export interface Shift {
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number
  readonly from: string
  readonly to: string
}

/** When a person, or a centre, is at work. */
export interface WorkCalendar {
  /** IANA name of the centre's zone. */
  readonly zone: string
  /** The person's own; null = the centre's usual hours. */
  readonly shifts: readonly Shift[] | null
  readonly policy: { readonly workingTime: WorkingTimePolicy; readonly actions: Pick<ActionValues, 'workingWeekdays'> }
}

/** Minutes of a day from (inclusive) and to (exclusive). */
type Span = readonly [number, number]

/**
 * The spans of work on a civil day, in order: nobody works on a public holiday; a day worked in its place has the usual
 * hours where the weekday has none. Lunch is left out of the centre's hours; a person's shifts say so themselves.
 */
export function hoursOn({ shifts, policy }: WorkCalendar, on: Day): readonly Span[] {
  const { workingTime } = policy
  if (isPublicHoliday(on, workingTime)) return []
  const weekday = weekdayOf(on)
  const isMadeUp = isMakeUpWorkday(on, workingTime)
  const own = (shifts ?? []).filter((shift) => shift.weekday === weekday).map(spanOf)
  if (own.length > 0) return own.toSorted(([a], [b]) => a - b)
  const isWorked = shifts === null || shifts.length === 0 ? policy.actions.workingWeekdays.includes(weekday) : false
  return isWorked || isMadeUp ? usualHours(workingTime) : []
}

function spanOf({ from, to }: Shift): Span {
  return [minuteOfClock(Number(from.replace(':', ''))), minuteOfClock(Number(to.replace(':', '')))]
}

function usualHours({ usualHours: hours, lunch }: WorkingTimePolicy): Span[] {
  const [from = 0, to = 0] = hours.map(minuteOfClock)
  const [lunchFrom = 0, lunchTo = 0] = lunch.map(minuteOfClock)
  const spans: Span[] = [
    [from, Math.min(to, lunchFrom)],
    [Math.max(from, lunchTo), to],
  ]
  return lunchFrom >= lunchTo ? [[from, to]] : spans.filter(([a, b]) => a < b)
}

/** So long nobody is ever off: who has no hours until then has none at all, and every hour counts. */
const longestDays = 400

/** The moment at which so many hours of work have passed since `from`. */
export function addWorkingHours(from: Instant, hours: number, calendar: WorkCalendar): Instant {
  let left = hours * 60 * minuteMillis
  for (const [start, end] of spansSince(from, calendar)) {
    if (end - start >= left) return instantOf(start + left)
    left -= end - start
  }
  return instantOf(millisOf(from) + hours * 60 * minuteMillis)
}

/** Milliseconds of work between two moments; 0 where `to` is not later. */
export function workingMillis(from: Instant, to: Instant, calendar: WorkCalendar): number {
  const until = millisOf(to)
  let total = 0
  for (const [start, end] of spansSince(from, calendar)) {
    if (start >= until) break
    total += Math.min(end, until) - start
  }
  return total
}

/** Which share 0–1 of the work between `from` and `to` has passed by `now`; 1 once `to` has come. */
export function workingShare(
  { from, to, now }: { readonly from: Instant; readonly to: Instant; readonly now: Instant },
  calendar: WorkCalendar,
): number {
  if (millisOf(now) >= millisOf(to)) return 1
  const whole = workingMillis(from, to, calendar)
  return whole === 0 ? 0 : Math.min(1, workingMillis(from, now, calendar) / whole)
}

/** The first moment from `from` on at which somebody is at work. */
export function nextWorkingMoment(from: Instant, calendar: WorkCalendar): Instant {
  for (const [start] of spansSince(from, calendar)) return instantOf(start)
  return from
}

/** Spans of work from a moment on, in milliseconds since 1970. */
function* spansSince(from: Instant, calendar: WorkCalendar): Generator<Span> {
  const begin = millisOf(from)
  const { on } = localTimeOf(from, calendar.zone)
  for (let days = 0; days < longestDays; days++) {
    const day = addDays(on, days)
    for (const [first, last] of hoursOn(calendar, day)) {
      const start = Math.max(begin, millisOf(instantAt({ on: day, minute: first }, calendar.zone)))
      const end = millisOf(instantAt({ on: day, minute: last }, calendar.zone))
      if (end > start) yield [start, end]
    }
  }
}
