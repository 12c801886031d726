import type { SeasonValues } from '#domain/playbook/season.ts'
import type { ServiceDueValues } from '#domain/playbook/service-due.ts'
import type { Settings, ValuesOf } from '#domain/settings.ts'

/** How a week's actions are chosen, merged and planned (spec §3.2). */
export const actionSettings = {
  horizonDays: {
    label: { zh: '提前显示天数（含今天）', en: 'Days ahead that are shown, today included' },
    default: 7,
    min: 1,
    max: 60,
    whole: true,
  },
  minutesPerDay: {
    label: { zh: '每人每日触达分钟（员工未设时）', en: 'Minutes a day for contacts, where a person has none set' },
    default: 120,
    min: 0,
    max: 1440,
    whole: true,
  },
  extraMinutesPerReason: {
    label: { zh: '合并联系时每多一个事由增加的分钟', en: 'Extra minutes for each further reason in one contact' },
    default: 3,
    min: 0,
    max: 30,
    whole: true,
  },
  workingWeekdays: {
    label: { zh: '工作日（1 周一 … 7 周日）', en: 'Working weekdays (1 Monday … 7 Sunday)' },
    default: [1, 2, 3, 4, 5, 6],
    min: 1,
    max: 7,
    whole: true,
    anyLength: true,
    order: 'rising',
  },
} as const satisfies Settings

export type ActionValues = ValuesOf<typeof actionSettings>

/** The part of the policy that playbooks read. */
export interface ActionPolicy {
  readonly serviceDue: ServiceDueValues
  readonly seasons: SeasonValues
  readonly actions: ActionValues
  readonly value: { readonly marginShare: number }
}
