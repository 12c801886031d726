import type { Label } from '#domain/label.ts'
import type { GammaGammaRefusal } from '#domain/value-model/gamma-gamma.ts'
import type { NoModel } from '#domain/value-model/selection.ts'

export type FitFault = NoModel['fault'] | GammaGammaRefusal['fault'] | 'no-intervals'

/** Why there is no model, and what is used instead. */
export const fitFaultLabels: Readonly<Record<FitFault, Label>> = {
  'no-customers': {
    zh: '没有客户：校准日之前没有任何购买',
    en: 'there are no customers: nobody bought by the calibration day',
  },
  'one-customer': {
    zh: '只有一位客户，无法估计客户之间的差别',
    en: 'there is only one customer: differences between customers cannot be told',
  },
  'too-few-customers': {
    zh: '客户不到 200 位，用公式估算代替模型',
    en: 'there are fewer than 200 customers: the formula is used instead of a model',
  },
  'too-few-repeaters': {
    zh: '来过两次以上的客户不到 50 位，用公式估算代替模型',
    en: 'fewer than 50 customers came twice: the formula is used instead of a model',
  },
  'no-repeat-visits': { zh: '没有人来过第二次，看不出来访间隔', en: 'nobody came twice: the data hold no interval' },
  'identical-histories': {
    zh: '所有客户的历史完全相同，无法估计差别；请核对数据',
    en: 'all histories are the same, so nothing can be told of differences; check the data',
  },
  'no-silence': {
    zh: '每位客户最后一天都来过，看不出谁会离开；校准日可能取错了',
    en: 'everybody came on the last day, so leaving cannot be seen; the calibration day may be wrong',
  },
  'not-identified': {
    zh: '数据确定不了这个模型的参数（似然面是平的或没有上界）；请看其他模型，或用公式估算',
    en: 'the data do not settle the parameters of this model (the likelihood is flat or unbounded); see the other models, or the formula',
  },
  'no-intervals': {
    zh: '汇总表没有 litt（相邻来访间隔的对数之和），无法估计 k > 1 的模型',
    en: 'the summary has no litt (sum of the logarithms of intervals), without which models of k > 1 cannot be fitted',
  },
  'too-few-spenders': {
    zh: '有回访且金额为正的客户不到 3 位，无法估计金额',
    en: 'fewer than 3 customers have repeat visits with an amount above 0',
  },
  'identical-amounts': {
    zh: '所有客户的平均金额相同，无需模型：直接用这个金额',
    en: 'all customers have the same mean amount: no model is needed, use that amount',
  },
  'no-mean': {
    zh: '金额的差别大到均值不存在（q ≤ 1）；请用中位数或按组平均',
    en: 'amounts differ so much that they have no mean (q ≤ 1); use the median or means by group',
  },
}
