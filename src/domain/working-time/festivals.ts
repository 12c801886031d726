import { dayOf, type Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'

/** Festivals of the lunar calendar that centres keep with their customers. */
export const festivalLabels = {
  spring_festival: { zh: '春节', en: 'Spring Festival' },
  mid_autumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
} as const satisfies Record<string, Label>

export type Festival = keyof typeof festivalLabels

/**
 * Year, Spring Festival and Mid-Autumn as month and day of the sun's calendar. They are looked up and not worked out: the
 * calendar of the JavaScript runtime is a day off in 2027 and 2030 (docs/decisions/0016-calendars.md).
 */
const table: readonly (readonly [year: number, springFestival: number, midAutumn: number])[] = [
  [2015, 219, 927],
  [2016, 208, 915],
  [2017, 128, 1004],
  [2018, 216, 924],
  [2019, 205, 913],
  [2020, 125, 1001],
  [2021, 212, 921],
  [2022, 201, 910],
  [2023, 122, 929],
  [2024, 210, 917],
  [2025, 129, 1006],
  [2026, 217, 925],
  [2027, 206, 915],
  [2028, 126, 1003],
  [2029, 213, 922],
  [2030, 203, 912],
  [2031, 123, 1001],
  [2032, 211, 919],
  [2033, 131, 908],
  [2034, 219, 927],
  [2035, 208, 916],
  [2036, 128, 1004],
  [2037, 215, 924],
  [2038, 204, 913],
  [2039, 124, 1002],
  [2040, 212, 920],
  [2041, 201, 910],
  [2042, 122, 928],
  [2043, 210, 917],
  [2044, 130, 1005],
  [2045, 217, 925],
  [2046, 206, 915],
  [2047, 126, 1004],
  [2048, 214, 922],
  [2049, 202, 911],
  [2050, 123, 930],
  [2051, 211, 919],
  [2052, 201, 907],
  [2053, 219, 926],
  [2054, 208, 916],
  [2055, 128, 1005],
  [2056, 215, 924],
  [2057, 204, 913],
  [2058, 124, 1002],
  [2059, 212, 921],
  [2060, 202, 909],
]

/** The day of a festival in a year of the sun's calendar; null before 2015 and after 2060. */
export function festivalOn(festival: Festival, year: number): Day | null {
  const row = table.find(([of]) => of === year)
  if (row === undefined) return null
  const written = festival === 'spring_festival' ? row[1] : row[2]
  return dayOf(year, Math.floor(written / 100), written % 100)
}

/** The festivals that fall within some days, in order. */
export function festivalsBetween(from: Day, to: Day): { readonly festival: Festival; readonly on: Day }[] {
  const all = table.flatMap(([year]) =>
    (['spring_festival', 'mid_autumn'] as const).map((festival) => ({ festival, on: festivalOn(festival, year) })),
  )
  return all.flatMap(({ festival, on }) => (on !== null && on >= from && on <= to ? [{ festival, on }] : []))
}
