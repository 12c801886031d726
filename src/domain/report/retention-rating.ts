import type { Label } from '#domain/label.ts'

export const ratingLabels = {
  excellent: { zh: '优秀', en: 'Excellent' },
  pass: { zh: '合格', en: 'Pass' },
  danger: { zh: '危险', en: 'Danger' },
} as const satisfies Record<string, Label>

export type Rating = keyof typeof ratingLabels

/** Rated metrics of retention (spec §2.9): least of excellent, least of pass. */
export const retentionSettings = {
  ninetyDays: cuts('90 天留存率', '90-day retention', [0.7, 0.5]),
  oneYear: cuts('一年留存率', '1-year retention', [0.6, 0.4]),
  warningRecall: cuts('预警召回率', 'Warning recall rate', [0.5, 0.3]),
  visitsPerCustomer: {
    label: { zh: '人均年到店次数：优秀、合格下限', en: 'Visits per customer and year: excellent and pass from' },
    default: [3, 2],
    min: 0,
    max: 50,
    order: 'falling',
  },
  communityShare: cuts('社群参与率', 'Community participation', [0.4, 0.2]),
  firstServiceMonths: {
    label: { zh: '首保到店：交车后月数以内', en: 'First service shown: within months of delivery' },
    default: 6,
    min: 1,
    max: 24,
    whole: true,
  },
  secondServiceMonths: {
    label: { zh: '二次到店：首保后月数以内', en: 'Second service: within months of the first' },
    default: 12,
    min: 1,
    max: 36,
    whole: true,
  },
  recallDays: {
    label: { zh: '召回：首次触达后天数以内到店', en: 'Recalled: visit within days of the first touch' },
    default: 30,
    min: 1,
    max: 365,
    whole: true,
  },
} as const

/** `cuts`: least of excellent, least of pass. */
export function ratingOf(value: number, cutPoints: readonly number[]): Rating {
  const [excellent = Infinity, pass = Infinity] = cutPoints
  if (value >= excellent) return 'excellent'
  return value >= pass ? 'pass' : 'danger'
}

function cuts<const D extends readonly number[]>(zh: string, en: string, preset: D) {
  const label = { zh: `${zh}：优秀、合格下限`, en: `${en}: excellent and pass from` }
  return { label, default: preset, min: 0, max: 1, order: 'falling' } as const
}
