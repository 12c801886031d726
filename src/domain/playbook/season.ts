import { dayOf, yearOf, type Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { Settings, ValuesOf } from '#domain/settings.ts'

export const seasonLabels = {
  spring: { zh: '春季', en: 'Spring' },
  summer: { zh: '夏季', en: 'Summer' },
  autumn: { zh: '秋季', en: 'Autumn' },
  winter: { zh: '冬季', en: 'Winter' },
} as const satisfies Record<string, Label>

export type Season = keyof typeof seasonLabels

const month = { min: 0, max: 12, whole: true } as const

/** When seasons begin where a centre is: a centre in the north sets its winter earlier, one in the south has none. */
export const seasonSettings = {
  springMonth: { label: { zh: '春季从几月起（0=无）', en: 'Spring begins in month (0 = none)' }, default: 3, ...month },
  summerMonth: { label: { zh: '夏季从几月起（0=无）', en: 'Summer begins in month (0 = none)' }, default: 6, ...month },
  autumnMonth: { label: { zh: '秋季从几月起（0=无）', en: 'Autumn begins in month (0 = none)' }, default: 9, ...month },
  winterMonth: {
    label: { zh: '冬季从几月起（0=无）', en: 'Winter begins in month (0 = none)' },
    default: 12,
    ...month,
  },
} as const satisfies Settings

export type SeasonValues = ValuesOf<typeof seasonSettings>

export interface SeasonStart {
  readonly season: Season
  readonly on: Day
}

let last: { readonly today: Day; readonly of: SeasonValues; readonly starts: readonly SeasonStart[] } | null = null

/** The starts of seasons from last year to next, in order. A night asks the same for everybody of a centre. */
export function seasonsAround(today: Day, of: SeasonValues): readonly SeasonStart[] {
  if (last?.today === today && last.of === of) return last.starts
  const months: readonly (readonly [Season, number])[] = [
    ['spring', of.springMonth],
    ['summer', of.summerMonth],
    ['autumn', of.autumnMonth],
    ['winter', of.winterMonth],
  ]
  const starts = [-1, 0, 1]
    .flatMap((years) =>
      months.flatMap(([season, from]) => (from === 0 ? [] : [{ season, on: dayOf(yearOf(today) + years, from, 1) }])),
    )
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
  last = { today, of, starts }
  return starts
}
