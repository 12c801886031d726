import type { Fifth } from '#domain/assessment.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Fen } from '#domain/money.ts'
import type { ValuesOf } from '#domain/settings.ts'

const fixedOrQuintile = {
  fixed: { zh: '固定阈值', en: 'Fixed thresholds' },
  quintile: { zh: '本店五等分', en: 'Fifths of the centre' },
} as const

/** R, F and M (spec §2.2). Cut points stand from score 5 down to score 2. */
export const rfmSettings = {
  recencyDays: {
    label: { zh: 'R5–R2 距上次到店最多天数', en: 'R5–R2: days since last visit at most' },
    default: [45, 90, 180, 365],
    min: 1,
    max: 1500,
    whole: true,
    order: 'rising',
  },
  visitsPerYear: {
    label: { zh: 'F5–F2 年均到店次数至少', en: 'F5–F2: visits a year at least' },
    default: [5, 4, 2, 1],
    min: 0,
    max: 100,
    order: 'falling',
  },
  spendYuanPerYear: {
    label: { zh: 'M5–M2 年均消费至少，元', en: 'M5–M2: spend a year at least, yuan' },
    default: [8000, 5000, 3000, 1000],
    min: 0,
    max: 1_000_000,
    order: 'falling',
  },
  recencyBy: { label: { zh: 'R 的评分方式', en: 'R is scored by' }, default: 'fixed', choices: fixedOrQuintile },
  frequencyBy: { label: { zh: 'F 的评分方式', en: 'F is scored by' }, default: 'fixed', choices: fixedOrQuintile },
  moneyBy: { label: { zh: 'M 的评分方式', en: 'M is scored by' }, default: 'fixed', choices: fixedOrQuintile },
  quintileCustomers: {
    label: { zh: '启用五等分所需最少客户数', en: 'Fewest customers for which fifths are used' },
    default: 25,
    min: 5,
    max: 1000,
    whole: true,
  },
  leastObservedMonths: {
    label: { zh: '观察期下限，月', en: 'Time observed, at least, months' },
    default: 6,
    min: 1,
    max: 24,
    whole: true,
  },
} as const

export type RfmPolicy = ValuesOf<typeof rfmSettings>

/** What R, F and M are scored from. */
export interface Buying {
  /** Null: never visited; then there is no R, F or M. */
  readonly daysSinceVisit: number | null
  readonly visitsTotal: number
  readonly visitsInWindow: number
  readonly spendInWindowFen: Fen
  /** Months observed (spec's y × 12), 6–24. */
  readonly observedMonths: number
}

export interface Rfm {
  readonly r: Fifth | null
  readonly f: Fifth | null
  readonly m: Fifth | null
}

type Cuts = CentreFigures['quintiles']

const none: Rfm = { r: null, f: null, m: null }

/** `cuts`: fifths of the centre; null where fixed thresholds hold. */
export function rfmOf(buying: Buying, cuts: Cuts, policy: RfmPolicy): Rfm {
  if (buying.daysSinceVisit === null) return none
  return {
    r: recencyScore(buying.daysSinceVisit, cuts, policy),
    f: frequencyScore(buying, cuts, policy),
    m: moneyScore(buying, cuts, policy),
  }
}

function recencyScore(daysSinceVisit: number, cuts: Cuts, policy: RfmPolicy): Fifth {
  return fifthAtMost(daysSinceVisit, cuts.recencyDays ?? policy.recencyDays)
}

/** A customer with exactly one visit ever has F1, whatever a year of them would be. */
export function frequencyScore(buying: Buying, cuts: Cuts, policy: RfmPolicy): Fifth {
  if (buying.visitsTotal === 1) return 1
  if (cuts.visitsPerYear) return fifthAbove(visitsPerYear(buying), cuts.visitsPerYear)
  return fifthAtLeast(buying.visitsInWindow * 12, policy.visitsPerYear, buying.observedMonths)
}

export function moneyScore(buying: Buying, cuts: Cuts, policy: RfmPolicy): Fifth {
  if (cuts.spendFenPerYear) return fifthAbove(spendFenPerYear(buying), cuts.spendFenPerYear)
  return fifthAtLeast(buying.spendInWindowFen * 12, policy.spendYuanPerYear, buying.observedMonths * 100)
}

export function visitsPerYear({ visitsInWindow, observedMonths }: Buying): number {
  return (visitsInWindow * 12) / observedMonths
}

export function spendFenPerYear({ spendInWindowFen, observedMonths }: Buying): number {
  return (spendInWindowFen * 12) / observedMonths
}

/** Whole months of tenure, clamped to what the spec calls y × 12. */
export function monthsObserved(
  tenureMonths: number | null,
  longest: number,
  { leastObservedMonths }: RfmPolicy,
): number {
  return Math.min(Math.max(tenureMonths ?? 0, leastObservedMonths), longest)
}

const scores = [5, 4, 3, 2] as const satisfies readonly Fifth[]

function fifthAtMost(value: number, cuts: readonly number[]): Fifth {
  for (let i = 0; i < cuts.length; i++) if (value <= (cuts[i] ?? 0)) return scores[i] ?? 1
  return 1
}

/** Each cut is multiplied by `scale` rather than the value divided, so that whole numbers meet exactly. */
function fifthAtLeast(value: number, cuts: readonly number[], scale: number): Fifth {
  for (let i = 0; i < cuts.length; i++) if (value >= (cuts[i] ?? 0) * scale) return scores[i] ?? 1
  return 1
}

/** `cuts`: upper ends of the lowest four fifths, rising. */
function fifthAbove(value: number, cuts: readonly number[]): Fifth {
  for (let i = 0; i < cuts.length; i++) if (value > (cuts[cuts.length - 1 - i] ?? 0)) return scores[i] ?? 1
  return 1
}
