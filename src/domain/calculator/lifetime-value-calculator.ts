import { calculator } from '#domain/calculator/calculator.ts'
import { type Sensitivity, sensitivityOf } from '#domain/calculator/value-sensitivity.ts'
import type { Label } from '#domain/label.ts'
import { potentialSettings } from '#domain/lifetime-value/potential.ts'
import {
  paybackYear,
  simpleLifetimeValue,
  valueByYear,
  type ValueInputs,
  type YearOfValue,
} from '#domain/lifetime-value/yearly-value.ts'
import type { ValuesOf } from '#domain/settings.ts'

/** Retention of year t, t = 1 … 8, from the policy's reference. */
function retentionOfYear(year: number) {
  return {
    part: 'retention',
    label: { zh: `第 ${year} 年留存率`, en: `Retention, year ${year}` },
    unit: 'share',
    default: potentialSettings.referenceRetention.default[year - 1] ?? 0.5,
    min: 0,
    max: 1,
    origin: { policy: ['potential', 'referenceRetention', year - 1] },
  } as const
}

const inputs = {
  maintenance: yuanPerYear({ zh: '年保养收入', en: 'Maintenance a year' }, 1600),
  repair: yuanPerYear({ zh: '年维修收入', en: 'Repairs a year' }, 900),
  added: yuanPerYear({ zh: '年增值收入', en: 'Value-added a year' }, 500),
  margin: {
    part: 'revenue',
    label: { zh: '毛利率', en: 'Gross margin' },
    unit: 'share',
    default: 0.4,
    min: 0,
    max: 1,
    origin: { policy: ['value', 'marginShare'] },
  },
  acquisition: {
    part: 'revenue',
    label: { zh: '获客成本', en: 'Acquisition cost' },
    unit: 'yuan',
    default: 0,
    min: 0,
    max: 100_000,
    origin: { policy: ['value', 'acquisitionYuan'] },
  },
  years: {
    part: 'time',
    label: { zh: '测算年数', en: 'Years' },
    unit: 'years',
    default: 8,
    min: 1,
    max: 20,
    whole: true,
    origin: 'published',
  },
  discount: {
    part: 'time',
    label: { zh: '年贴现率', en: 'Discount a year' },
    unit: 'share',
    default: 0.08,
    min: 0,
    max: 0.5,
    origin: { policy: ['potential', 'discountShare'] },
  },
  timing: {
    part: 'time',
    label: { zh: '贴现时点', en: 'Discounted to' },
    unit: 'choice',
    default: 'end',
    choices: potentialSettings.discountTiming.choices,
    origin: { policy: ['potential', 'discountTiming'] },
  },
  retentionBy: {
    part: 'retention',
    label: { zh: '留存率', en: 'Retention' },
    unit: 'choice',
    default: 'year',
    choices: { year: { zh: '逐年', en: 'Year by year' }, constant: { zh: '每年相同', en: 'The same each year' } },
    origin: 'published',
  },
  retention: {
    part: 'retention',
    label: { zh: '每年留存率', en: 'Retention, every year' },
    unit: 'share',
    default: 0.8,
    min: 0,
    max: 1,
    origin: 'example',
  },
  retention1: retentionOfYear(1),
  retention2: retentionOfYear(2),
  retention3: retentionOfYear(3),
  retention4: retentionOfYear(4),
  retention5: retentionOfYear(5),
  retention6: retentionOfYear(6),
  retention7: retentionOfYear(7),
  retention8: retentionOfYear(8),
} as const

function yuanPerYear(label: Label, usual: number) {
  return { part: 'revenue', label, unit: 'yuan', default: usual, min: 0, max: 1_000_000, origin: 'example' } as const
}

export interface LifetimeValueResult {
  readonly revenuePerYear: number
  /** Nobody leaves, nothing is discounted. */
  readonly simple: number
  readonly table: readonly YearOfValue[]
  readonly value: number
  /** Null: not within the years. */
  readonly paybackYear: number | null
  readonly sensitivity: Sensitivity
}

/** LTV simple and full (spec §5.1), in yuan; the full one by the batch's own formula. */
export const lifetimeValueCalculator = calculator({
  code: 'lifetime-value',
  label: { zh: '终身价值', en: 'Lifetime value' },
  formula: {
    zh: '简易：LTV =（保养 + 维修 + 增值）年收入 × 年数 × 毛利率 − 获客成本。完整：第 t 年留存 = r₁ × … × rₜ₋₁（第 1 年为 100%），利润 = 年收入 × 留存 × 毛利率，按 (1 + w)ᵗ 贴现后求和，再减获客成本。',
    en: 'Simple: LTV = (maintenance + repairs + value-added) a year × years × margin − acquisition cost. Full: retained in year t = r₁ × … × rₜ₋₁ (year 1 in full), profit = revenue × retained × margin, discounted by (1 + w)ᵗ and summed, less acquisition cost.',
  },
  parts: {
    revenue: { zh: '收入与成本', en: 'Revenue and cost' },
    time: { zh: '年数与贴现', en: 'Years and discount' },
    retention: { zh: '留存', en: 'Retention' },
  },
  inputs,
  work: (values): LifetimeValueResult => {
    const full = fullInputs(values)
    const table = valueByYear(full)
    return {
      revenuePerYear: full.revenuePerYear,
      simple: simpleLifetimeValue(full.revenuePerYear, full.years, full.grossMargin, full.acquisitionCost),
      table,
      value: table.at(-1)?.cumulative ?? -full.acquisitionCost,
      paybackYear: paybackYear(table),
      sensitivity: sensitivityOf(full),
    }
  },
})

function fullInputs(values: ValuesOf<typeof inputs>): ValueInputs {
  const byYear = [
    values.retention1,
    values.retention2,
    values.retention3,
    values.retention4,
    values.retention5,
    values.retention6,
    values.retention7,
    values.retention8,
  ]
  return {
    revenuePerYear: values.maintenance + values.repair + values.added,
    grossMargin: values.margin,
    yearlyRetention: values.retentionBy === 'constant' ? [values.retention] : byYear,
    years: values.years,
    acquisitionCost: values.acquisition,
    discountRate: values.discount,
    timing: values.timing,
  }
}

/** Published LTVs to compare with, in yuan; lowest, highest (spec §5.1). */
export const referenceValues = [
  { label: { zh: '燃油车客户（3–5 年）', en: 'Combustion (3–5 years)' }, range: [8000, 12_000] },
  { label: { zh: '新能源客户（5–8 年）', en: 'New energy (5–8 years)' }, range: [15_000, 25_000] },
  {
    label: { zh: '高价值车主（8 年，含增值产品）', en: 'High-value owners (8 years, value-added included)' },
    range: [100_000, 150_000],
  },
] as const satisfies readonly { label: Label; range: readonly [number, number] }[]
