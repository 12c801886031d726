import { fitAll } from '#cli/clv/clv-fits.ts'
import { clvOptions } from '#cli/clv/clv-options.ts'
import { clvPage } from '#cli/clv/clv-page.ts'
import { readStudy } from '#cli/clv/clv-study.ts'
import { command } from '#cli/command.ts'
import { logOperand } from '#cli/commands/clv-fit.ts'
import { linesToFile } from '#cli/lines.ts'
import { textOption } from '#cli/option.ts'
import { clvPhrasesOf } from '#cli/phrases/phrases.ts'
import { refuse } from '#cli/refusal.ts'
import { shortPath } from '#cli/screen.ts'

const options = {
  ...clvOptions,
  out: textOption('FILE', {
    zh: '写到哪个 HTML 文件，必填',
    en: 'the HTML file to write, required',
  }),
} as const

export const clvReportCommand = command({
  name: 'clv report',
  label: { zh: '来访与价值模型报告（一个 HTML 文件）', en: 'report on the models of visits and value, one HTML file' },
  about: {
    zh: '拟合之后写一页报告，图表都在文件里：来访跟踪、概率校准、按历史次数看留出期、P(active) 曲面、每次金额、模型比较、参数区间，以及该信什么。不含客户姓名。',
    en: 'Fits, and writes a page that holds its charts: tracking, calibration, holdout by frequency, the surface of P(active), spend, models compared, parameters with intervals, and what to trust. No names of customers are in it.',
  },
  operands: [logOperand],
  options,
  examples: [
    {
      line: 'clv report log.csv --customer id --date day --amount paid --calibration-end 2023-12-31 --holdout-end 2024-12-31 --out report.html',
      says: { zh: '用 2024 年检验的报告', en: 'a report judged by the year 2024' },
    },
  ],
  run: async (given, context) => {
    const path = given.options.out
    if (path === null) return refuse({ zh: '请用 --out 指定 HTML 文件', en: 'name the HTML file with --out' })
    const study = await readStudy(given, context)
    const fits = fitAll(study, given.options.model ?? { name: 'all' }, true)
    const file = await linesToFile(path)
    await file.write([clvPage(fits, study, context)], (page) => page.trimEnd())
    await file.finish()
    const told = given.options.json
      ? JSON.stringify({ file: path })
      : clvPhrasesOf(context.language).written(shortPath(path))
    await context.out.write(`${told}\n`)
    return study.status
  },
})
