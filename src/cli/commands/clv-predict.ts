import type { ClvFits } from '#cli/clv/clv-fits.ts'
import { fitAll } from '#cli/clv/clv-fits.ts'
import { clvOptions } from '#cli/clv/clv-options.ts'
import { predictions, type ClvPrediction } from '#cli/clv/clv-predictions.ts'
import { readStudy, type ClvStudy } from '#cli/clv/clv-study.ts'
import { shareText } from '#cli/clv/clv-text.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { logOperand } from '#cli/commands/clv-fit.ts'
import { linesToFile, linesToOutput, type Lines } from '#cli/lines.ts'
import { textOption } from '#cli/option.ts'
import { clvPhrasesOf } from '#cli/phrases/phrases.ts'
import { refuse } from '#cli/refusal.ts'
import { columnsOf, shortPath } from '#cli/screen.ts'
import { table } from '#cli/table.ts'
import { fitFaultLabels } from '#domain/value-model/fit-refusals.ts'
import { spreadsheetLine } from '#operations/spreadsheet-line.ts'

const options = {
  ...clvOptions,
  out: textOption('FILE', {
    zh: '把全部预测写成 CSV 文件',
    en: 'write all predictions to a CSV file',
  }),
} as const

type PredictGiven = Given<typeof options>

/** Customers shown on the terminal. */
const shown = 20

export const clvPredictCommand = command({
  name: 'clv predict',
  label: {
    zh: '预测每位客户：还在不在、何时再来、还会来几次',
    en: 'foretell each customer: still here, when next, how often',
  },
  about: {
    zh: '拟合之后为每位客户预测：P(active)、未来 --horizon 内的来访次数和区间、至少来一次的概率、下次来访、自己的节奏和逾期倍数、预计流失日、预计每次金额。默认由几个模型按此前的表现合并；--model 指定一个。--json 每位客户一行。',
    en: 'Fits, and foretells for each customer P(active), visits within --horizon with an interval, the chance of at least one, the next visit, their own rhythm and how overdue they are, when they lapse, and the amount of a visit. Models speak together by how they did before; --model names one. --json writes a line for each customer.',
  },
  operands: [logOperand],
  options,
  examples: [
    {
      line: 'clv predict log.csv --customer id --date day --horizon 52 --out predictions.csv',
      says: { zh: '未来 52 周，写成 CSV', en: 'the coming 52 weeks, as CSV' },
    },
  ],
  run: async (given, context) => {
    const study = await readStudy(given, context)
    const wish = given.options.model ?? { name: 'all' as const }
    if (wish.name === 'gamma-gamma')
      return refuse({ zh: 'clv predict 需要一个来访模型', en: 'clv predict needs a model of visits' })
    const fits = fitAll(study, wish, true)
    if (fits.chosen === null) return refuse(fitFaultLabels[fits.fits[0]?.fault ?? 'no-customers'])
    await (given.options.json || given.options.out !== null
      ? writeAll(study, fits, { given, context })
      : writeSome(study, fits, context))
    return study.status
  },
})

async function writeAll(
  study: ClvStudy,
  fits: ClvFits,
  { given, context }: { given: PredictGiven; context: Context },
): Promise<void> {
  const path = given.options.out
  const lines: Lines = path === null ? linesToOutput(context.out) : await linesToFile(path)
  const isCsv = path !== null
  let isFirst = true
  try {
    for (const some of predictions(study, fits)) {
      const [head] = some
      if (isCsv && isFirst && head) await lines.write([Object.keys(head)], spreadsheetLine)
      isFirst = false
      await lines.write(some, isCsv ? csvLine : (each) => JSON.stringify(each))
    }
    await lines.finish()
  } catch (error) {
    await lines.drop()
    throw error
  }
  if (path !== null) await context.err.write(`${clvPhrasesOf(context.language).written(shortPath(path))}\n`)
}

function csvLine(prediction: ClvPrediction): string {
  return spreadsheetLine(
    Object.values(prediction).map((value: string | number | null) =>
      typeof value === 'number' ? String(Number(value.toPrecision(10))) : (value ?? ''),
    ),
  )
}

async function writeSome(study: ClvStudy, fits: ClvFits, context: Context): Promise<void> {
  const say = clvPhrasesOf(context.language)
  const top: ClvPrediction[] = []
  for (const some of predictions(study, fits)) {
    top.push(...some)
    top.sort((a, b) => b.expected_visits - a.expected_visits)
    top.length = Math.min(top.length, shown)
  }
  const head = say.predictedHead.map((header, i) =>
    i === 0 ? { header, gives: true as const } : { header, align: 'right' as const },
  )
  const { horizon, unit, customers } = study
  const lines = [
    say.predicted(customers.length, `${horizon} ${say.unit[unit]}`),
    ...(fits.chosen === null ? [] : [`${say.chosen}${context.phrases.colon}${shareText(fits.chosen)}`]),
    '',
    ...table(
      head,
      top.map((each) => cells(each, context)),
      columnsOf(context),
    ),
    '',
    ...(customers.length > top.length ? [say.shown(top.length, customers.length)] : []),
    say.trust.ranking,
    say.trust.interval,
    say.trust.active,
  ]
  await context.out.write(`${lines.join('\n')}\n`)
}

function cells(each: ClvPrediction, { language }: Context): string[] {
  const say = clvPhrasesOf(language)
  const days = (value: number): string => (Number.isFinite(value) ? value.toFixed(0) : '—')
  return [
    each.customer,
    each.p_active.toFixed(3),
    each.expected_visits.toFixed(2),
    `${each.visits_low}–${each.visits_high}`,
    each.p_at_least_one.toFixed(3),
    days(each.next_visit_days),
    days(each.interval_days),
    each.overdue.toFixed(1),
    each.lapse_days === null ? say.never : each.lapse_days === 0 ? say.already : days(each.lapse_days),
  ]
}
