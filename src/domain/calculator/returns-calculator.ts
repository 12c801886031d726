import { type Limits, splitBudget, type Treatable } from '#domain/calculator/budget-split.ts'
import { calculator } from '#domain/calculator/calculator.ts'
import { segmentReturn, type WinBack, winBackReturn } from '#domain/calculator/win-back.ts'
import type { Label } from '#domain/label.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'

type Tier = keyof typeof valueTierLabels

/** What a customer of each tier may cost at most, yuan (spec §3.3). */
const tierCaps = { high: 500, medium: 200, low: 50 } as const satisfies Record<Tier, number>

const words = {
  customers: { zh: '客户数', en: 'Customers' },
  recalled: { zh: '召回率', en: 'Recalled' },
  value: { zh: '留住的价值/位', en: 'Value kept, each' },
  cost: { zh: '投入/位', en: 'Cost per treated' },
  minutes: { zh: '人工分钟/位', en: 'Minutes, each' },
} as const satisfies Record<string, Label>

type Origin = 'published' | 'example'

function customers(part: Tier, usual: number) {
  return {
    part,
    label: words.customers,
    unit: 'customers',
    default: usual,
    min: 0,
    max: 10_000_000,
    whole: true,
    origin: 'example',
  } as const
}

function recalled(part: Tier, usual: number) {
  return { part, label: words.recalled, unit: 'share', default: usual, min: 0, max: 1, origin: 'published' } as const
}

function yuan(part: Tier | 'segment' | 'limits', label: Label, [usual, origin]: readonly [number, Origin]) {
  return { part, label, unit: 'yuan', default: usual, min: 0, max: 1_000_000_000, origin } as const
}

function minutes(part: Tier | 'limits', usual: number, label: Label = words.minutes) {
  return { part, label, unit: 'minutes', default: usual, min: 0, max: 10_000_000, origin: 'example' } as const
}

/** Intervention and segment ROI (spec §5.6). */
export const returnsCalculator = calculator({
  code: 'returns',
  label: { zh: '干预与客群回报', en: 'Intervention and segment ROI' },
  formula: {
    zh: '毛回报比 = 召回率 × 留住的价值 ÷ 投入；净 ROI =（召回率 × 价值 − 投入）÷ 投入。客群 ROI =（增量贡献 − 成本）÷ 成本，有对照组按对照组算增量，没有则按计划算并注明。预算分配：在预算和人工分钟之内，每单位投入净价值最高的先做（分数背包）。',
    en: 'Gross ratio = recalled × value kept ÷ cost; net ROI = (recalled × value − cost) ÷ cost. Segment ROI = (incremental contribution − cost) ÷ cost, incremental against the holdout where there is one, else against plan and labelled so. Budget: best net value for what it takes first, within money and minutes (fractional knapsack).',
  },
  parts: {
    ...valueTierLabels,
    limits: { zh: '预算与人工', en: 'Budget and staff' },
    segment: { zh: '客群回报', en: 'Segment' },
  },
  inputs: {
    highCustomers: customers('high', 200),
    highRecalled: recalled('high', 0.4),
    highValue: yuan('high', words.value, [20_000, 'published']),
    highCost: yuan('high', words.cost, [500, 'published']),
    highMinutes: minutes('high', 40),
    mediumCustomers: customers('medium', 500),
    mediumRecalled: recalled('medium', 0.3),
    mediumValue: yuan('medium', words.value, [10_000, 'example']),
    mediumCost: yuan('medium', words.cost, [200, 'published']),
    mediumMinutes: minutes('medium', 20),
    lowCustomers: customers('low', 1000),
    lowRecalled: recalled('low', 0.15),
    lowValue: yuan('low', words.value, [3000, 'example']),
    lowCost: yuan('low', words.cost, [50, 'published']),
    lowMinutes: minutes('low', 2),
    budget: yuan('limits', { zh: '预算', en: 'Budget' }, [150_000, 'example']),
    staffMinutes: minutes('limits', 14_400, { zh: '可用人工分钟', en: 'Staff minutes' }),
    treated: {
      part: 'segment',
      label: { zh: '已干预客户', en: 'Treated' },
      unit: 'customers',
      default: 300,
      min: 0,
      max: 10_000_000,
      whole: true,
      origin: 'example',
    },
    contribution: yuan('segment', { zh: '人均贡献（已干预）', en: 'Contribution per treated' }, [1500, 'example']),
    compared: {
      part: 'segment',
      label: { zh: '比较基准', en: 'Compared with' },
      unit: 'choice',
      default: 'holdout',
      choices: {
        holdout: { zh: '对照组', en: 'Holdout' },
        plan: { zh: '计划（没有对照组）', en: 'Plan (no holdout)' },
      },
      origin: 'example',
    },
    otherwise: yuan('segment', { zh: '人均贡献（对照组或计划）', en: 'Contribution per held out, or planned' }, [
      900,
      'example',
    ]),
    segmentCost: yuan('segment', { zh: '总成本', en: 'Cost in all' }, [60_000, 'example']),
  },
  work: (v) => {
    const tiers = [
      tierOf(
        'high',
        { recalledShare: v.highRecalled, valueKept: v.highValue, costPerTreated: v.highCost },
        v.highCustomers,
        v.highMinutes,
      ),
      tierOf(
        'medium',
        { recalledShare: v.mediumRecalled, valueKept: v.mediumValue, costPerTreated: v.mediumCost },
        v.mediumCustomers,
        v.mediumMinutes,
      ),
      tierOf(
        'low',
        { recalledShare: v.lowRecalled, valueKept: v.lowValue, costPerTreated: v.lowCost },
        v.lowCustomers,
        v.lowMinutes,
      ),
    ]
    const limits = { budget: v.budget, minutes: v.staffMinutes }
    return {
      tiers,
      limits,
      split: splitOf(tiers, limits),
      segment: segmentReturn({
        treated: v.treated,
        contributionPerTreated: v.contribution,
        holdout: v.compared === 'holdout' ? v.otherwise : null,
        planned: v.otherwise,
        cost: v.segmentCost,
      }),
    }
  },
})

function tierOf(tier: Tier, winBack: WinBack, count: number, minutesEach: number) {
  const { recalledShare, valueKept, costPerTreated } = winBack
  return {
    tier,
    label: valueTierLabels[tier],
    customers: count,
    minutes: minutesEach,
    cost: costPerTreated,
    cap: tierCaps[tier],
    netValue: recalledShare * valueKept - costPerTreated,
    ...winBackReturn(winBack),
  }
}

function splitOf(tiers: readonly ReturnType<typeof tierOf>[], limits: Limits) {
  const kinds = tiers.map((one): Treatable => ({ ...one, id: one.tier }))
  return splitBudget(kinds, limits)
}

/** Ratios that are quoted and do not say what they leave out (spec §5.6). */
export const publishedReturns = {
  quotedRatio: 40,
  wonBack: { customers: 1000, value: 20_000_000 },
  keptIsWorthNew: [10, 5],
} as const
