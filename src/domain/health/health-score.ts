import type { Assessment } from '#domain/assessment.ts'
import { healthGradeOf } from '#domain/health/health-grade.ts'
import type { Fen } from '#domain/money.ts'
import type { ValuesOf } from '#domain/settings.ts'

export type HealthDimension = keyof Assessment['health']['parts']

/** The five dimensions of customer health (spec §2.4). */
const dimensions: readonly HealthDimension[] = ['visits', 'spend', 'nps', 'app', 'complaints']

/** The last number of `…Points` is what is left when no cut point is met. */
export const healthSettings = {
  visitCuts: {
    label: { zh: '近 12 个月到店次数至少', en: 'Visits in 12 months, at least' },
    default: [4, 3, 2],
    min: 0,
    max: 100,
    whole: true,
    order: 'falling',
  },
  visitPoints: {
    label: { zh: '到店得分', en: 'Points for visits' },
    default: [30, 20, 10, 0],
    min: 0,
    max: 100,
    whole: true,
  },
  spendYuan: {
    label: { zh: '消费满分所需金额，元', en: 'Spend that earns full points, yuan' },
    default: 3000,
    min: 1,
    max: 1_000_000,
  },
  spendPoints: { label: { zh: '消费满分', en: 'Full points for spend' }, default: 25, min: 0, max: 100, whole: true },
  npsCuts: {
    label: { zh: '满意度评分至少', en: 'NPS score, at least' },
    default: [9, 8],
    min: 0,
    max: 10,
    order: 'falling',
  },
  npsPoints: { label: { zh: '满意度得分', en: 'Points for NPS' }, default: [20, 15, 0], min: 0, max: 100, whole: true },
  appDays: {
    label: { zh: 'APP 最近活跃天数以内', en: 'App used within so many days' },
    default: [30, 90],
    min: 0,
    max: 730,
    whole: true,
    order: 'rising',
  },
  appPoints: {
    label: { zh: 'APP 得分', en: 'Points for app use' },
    default: [15, 10, 0],
    min: 0,
    max: 100,
    whole: true,
  },
  complaintPoints: {
    label: { zh: '投诉得分（0 次、1 次、2 次及以上）', en: 'Points for complaints (none, one, two or more)' },
    default: [10, 5, 0],
    min: 0,
    max: 100,
    whole: true,
  },
  leastTenureMonths: {
    label: { zh: '不足一年客户折算年限下限，月', en: 'Tenure under a year counts as at least, months' },
    default: 3,
    min: 1,
    max: 12,
    whole: true,
  },
  missingData: {
    label: { zh: '缺少数据的维度', en: 'A dimension without data' },
    default: 'leave_out',
    choices: {
      leave_out: { zh: '剔除后折算为 100 分', en: 'Is left out and the rest scaled to 100' },
      zero: { zh: '计 0 分', en: 'Counts as 0' },
    },
  },
  gradeCuts: {
    label: { zh: '健康、亚健康、不健康的最低分', en: 'Least score of healthy, fair and poor' },
    default: [80, 60, 40],
    min: 0,
    max: 100,
    whole: true,
    order: 'falling',
  },
} as const

export type HealthPolicy = ValuesOf<typeof healthSettings>

export interface HealthInputs {
  /** In the recent window (12 months). */
  readonly visits: number
  readonly spendFen: Fen
  /** Null: neither delivery nor visit is known. */
  readonly tenureMonths: number | null
  /** Latest score in the recent window, 0–10; null without a survey in it. */
  readonly npsScore: number | null
  /** Null: no app record ever. */
  readonly daysSinceAppUse: number | null
  /** In the recent window; null while the group has never recorded a complaint. */
  readonly complaints: number | null
}

/** Months in the recent window that a newer customer's visits and spend are scaled up from. */
export interface HealthScale {
  readonly months: number
  readonly ofMonths: number
}

