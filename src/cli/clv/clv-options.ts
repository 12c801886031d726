import { choiceOption, dayOption, textOption, type Options, type ValueOption } from '#cli/option.ts'
import { timingModelNames } from '#domain/value-model/candidates.ts'

/** Names that `--model` takes; with a number at the end, k is fixed: `mbg-cnbd-3`. */
export const modelWords = [...timingModelNames, 'gamma-gamma', 'all'] as const

/** A model as it was asked for. */
export interface ModelWish {
  readonly name: (typeof modelWords)[number]
  readonly k?: number
}

const modelOption: ValueOption<ModelWish> = {
  takes: 'NAME',
  label: {
    zh: `模型：${modelWords.join('、')}；mbg-cnbd-3 这样写则固定 k；默认 all`,
    en: `the model: ${modelWords.join(', ')}; mbg-cnbd-3 fixes k; all unless given`,
  },
  read(text) {
    const name = modelWords.find((word) => word === text)
    if (name !== undefined) return { name }
    const [, family = '', digits = ''] = /^(m?bg-cnbd)-(\d{1,2})$/.exec(text) ?? []
    const [fixed, k] = [modelWords.find((word) => word === `${family}-k`), Number(digits)]
    return fixed === undefined || k < 1 || k > 12 ? null : { name: fixed, k }
  },
  wants: { zh: modelWords.join('、'), en: modelWords.join(', ') },
}

const horizonOption: ValueOption<number> = {
  takes: 'N',
  label: {
    zh: '往后看多久，以 --unit 为单位；默认一年。配合 --summary 时也是 x_star 所指的时长',
    en: 'how far ahead, in --unit; a year unless given. With --summary also the time that x_star covers',
  },
  read: (text) => (/^\d{1,6}(\.\d+)?$/.test(text) && Number(text) > 0 ? Number(text) : null),
  wants: { zh: '大于 0 的数', en: 'a number above 0' },
}

/** What all of `longrange clv` take. */
export const clvOptions = {
  customer: textOption('C', { zh: '客户列的表头', en: 'header of the column of customers' }),
  date: textOption('D', { zh: '日期列的表头', en: 'header of the column of days' }),
  amount: textOption('A', { zh: '金额列的表头（可选）', en: 'header of the column of amounts, if there is one' }),
  unit: choiceOption<'week' | 'day'>(
    'week|day',
    { zh: '模型计时的单位；默认 week', en: 'the unit in which the models count time; week unless given' },
    ['week', 'day'],
  ),
  'calibration-end': dayOption({
    zh: '校准日：拟合只用这一天及以前的购买；默认日志的最后一天',
    en: 'the last day that is fitted; the last of the log unless given',
  }),
  'holdout-end': dayOption({
    zh: '留出期最后一天：拟合之后用来检验',
    en: 'the last day of the holdout, by which the fit is judged',
  }),
  summary: textOption('FILE', {
    zh: '不读日志，读汇总表：列 x、t_x、T，可有 litt（k > 1 需要）、weight、x_star、T_star、mean_amount',
    en: 'read histories instead of a log: columns x, t_x, T, and possibly litt (needed for k > 1), weight, x_star, T_star, mean_amount',
  }),
  model: modelOption,
  horizon: horizonOption,
} as const satisfies Options
