import { z } from 'zod'
import { awaited } from '#domain/playbook/step.ts'
import { stepKind } from '#intake/playbook-steps/step-kind.ts'
import { keysOf } from '#intake/playbook-values.ts'

export const waitStep = stepKind({
  kind: 'wait',
  about: 'Waits: for an event, for so many days, or until a day.',
  keys: () => ({
    until: z.enum(keysOf(awaited)).optional(),
    at_most_days: z
      .int()
      .min(1)
      .max(730)
      .optional()
      .meta({ description: 'With `until`: gives up after so many days. Without: simply so many days.' }),
  }),
  problems({ until, at_most_days, day }) {
    if (at_most_days !== undefined || (until === undefined && day !== undefined)) return []
    const problem =
      until === undefined
        ? { zh: '等待须写明 day 或 at_most_days', en: 'A wait needs day or at_most_days' }
        : { zh: '等待事件须写明最多等几天', en: 'A wait for an event needs the most days that it may take' }
    return [{ path: [], problem, expected: { zh: 'at_most_days: …', en: 'at_most_days: …' } }]
  },
  compile: ({ until, at_most_days }, base) => ({
    kind: 'wait',
    ...base,
    until: until ?? null,
    atMostDays: at_most_days ?? 0,
  }),
  tell({ until, at_most_days: days }, { language }) {
    if (days === undefined) return []
    const told =
      until === undefined
        ? { zh: `等 ${days} 天`, en: `${days} days` }
        : { zh: `等到：${awaited[until].zh}，最多 ${days} 天`, en: `Until: ${awaited[until].en}, ${days} days at most` }
    return [told[language]]
  },
})
