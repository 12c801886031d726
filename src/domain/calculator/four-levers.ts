import { calculator } from '#domain/calculator/calculator.ts'
import type { OwnFigure } from '#domain/calculator/own-figures.ts'
import type { Label } from '#domain/label.ts'

export const leverLabels = {
  years: { zh: '延长在店年限', en: 'Years kept' },
  spend: { zh: '提高单次消费', en: 'Spend per visit' },
  visits: { zh: '增加进店频次', en: 'Visits per year' },
  churn: { zh: '降低流失率', en: 'Churn' },
} as const satisfies Record<string, Label>

export type Lever = keyof typeof leverLabels

export const levers = Object.keys(leverLabels) as Lever[]

/** Where each lever stands; spend in yuan, churn 0–1 a year. */
export type LeverSetting = Readonly<Record<Lever, number>>

/** Which of the two levers that say how long a customer stays are counted together. */
export type TimeCountedBy = 'years' | 'churn' | 'both'

export interface LeverEffect {
  readonly lever: Lever
  readonly from: number
  readonly to: number
  /** The value with this lever alone at its target, less the base value; yuan. */
  readonly effect: number
  /** As a share of the base value. */
  readonly share: number
}

export interface FourLevers {
  readonly base: number
  readonly target: number
  readonly effects: readonly LeverEffect[]
  /** What the levers bring together beyond the sum of each alone: base + effects + interaction = target. */
  readonly interaction: number
  /** Target ÷ base; null for a base of nothing. */
  readonly multiple: number | null
  readonly expectedYears: { readonly base: number; readonly target: number }
}

/** Σ_{t=0}^{n−1} (1 − c)^t: years that a customer can be expected to stay of `horizon` (spec §5.2). */
export function expectedYears(churn: number, horizon: number): number {
  let [sum, kept] = [0, 1]
  for (let year = 0; year < horizon; year++) {
    sum += kept
    kept *= 1 - churn
  }
  return sum
}

/**
 * Value = years × spend × visits, times expected years at the churn over those at the base's (spec §5.2). Years kept and
 * churn both say how long: `time` says which of them the target counts.
 */
export function fourLevers(
  base: LeverSetting,
  target: LeverSetting,
  { horizon, time }: { readonly horizon: number; readonly time: TimeCountedBy },
): FourLevers {
  const expected = { base: expectedYears(base.churn, horizon), target: expectedYears(target.churn, horizon) }
  const valueOf = ({ years, spend, visits, churn }: LeverSetting): number =>
    (years * spend * visits * expectedYears(churn, horizon)) / expected.base
  const baseValue = valueOf(base)
  const counted = levers.filter((lever) => time === 'both' || lever !== (time === 'years' ? 'churn' : 'years'))
  const effects = counted.map((lever): LeverEffect => {
    const effect = valueOf({ ...base, [lever]: target[lever] }) - baseValue
    return { lever, from: base[lever], to: target[lever], effect, share: baseValue === 0 ? 0 : effect / baseValue }
  })
  const together = valueOf({ ...base, ...Object.fromEntries(counted.map((lever) => [lever, target[lever]])) })
  return {
    base: baseValue,
    target: together,
    effects,
    interaction: together - baseValue - effects.reduce((sum, { effect }) => sum + effect, 0),
    multiple: baseValue === 0 ? null : together / baseValue,
    expectedYears: expected,
  }
}

/** How the centre stands today is known of its own visits; targets are not. */
function ownOf(part: 'base' | 'target', name: Lever): { readonly own?: OwnFigure } {
  if (part === 'target') return {}
  return name === 'spend' ? { own: 'spendPerVisit' } : name === 'visits' ? { own: 'visitsPerYear' } : {}
}

function leverInput(part: 'base' | 'target', name: Lever, usual: number) {
  const bounds = {
    years: { unit: 'years', min: 0, max: 30 },
    spend: { unit: 'yuan', min: 0, max: 100_000 },
    visits: { unit: 'visits', min: 0, max: 50 },
    churn: { unit: 'share', min: 0, max: 1 },
  } as const
  return {
    part,
    label: words[name],
    ...bounds[name],
    default: usual,
    origin: 'published',
    ...ownOf(part, name),
  } as const
}

const words = {
  years: { zh: '在店年限', en: 'Years kept' },
  spend: { zh: '单次消费', en: 'Spend per visit' },
  visits: { zh: '进店频次', en: 'Visits' },
  churn: { zh: '年流失率', en: 'Churn a year' },
} as const satisfies Record<Lever, Label>

export const fourLeversCalculator = calculator({
  code: 'four-levers',
  label: { zh: '四大杠杆', en: 'Four levers' },
  formula: {
    zh: '价值 = 在店年限 × 单次消费 × 进店频次 ×（目标流失率下的预期年数 ÷ 现状流失率下的预期年数）；预期年数 = Σ (1 − c)ᵗ，t = 0 … n − 1。单项作用：只动一个，其余保持现状；交互 = 合计 − 各项之和。',
    en: 'Value = years × spend × visits × (expected years at the target churn ÷ at the base churn); expected years = Σ (1 − c)ᵗ, t = 0 … n − 1. Alone: one at its target, the others as they are; interaction = together − the sum of each alone.',
  },
  parts: { base: { zh: '现状', en: 'Base' }, target: { zh: '目标', en: 'Target' }, time: { zh: '时间', en: 'Time' } },
  inputs: {
    years0: leverInput('base', 'years', 3),
    spend0: leverInput('base', 'spend', 800),
    visits0: leverInput('base', 'visits', 2),
    churn0: leverInput('base', 'churn', 0.35),
    years1: leverInput('target', 'years', 5),
    spend1: leverInput('target', 'spend', 1200),
    visits1: leverInput('target', 'visits', 4),
    churn1: leverInput('target', 'churn', 0.15),
    horizon: {
      part: 'time',
      label: { zh: '流失测算年数 n', en: 'Horizon n of churn' },
      unit: 'years',
      default: 8,
      min: 1,
      max: 30,
      whole: true,
      origin: 'published',
    },
    time: {
      part: 'time',
      label: { zh: '合计时按什么算时间', en: 'Time counted together by' },
      unit: 'choice',
      default: 'both',
      choices: {
        both: { zh: '年限和流失率', en: 'Years and churn' },
        years: { zh: '只按年限', en: 'Years only' },
        churn: { zh: '只按流失率', en: 'Churn only' },
      },
      origin: 'published',
    },
  },
  work: (v): FourLevers =>
    fourLevers(
      { years: v.years0, spend: v.spend0, visits: v.visits0, churn: v.churn0 },
      { years: v.years1, spend: v.spend1, visits: v.visits1, churn: v.churn1 },
      { horizon: v.horizon, time: v.time },
    ),
})
