import type { Label } from '#domain/label.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'

/** Null is "unknown": a condition that needs the value is then not true. */
export type FeatureValue = number | string | boolean | null

/** The CEL type of a feature. `int` counts, `double` measures. */
export type FeatureType = 'int' | 'double' | 'string' | 'bool'

export const featureUnits = {
  days: { zh: '天', en: 'days' },
  months: { zh: '月', en: 'months' },
  yuan: { zh: '元', en: 'yuan' },
  km: { zh: '公里', en: 'km' },
  km_per_year: { zh: '公里/年', en: 'km a year' },
  visits: { zh: '次', en: 'visits' },
  points: { zh: '分', en: 'points' },
  share: { zh: '0–1', en: '0–1' },
  times: { zh: '倍', en: 'times' },
  count: { zh: '个', en: 'count' },
} as const satisfies Record<string, Label>

export type FeatureUnit = keyof typeof featureUnits

/** One word of the vocabulary that conditions and templates may use. */
export interface Feature {
  readonly type: FeatureType
  readonly label: Label
  readonly unit?: FeatureUnit
  /** The values that a `string` feature can have. */
  readonly choices?: Readonly<Record<string, Label>>
  readonly of: (view: CustomerView) => FeatureValue
}

export type FeatureVocabulary = Readonly<Record<string, Feature>>
