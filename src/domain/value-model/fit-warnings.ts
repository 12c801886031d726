import type { Label } from '#domain/label.ts'
import type { CalibrationGroup } from '#domain/value-model/calibration.ts'
import { at } from '#domain/value-model/column.ts'
import type { TimingFit } from '#domain/value-model/fit.ts'
import type { HoldoutScore } from '#domain/value-model/holdout.ts'

/** What to beware of in a fit: each a code with its words. */
export const fitWarningLabels = {
  'few-repeaters': {
    zh: '来过两次以上的客户不到 200 位，参数只是粗略估计',
    en: 'fewer than 200 customers came twice: the parameters are rough',
  },
  'parameter-unsure': {
    zh: '至少一个参数的标准误超过其一半：单个参数不要引用，预测仍可参考',
    en: 'a parameter is known to no better than half its size: do not quote it; predictions may still serve',
  },
  'alike-in-leaving': {
    zh: '数据看不出客户的流失倾向有差别：单个客户的 P(active) 主要取决于沉默时间',
    en: 'the data show no difference between customers in leaving: P(active) tells mostly how long they have been silent',
  },
  'nobody-leaves': {
    zh: '此模型假定客户永不流失，长期预测必然偏高，只作对照',
    en: 'in this model nobody ever leaves: far too much is expected in the long run; for comparison only',
  },
  'once-is-active': {
    zh: '此模型把只来过一次的客户一律算作仍在：他们的 P(active) = 1 不可信',
    en: 'this model counts everybody who came only once as still with us: do not believe their P(active) = 1',
  },
  'total-too-high': {
    zh: '留出期的总次数高估 10 % 以上：总量和预算要打折，排序仍可用',
    en: 'visits in the holdout were overestimated by more than 10 %: discount totals; the ranking may still serve',
  },
  'total-too-low': {
    zh: '留出期的总次数低估 10 % 以上：总量偏保守，排序仍可用',
    en: 'visits in the holdout were underestimated by more than 10 %: totals are cautious; the ranking may still serve',
  },
  'chances-off': {
    zh: '“至少来一次”的概率与实际不符（有的十分位相差 10 个百分点以上）：概率只用来排序',
    en: 'chances of a visit are off by 10 points or more in some decile: use them to rank, not as percentages',
  },
  beaten: {
    zh: '至少有一项指标上另有预测明显更准，见比较表：该项以它为准',
    en: 'on some measure another forecast is clearly better, see the comparison: for that measure believe it',
  },
  'no-holdout': {
    zh: '没有留出期：只知道模型解释过去如何，不知道预测未来如何',
    en: 'no holdout: this says how the model explains the past, not how well it foretells',
  },
  'spend-excluded': {
    zh: '有客户的平均金额不为正，未计入金额模型',
    en: 'customers whose mean amount is not above 0 are left out of the amounts',
  },
  'spend-correlated': {
    zh: '来得勤的客户每次花得明显更多（或更少），金额模型的前提不成立：分组看金额，不要把两个模型相乘',
    en: 'those who come often spend clearly more (or less) a visit, which the model of amounts excludes: look at amounts by group, and do not multiply the two',
  },
  'amounts-heavy': {
    zh: '金额相差悬殊（q ≤ 2，方差无穷）：个别大额左右均值，看中位数',
    en: 'amounts differ wildly (q ≤ 2, no finite variance): a few large ones move the mean; look at the median',
  },
} as const satisfies Record<string, Label>

export type FitWarning = keyof typeof fitWarningLabels

/** What a holdout said of a fit. */
export interface HoldoutFindings {
  readonly score: HoldoutScore
  /** Of "at least one visit". */
  readonly calibration: readonly CalibrationGroup[]
}

const manyRepeaters = 200
const farOff = 0.1

/** What a fit says of itself. */
export function timingWarnings(fit: TimingFit, repeaters: number): FitWarning[] {
  const { model } = fit
  const unsure = model.parameters.some((parameter, i) => {
    const error = fit.standardErrors[i] ?? null
    return !parameter.startsWith('pi_') && error !== null && error > at(fit.values, i) / 2
  })
  return warningsSaid({
    'few-repeaters': repeaters < manyRepeaters,
    'nobody-leaves': !model.leaves,
    'once-is-active': model.name === 'bg-nbd' || model.name === 'bg-cnbd-k',
    'alike-in-leaving': (model.flat?.(fit.theta) ?? []).length > 0,
    'parameter-unsure': unsure,
  })
}

/** What its holdout says of a forecast; null: there was none. */
export function holdoutWarnings(holdout: HoldoutFindings | null): FitWarning[] {
  if (holdout === null) return ['no-holdout']
  const error = holdout.score.totalError ?? 0
  return warningsSaid({
    'total-too-high': error > farOff,
    'total-too-low': error < -farOff,
    'chances-off': holdout.calibration.some(
      ({ foretold, happened, low, high }) =>
        Math.abs(foretold - happened) >= farOff && (foretold < low || foretold > high),
    ),
  })
}

/** In the order of the list above. */
export function warningsSaid(said: Partial<Record<FitWarning, boolean>>): FitWarning[] {
  const codes = Object.keys(fitWarningLabels) as FitWarning[]
  return codes.filter((code) => said[code] === true)
}
