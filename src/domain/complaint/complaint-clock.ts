import { addDays, type Day } from '#domain/calendar.ts'
import type { ComplaintPolicy } from '#domain/complaint/complaint-settings.ts'
import type { Label } from '#domain/label.ts'
import { instantOf, millisOf, type Instant } from '#domain/working-time/instant.ts'
import { localTimeOf, startOf } from '#domain/working-time/local-time.ts'
import { addWorkingHours, workingMillis, type WorkCalendar } from '#domain/working-time/work-calendar.ts'

/** What a clock of a complaint can say. */
export const clockStates = {
  running: { zh: '计时中', en: 'Running' },
  warning: { zh: '即将超时', en: 'Nearly over' },
  breached: { zh: '已超时', en: 'Overdue' },
  met: { zh: '按时', en: 'In time' },
  missed: { zh: '超时完成', en: 'Done late' },
} as const satisfies Record<string, Label>

export type ClockState = keyof typeof clockStates

/** One of a complaint's two clocks. */
export interface ComplaintClock {
  readonly dueAt: Instant
  /** From when it is warned about. */
  readonly warnAt: Instant
  /** Share 0–1 of the time that is gone; 1 once it is over. Of one that was stopped: how much it took, at most 1. */
  readonly gone: number
  readonly state: ClockState
}

export interface ComplaintTimes {
  readonly openedAt: Instant
  readonly firstResponseAt: Instant | null
  readonly resolvedAt: Instant | null
}

/** The first response is due after so many hours of work: nights, lunch and holidays do not count (spec §4.4). */
export function responseClock(
  { openedAt, firstResponseAt }: Pick<ComplaintTimes, 'openedAt' | 'firstResponseAt'>,
  { responseHours, warnedFrom }: Pick<ComplaintPolicy, 'responseHours' | 'warnedFrom'>,
  calendar: WorkCalendar,
  now: Instant,
): ComplaintClock {
  const dueAt = addWorkingHours(openedAt, responseHours, calendar)
  const warnAt = addWorkingHours(openedAt, responseHours * warnedFrom, calendar)
  const until = firstResponseAt ?? now
  const all = workingMillis(openedAt, dueAt, calendar)
  const gone = all === 0 ? 1 : Math.min(1, workingMillis(openedAt, until, calendar) / all)
  return { dueAt, warnAt, gone, state: stateOf({ dueAt, warnAt, stoppedAt: firstResponseAt, now }) }
}

/** The solution is due at the end of the last of so many days after the day on which it was opened. */
export function resolutionClock(
  { openedAt, resolvedAt }: Pick<ComplaintTimes, 'openedAt' | 'resolvedAt'>,
  { resolutionDays, warnedFrom }: Pick<ComplaintPolicy, 'resolutionDays' | 'warnedFrom'>,
  zone: string,
  now: Instant,
): ComplaintClock {
  const opened: Day = localTimeOf(openedAt, zone).on
  const [from, to] = [millisOf(openedAt), millisOf(startOf(addDays(opened, resolutionDays + 1), zone))]
  const dueAt = instantOf(to)
  const warnAt = instantOf(from + (to - from) * warnedFrom)
  const gone = Math.min(1, Math.max(0, (millisOf(resolvedAt ?? now) - from) / (to - from)))
  return { dueAt, warnAt, gone, state: stateOf({ dueAt, warnAt, stoppedAt: resolvedAt, now }) }
}

/** The clock that runs: for the first response until there is one, then for the solution. */
export function runningClock(
  times: ComplaintTimes,
  policy: ComplaintPolicy,
  calendar: WorkCalendar,
  now: Instant,
): ComplaintClock {
  return times.firstResponseAt === null
    ? responseClock(times, policy, calendar, now)
    : resolutionClock(times, policy, calendar.zone, now)
}

interface Moments {
  readonly dueAt: Instant
  readonly warnAt: Instant
  readonly stoppedAt: Instant | null
  readonly now: Instant
}

function stateOf({ dueAt, warnAt, stoppedAt, now }: Moments): ClockState {
  if (stoppedAt !== null) return millisOf(stoppedAt) <= millisOf(dueAt) ? 'met' : 'missed'
  if (millisOf(now) > millisOf(dueAt)) return 'breached'
  return millisOf(now) >= millisOf(warnAt) ? 'warning' : 'running'
}