function healthScale(tenureMonths: number | null, recentMonths: number, policy: HealthPolicy): HealthScale {
  if (tenureMonths === null || tenureMonths >= recentMonths) return { months: recentMonths, ofMonths: recentMonths }
  return { months: Math.max(tenureMonths, policy.leastTenureMonths), ofMonths: recentMonths }
}

/** Health of a customer. Spend points are kept to two decimals; the score is rounded half up, once. */
export function healthOf(inputs: HealthInputs, recentMonths: number, policy: HealthPolicy): Assessment['health'] {
  const scale = healthScale(inputs.tenureMonths, recentMonths, policy)
  const spend = spendFraction(inputs.spendFen, scale, policy)
  const visits = visitPoints(inputs.visits, scale, policy)
  const nps = npsPoints(inputs.npsScore, policy)
  const app = appPoints(inputs.daysSinceAppUse, policy)
  const complaints = inputs.complaints === null ? null : complaintPoints(inputs.complaints, policy)
  const parts = { visits, spend: Math.round((spend.over * 100) / spend.under) / 100, nps, app, complaints }
  const { known, all } = pointsToReach(parts, policy)
  const reached = (visits + (nps ?? 0) + (app ?? 0) + (complaints ?? 0)) * spend.under + spend.over
  const outOf = policy.missingData === 'zero' ? all : known
  const score = outOf === 0 ? null : Math.floor((reached * 100) / (spend.under * outOf) + 0.5)
  return {
    score,
    grade: score === null ? null : healthGradeOf(score, policy.gradeCuts),
    coverage: all === 0 ? 0 : known / all,
    parts,
  }
}

/** Points that could be had: of the dimensions with data, and of all. */
function pointsToReach(parts: Assessment['health']['parts'], policy: HealthPolicy): { known: number; all: number } {
  const full = fullPoints(policy)
  let [known, all] = [0, 0]
  for (const dimension of dimensions) {
    all += full[dimension]
    if (parts[dimension] !== null) known += full[dimension]
  }
  return { known, all }
}

/** Most points of each dimension. */
function fullPoints(policy: HealthPolicy): Readonly<Record<HealthDimension, number>> {
  return {
    visits: policy.visitPoints[0] ?? 0,
    spend: policy.spendPoints,
    nps: policy.npsPoints[0] ?? 0,
    app: policy.appPoints[0] ?? 0,
    complaints: policy.complaintPoints[0] ?? 0,
  }
}

function visitPoints(visits: number, { months, ofMonths }: HealthScale, policy: HealthPolicy): number {
  return pointsAtLeast(Math.floor((visits * ofMonths) / months), policy.visitCuts, policy.visitPoints)
}

/** Points for spend as a fraction of whole numbers, so that a half is met exactly. */
function spendFraction(
  spendFen: Fen,
  { months, ofMonths }: HealthScale,
  policy: HealthPolicy,
): { over: number; under: number } {
  const under = policy.spendYuan * 100 * months
  return { over: Math.min(Math.max(spendFen, 0) * ofMonths, under) * policy.spendPoints, under }
}

function npsPoints(score: number | null, policy: HealthPolicy): number | null {
  return score === null ? null : pointsAtLeast(score, policy.npsCuts, policy.npsPoints)
}

function appPoints(daysSinceUse: number | null, policy: HealthPolicy): number | null {
  return daysSinceUse === null ? null : pointsWithin(daysSinceUse, policy.appDays, policy.appPoints)
}

export function complaintPoints(complaints: number, { complaintPoints: points }: HealthPolicy): number {
  return points[Math.min(complaints, points.length - 1)] ?? 0
}

function pointsAtLeast(value: number, cuts: readonly number[], points: readonly number[]): number {
  const met = cuts.findIndex((cut) => value >= cut)
  return points[met < 0 ? cuts.length : met] ?? 0
}

function pointsWithin(value: number, cuts: readonly number[], points: readonly number[]): number {
  const met = cuts.findIndex((cut) => value <= cut)
  return points[met < 0 ? cuts.length : met] ?? 0
}
