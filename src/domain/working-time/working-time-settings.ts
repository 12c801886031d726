import { dayOf, parseDay, type Day } from '#domain/calendar.ts'
import type { Settings, ValuesOf } from '#domain/settings.ts'

/**
 * Hours of work and the public holidays of China. Days are written 20260215, times of day 930 or 1800. The State Council
 * announces a year's holidays at the end of the year before: they are entered here, and until then the year has none.
 * Shipped up to 2026 (notices of the General Office of the State Council, as the package chinese-days 1.5.7 has them).
 */
export const workingTimeSettings = {
  usualHours: {
    label: { zh: '门店营业时间（时分，如 900 为 9:00）', en: 'Hours of the centre (900 = 9:00)' },
    default: [900, 1800],
    min: 0,
    max: 2400,
    whole: true,
    order: 'rising',
  },
  lunch: {
    label: { zh: '午休（不计入工作时间；两数相同为无）', en: 'Lunch, not counted as work (the same twice = none)' },
    default: [1200, 1300],
    min: 0,
    max: 2400,
    whole: true,
    order: 'ranges',
  },
  publicHolidays: {
    label: {
      zh: '法定节假日（首日、末日成对，如 20261001）',
      en: 'Public holidays, first and last day in pairs (20261001)',
    },
    default: [
      20240101, 20240101, 20240210, 20240217, 20240404, 20240406, 20240501, 20240505, 20240610, 20240610, 20240915,
      20240917, 20241001, 20241007, 20250101, 20250101, 20250128, 20250204, 20250404, 20250406, 20250501, 20250505,
      20250531, 20250602, 20251001, 20251008, 20260101, 20260103, 20260215, 20260223, 20260404, 20260406, 20260501,
      20260505, 20260619, 20260621, 20260925, 20260927, 20261001, 20261007,
    ],
    min: 19000101,
    max: 29991231,
    whole: true,
    anyLength: true,
    order: 'ranges',
  },
  makeUpWorkdays: {
    label: { zh: '调休上班日', en: 'Days worked in place of a holiday' },
    default: [
      20240204, 20240218, 20240407, 20240428, 20240511, 20240914, 20240929, 20241012, 20250126, 20250208, 20250427,
      20250928, 20251011, 20260104, 20260214, 20260228, 20260509, 20260920, 20261010,
    ],
    min: 19000101,
    max: 29991231,
    whole: true,
    anyLength: true,
    order: 'rising',
  },
} as const satisfies Settings

export type WorkingTimePolicy = ValuesOf<typeof workingTimeSettings>

/** 930 → 570. Minutes beyond 59 run into the next hour. */
export function minuteOfClock(clock: number): number {
  return Math.floor(clock / 100) * 60 + (clock % 100)
}

/** Whether the day is a public holiday. */
export function isPublicHoliday(on: Day, { publicHolidays }: Pick<WorkingTimePolicy, 'publicHolidays'>): boolean {
  const written = writtenDay(on)
  return publicHolidays.some(
    (first, at) => at % 2 === 0 && first <= written && written <= (publicHolidays[at + 1] ?? 0),
  )
}

/** Whether it is a day on which people work in place of a holiday, whatever weekday it is. */
export function isMakeUpWorkday(on: Day, { makeUpWorkdays }: Pick<WorkingTimePolicy, 'makeUpWorkdays'>): boolean {
  return makeUpWorkdays.includes(writtenDay(on))
}

/** The last day of which the holidays are known; null = none are. Real days only: 20260230 counts as the first of March. */
export function holidaysKnownUntil({ publicHolidays }: Pick<WorkingTimePolicy, 'publicHolidays'>): Day | null {
  const last = Math.max(...publicHolidays)
  if (!Number.isFinite(last)) return null
  const text = String(last)
  return parseDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) === null
    ? null
    : dayOf(Math.floor(last / 10_000), 12, 31)
}

function writtenDay(on: Day): number {
  return Number(on.replaceAll('-', ''))
}
