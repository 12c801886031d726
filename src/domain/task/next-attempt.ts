import { addDays, weekdayOf, type Day } from '#domain/calendar.ts'
import type { PreferredTime } from '#domain/customer/preferences.ts'
import type { LocalTime } from '#domain/working-time/local-time.ts'
import { hoursOn, type WorkCalendar } from '#domain/working-time/work-calendar.ts'

const partsOfDay = ['morning', 'afternoon', 'evening'] as const
type PartOfDay = (typeof partsOfDay)[number]

/** When a call is planned in each part of the day; people are at work then, and not at lunch. */
const callAt: Readonly<Record<PartOfDay, number>> = { morning: 10 * 60, afternoon: 14 * 60 + 30, evening: 17 * 60 + 30 }

/** How far ahead a time that the customer prefers is looked for, and any time at all. */
const [preferredDays, furthestDays] = [5, 30]

/**
 * When to try again after a call that nobody answered: on another day, in a part of the day in which nobody has tried
 * yet, as the customer prefers where that is soon. `tried` are the calls so far, the last one last.
 */
export function nextAttempt(
  tried: readonly LocalTime[],
  preferred: readonly PreferredTime[],
  calendar: WorkCalendar,
): LocalTime {
  const last = tried.at(-1)
  if (last === undefined) throw new Error('nobody has tried yet')
  const slots = slotsAfter(last.on, calendar)
  const untried = new Set(partsOfDay.filter((part) => !tried.some((call) => partOf(call.minute) === part)))
  const soon = addDays(last.on, preferredDays)
  const isOther = ({ part }: Slot): boolean => part !== partOf(last.minute)
  const found =
    slots.find((slot) => slot.on <= soon && untried.has(slot.part) && isPreferred(slot, preferred)) ??
    slots.find(({ part }) => untried.has(part)) ??
    slots.find(isOther) ??
    slots[0]
  // Nobody is at work for a month: the next day will do.
  return found === undefined
    ? { on: addDays(last.on, 1), minute: callAt.morning }
    : { on: found.on, minute: found.minute }
}

interface Slot extends LocalTime {
  readonly part: PartOfDay
}

/** All times to call on the days after one, within the hours of work; a day of odd hours is called on as it begins. */
function slotsAfter(day: Day, calendar: WorkCalendar): Slot[] {
  return Array.from({ length: furthestDays }, (_, index) => addDays(day, index + 1)).flatMap((on) => {
    const hours = hoursOn(calendar, on)
    const usual = partsOfDay.filter((part) => hours.some(([from, to]) => callAt[part] >= from && callAt[part] < to))
    if (usual.length > 0) return usual.map((part) => ({ on, part, minute: callAt[part] }))
    return hours.slice(0, 1).map(([from]) => ({ on, part: partOf(from), minute: from }))
  })
}

function partOf(minute: number): PartOfDay {
  return minute < 12 * 60 ? 'morning' : minute < 17 * 60 ? 'afternoon' : 'evening'
}

function isPreferred({ on, part }: Slot, preferred: readonly PreferredTime[]): boolean {
  return preferred.includes(`${weekdayOf(on) >= 6 ? 'weekend' : 'weekday'}_${part}`)
}
