import { fitAll } from '#cli/clv/clv-fits.ts'
import { fitsJson } from '#cli/clv/clv-json.ts'
import { clvOptions } from '#cli/clv/clv-options.ts'
import { readStudy } from '#cli/clv/clv-study.ts'
import { fitsText } from '#cli/clv/clv-text.ts'
import { command } from '#cli/command.ts'
import { refuse } from '#cli/refusal.ts'

/** The purchase log that all of `clv` take. */
export const logOperand = {
  name: 'LOG',
  label: { zh: '购买日志（CSV 或 XLSX），每次购买一行', en: 'a log of purchases (CSV or XLSX), a row for each' },
  isOptional: true,
} as const

export const clvFitCommand = command({
  name: 'clv fit',
  label: { zh: '为任意购买日志拟合来访与价值模型', en: 'fit the models of visits and value to any purchase log' },
  about: {
    zh: '读一份购买日志，为每位客户算出回访次数、最近一次、已观察多久，再拟合各模型：参数与标准误、对数似然；给出 --holdout-end 时还有留出期评分、与其他预测的比较和该信什么。同一客户同一天的购买算一次，第一次不算回访。模型说明见 docs/models.md。',
    en: 'Reads a log of purchases, sums up for each customer how often they came back, when last, and for how long they are known, and fits the models: parameters with standard errors, log-likelihood, and with --holdout-end how each did there, against others, and what to trust. Purchases of one customer on one day count once; the first is not a repeat. See docs/models.md.',
  },
  operands: [logOperand],
  options: clvOptions,
  examples: [
    {
      line: 'clv fit log.csv --customer id --date day --calibration-end 2023-12-31 --holdout-end 2024-12-31',
      says: { zh: '拟合全部模型，并用 2024 年检验', en: 'all models, judged by the year 2024' },
    },
    {
      line: 'clv fit --summary histories.csv --model bg-nbd --json',
      says: { zh: '已汇总的历史，一个模型，输出 JSON', en: 'histories summed up before, one model, as JSON' },
    },
  ],
  run: async (given, context) => {
    const study = await readStudy(given, context)
    const wish = given.options.model ?? { name: 'all' as const }
    if (wish.name === 'gamma-gamma' && !study.hasAmounts)
      return refuse({
        zh: 'gamma-gamma 需要金额：请用 --amount 指明金额列，或在汇总表中给出 mean_amount',
        en: 'gamma-gamma needs amounts: name their column with --amount, or give mean_amount in the summary',
      })
    const fits = fitAll(study, wish, wish.name === 'all')
    const told = given.options.json ? [fitsJson(fits, study)] : fitsText(fits, study, context)
    await context.out.write(`${told.join('\n')}\n`)
    return study.status
  },
})
