import { calculator } from '#domain/calculator/calculator.ts'
import { type Kpis, type ProgrammeCase, programmeCase } from '#domain/calculator/programme-case.ts'
import type { Label } from '#domain/label.ts'

function kpiInput(part: 'base' | 'target', name: keyof Kpis, usual: number) {
  const told = {
    years: { label: { zh: '在店年限', en: 'Years kept' }, unit: 'years', max: 30 },
    visits: { label: { zh: '进店频次', en: 'Visits' }, unit: 'visits', max: 50 },
    spend: { label: { zh: '单次消费', en: 'Spend per visit' }, unit: 'yuan', max: 100_000 },
  } as const
  return { part, ...told[name], default: usual, min: 0, origin: 'published' } as const
}

function statedInput(part: 'base' | 'target', usual: number) {
  const label = { zh: '发布的终身价值', en: 'Lifetime value as published' }
  return { part, label, unit: 'yuan', default: usual, min: 0, max: 10_000_000, origin: 'published' } as const
}

function progressOf(quarter: number) {
  const label = { zh: `第 ${quarter} 季度达到目标的`, en: `Of the way by quarter ${quarter}` }
  return { part: 'path', label, unit: 'share', default: quarter / 4, min: 0, max: 1, origin: 'example' } as const
}

function costInput(label: Label, usual: number, origin: 'published' | 'example') {
  return { part: 'cost', label, unit: 'yuan', default: usual, min: 0, max: 1_000_000_000, origin } as const
}

/** A programme, from figures by quarter to payback (spec §5.3). */
export const programmeCalculator = calculator({
  code: 'programme',
  label: { zh: '方案推演', en: 'Programme case' },
  formula: {
    zh: '终身价值 = 在店年限 × 进店频次 × 单次消费；提升 = 客户数 ×（目标 − 现状）；回报比 = 提升 ÷ 投入，净 ROI =（提升 − 投入）÷ 投入。每季度增量 = 客户数 × Δ（频次 × 单次消费）× 计入比例 ÷ 4；累计增量抵回投入的月份即回本月。',
    en: 'Lifetime value = years × visits × spend; uplift = customers × (target − base); gross ratio = uplift ÷ cost, net ROI = (uplift − cost) ÷ cost. Each quarter adds customers × Δ(visits × spend) × share counted ÷ 4; the month in which that has paid the costs is the payback.',
  },
  parts: {
    base: { zh: '现状', en: 'Base' },
    target: { zh: '目标', en: 'Target' },
    path: { zh: '推进节奏', en: 'Path' },
    cost: { zh: '投入', en: 'Cost' },
  },
  inputs: {
    customers: {
      part: 'base',
      label: { zh: '客户基数', en: 'Customers' },
      unit: 'customers',
      default: 8000,
      min: 1,
      max: 10_000_000,
      whole: true,
      origin: 'published',
      own: 'customers',
    },
    years0: kpiInput('base', 'years', 3.2),
    visits0: kpiInput('base', 'visits', 2.1),
    spend0: kpiInput('base', 'spend', 750),
    stated0: statedInput('base', 12_000),
    years1: kpiInput('target', 'years', 5.5),
    visits1: kpiInput('target', 'visits', 4.5),
    spend1: kpiInput('target', 'spend', 1200),
    stated1: statedInput('target', 21_500),
    progress1: progressOf(1),
    progress2: progressOf(2),
    progress3: progressOf(3),
    progress4: progressOf(4),
    quarters: {
      part: 'path',
      label: { zh: '推演长度', en: 'Length' },
      unit: 'quarters',
      default: 8,
      min: 1,
      max: 40,
      whole: true,
      origin: 'example',
    },
    counted: {
      part: 'path',
      label: { zh: '增量收入计入比例（100% = 按收入）', en: 'Share of added revenue counted (100 % = revenue)' },
      unit: 'share',
      default: 1,
      min: 0,
      max: 1,
      origin: 'published',
    },
    cost1: costInput({ zh: '一次性投入：第一项', en: 'One-off, first item' }, 800_000, 'published'),
    cost2: costInput({ zh: '一次性投入：第二项', en: 'One-off, second item' }, 1_500_000, 'published'),
    cost3: costInput({ zh: '一次性投入：第三项', en: 'One-off, third item' }, 300_000, 'published'),
    yearly: costInput({ zh: '每年投入', en: 'Every year' }, 0, 'example'),
  },
  work: (v): ProgrammeCase =>
    programmeCase({
      customers: v.customers,
      base: { years: v.years0, visits: v.visits0, spend: v.spend0 },
      target: { years: v.years1, visits: v.visits1, spend: v.spend1 },
      progress: [v.progress1, v.progress2, v.progress3, v.progress4],
      quarters: v.quarters,
      marginShare: v.counted,
      oneOffCost: v.cost1 + v.cost2 + v.cost3,
      yearlyCost: v.yearly,
      stated: { base: v.stated0, target: v.stated1 },
    }),
})
