import { dayFromNumber, type Day } from '#domain/calendar.ts'

/** Days as whole numbers since 1970-01-01, as `dayNumber` counts: what the simulation reckons with. */
export type DayNumber = number

const texts: (Day | undefined)[] = Array.from({ length: 40_000 })
const minuteTexts = Array.from(
  { length: 1440 },
  (_, minute) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`,
)

/** `2024-09-01`. Remembered, because every row has one or more. */
export function dayText(on: DayNumber): Day {
  if (on < 0 || on >= texts.length) return dayFromNumber(on)
  return (texts[on] ??= dayFromNumber(on))
}

/** `2024-09-01 08:35`; `minute` of the day, 0–1439. */
export function timeText(on: DayNumber, minute: number): string {
  return `${dayText(on)} ${minuteTexts[minute] ?? ''}`
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
