import type { Settings, ValuesOf } from '#domain/settings.ts'

/** By when a complaint is to be answered and settled, and who may grant how much (spec §4.4). */
export const complaintSettings = {
  responseHours: {
    label: { zh: '首次响应时限（工作小时）', en: 'First response within, working hours' },
    default: 2,
    min: 1,
    max: 72,
  },
  warnedFrom: {
    label: { zh: '用去时限多少时提醒（0–1）', en: 'Share of that time from which it is warned about' },
    default: 0.75,
    min: 0.1,
    max: 1,
  },
  resolutionDays: {
    label: { zh: '解决时限（天）', en: 'Resolved within, days' },
    default: 3,
    min: 1,
    max: 60,
    whole: true,
  },
  advisorGrantsFen: {
    label: { zh: '顾问可批的补偿上限（分）', en: 'An advisor grants up to, fen' },
    default: 20_000,
    min: 0,
    max: 10_000_000,
    whole: true,
  },
  managerGrantsFen: {
    label: { zh: '经理可批的补偿上限（分）', en: 'A manager grants up to, fen' },
    default: 500_000,
    min: 0,
    max: 100_000_000,
    whole: true,
  },
  repeatDays: {
    label: { zh: '多少天内的再次投诉视为重复投诉', en: 'A further complaint within so many days is a repeat' },
    default: 180,
    min: 1,
    max: 1095,
    whole: true,
  },
} as const satisfies Settings

export type ComplaintPolicy = ValuesOf<typeof complaintSettings>
