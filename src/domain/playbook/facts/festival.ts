import { addDays, type Day } from '#domain/calendar.ts'
import type { DatedFact, Occasion } from '#domain/playbook/dated-fact.ts'
import { festivalLabels, festivalsBetween } from '#domain/working-time/festivals.ts'

export const festival = {
  kind: 'date',
  label: { zh: '传统节日（春节、中秋）', en: 'Festival (Spring Festival, Mid-Autumn)' },
  variables: { festival: { type: 'string', zh: '节日', en: 'Festival', choices: festivalLabels } },
  isFixed: true,
  occasions: ({ today }) => around(today),
} as const satisfies DatedFact

let last: { readonly today: Day; readonly occasions: readonly Occasion[] } | null = null

/** The same for everybody, and a night asks for everybody. */
function around(today: Day): readonly Occasion[] {
  if (last?.today === today) return last.occasions
  const occasions = festivalsBetween(addDays(today, -200), addDays(today, 200)).map(({ festival: id, on }) => ({
    key: `${id} ${on}`,
    on,
    variables: { festival: id },
  }))
  last = { today, occasions }
  return occasions
}
