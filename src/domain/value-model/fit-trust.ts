import type { Label } from '#domain/label.ts'
import type { ReportedTrial } from '#domain/value-model/fit-report.ts'
import type { FitWarning } from '#domain/value-model/fit-warnings.ts'
import { verdict } from '#domain/value-model/evaluation.ts'

/** What a manager may rely on, in plain words: totals, chances, the order of customers, and what is better served otherwise. */
export function trustIn(trial: ReportedTrial | null, warnings: readonly FitWarning[]): Label[] {
  if (trial === null) return [withoutHoldout]
  const { score, calibration, comparison } = trial
  const off = Math.max(...calibration.map(({ foretold, happened }) => Math.abs(foretold - happened)))
  const last = comparison.find(({ name }) => name === 'same-again')?.against ?? null
  return [
    totals(score.totalError),
    chances(off, warnings.includes('chances-off')),
    ...(score.auc === null ? [] : [order(score.auc)]),
    ...(last !== null && verdict(last.crps) === 'better' ? [betterThanLastYear] : []),
    oneCustomer,
  ]
}

const withoutHoldout: Label = {
  zh: '历史太短，没有留出期可检验：数字只作参考，先看排序，不要看绝对值。',
  en: 'The history is too short for a holdout: take the figures as hints, and look at the order rather than at amounts.',
}

const betterThanLastYear: Label = {
  zh: '比“和去年一样”的估计明显更准。',
  en: 'It foretells clearly better than “the same as last year”.',
}

const oneCustomer: Label = {
  zh: '单个客户的数字要连同区间一起看：下一次何时来，本来就有偶然。',
  en: 'Read the figures of one customer with their interval: when somebody comes next is partly chance.',
}

function totals(totalError: number | null): Label {
  if (totalError === null)
    return { zh: '留出期无人到店，总量无从检验。', en: 'Nobody came in the holdout: totals are untested.' }
  const off = (Math.abs(totalError) * 100).toFixed(1)
  const isHigh = totalError > 0
  return Math.abs(totalError) > 0.1
    ? {
        zh: `到店总次数${isHigh ? '高估' : '低估'} ${off} %：做预算时要${isHigh ? '打折' : '上调'}。`,
        en: `Total visits were ${isHigh ? 'over' : 'under'}estimated by ${off} %: ${isHigh ? 'discount' : 'raise'} them in budgets.`,
      }
    : {
        zh: `到店总次数只差 ${off} %：总量可以用于预算。`,
        en: `Total visits were off by ${off} % only: totals may go into budgets.`,
      }
}

function chances(off: number, isBeyondChance: boolean): Label {
  const points = Math.round(off * 100)
  return isBeyondChance
    ? {
        zh: `“一年内会来”的概率有的组相差 ${points} 个百分点：用来排先后，不要当百分比引用。`,
        en: `Chances of a visit are off by up to ${points} points in some tenth: use them to rank, not as percentages.`,
      }
    : {
        zh: `“会再来”的概率与实际相符（各组相差不超过 ${points} 个百分点或在偶然范围内）：可以当百分比看。`,
        en: `Chances of a visit came true (off by at most ${points} points in a tenth, or within chance): they may be read as percentages.`,
      }
}

function order(auc: number): Label {
  const share = Math.round(auc * 100)
  return {
    zh: `任取一位来了的和一位没来的客户，模型有 ${share} % 的把握排对先后。`,
    en: `Of one who came and one who did not, the model puts the right one first ${share} % of the time.`,
  }
}
