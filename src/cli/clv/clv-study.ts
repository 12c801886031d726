import { dayFromNumber, dayNumber } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import { studyOfLog, studyOfSummary, type Study } from '#domain/value-model/study.ts'
import { daysOf, type Window } from '#domain/value-model/visit-log.ts'
import { readHistorySummary } from '#operations/history-summary.ts'
import { readPurchaseLog } from '#operations/purchase-log.ts'
import type { clvOptions } from '#cli/clv/clv-options.ts'
import type { Context, Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { clvPhrasesOf } from '#cli/phrases/phrases.ts'
import { refuse } from '#cli/refusal.ts'

export type ClvGiven = Pick<Given<typeof clvOptions>, 'options' | 'operands'>

/** What `clv` works on. */
export interface ClvStudy extends Study {
  readonly daysPerUnit: number
  readonly unit: 'week' | 'day'
  /** How far ahead decisions look, in the unit. */
  readonly horizon: number
  readonly hasAmounts: boolean
  readonly hasLitt: boolean
  /** Rows of the file. */
  readonly rows: number
  /** 1 where rows were left out. */
  readonly status: ExitStatus
}

/** Days without any purchase before the end of the holdout that make one ask whether the log goes so far. */
const longSilence = 14

/** Rows left out that are told; the rest is counted. */
const mostTold = 5

/** Reads the log or the summary that was named; what is wrong with rows is told on standard error. */
export async function readStudy(given: ClvGiven, context: Context): Promise<ClvStudy> {
  const { summary, unit: wished } = given.options
  const unit = wished ?? 'week'
  const daysPerUnit = unit === 'week' ? 7 : 1
  const horizon = given.options.horizon ?? 364 / daysPerUnit
  const units: Units = { unit, daysPerUnit, horizon }
  if (summary !== null) return summaryStudy(summary, units, { given, context })
  return logStudy(units, { given, context })
}

interface Asked {
  readonly given: ClvGiven
  readonly context: Context
}

type Units = Pick<ClvStudy, 'unit' | 'daysPerUnit' | 'horizon'>

async function summaryStudy(path: string, units: Units, { given, context }: Asked): Promise<ClvStudy> {
  if (given.operands.length > 0)
    return refuse({ zh: '--summary 和日志文件只能给一个', en: 'give either a log or --summary' })
  const read = await readHistorySummary(path)
  if ('fault' in read) return refuse(named(path, read.sentence))
  const { customers, weights, rows } = read
  if (customers.length === 0) return refuse(named(path, { zh: '没有可用的行', en: 'no row can be used' }))
  await tell(read, context)
  const ahead = read.hasStar ? (read.ahead ?? given.options.horizon) : null
  return {
    ...studyOfSummary(customers, weights, ahead),
    ...units,
    hasAmounts: customers.some(({ meanAmount }) => meanAmount !== null),
    hasLitt: read.hasLitt,
    rows,
    status: statusOf(read),
  }
}

async function logStudy(units: Units, { given: { options, operands }, context }: Asked): Promise<ClvStudy> {
  const [path] = operands
  const { customer, date, amount } = options
  if (path === undefined)
    return refuse({
      zh: '请给出购买日志文件，或用 --summary 给出汇总表',
      en: 'name the log of purchases, or histories with --summary',
    })
  if (customer === null || date === null)
    return refuse({
      zh: '请用 --customer 和 --date 指明客户列和日期列的表头',
      en: 'name the headers of the columns of customers and days with --customer and --date',
    })
  const read = await readPurchaseLog(path, { customer, date, amount })
  if ('fault' in read) return refuse(named(path, read.sentence))
  const { log } = read
  const days = daysOf(log)
  if (days === null) {
    await tell(read, context)
    return refuse(named(path, { zh: '没有可用的行', en: 'no row can be used' }))
  }
  await tell(read, context)
  const window = windowOf(options, days, units)
  if (window.holdoutEnd > days.last + longSilence)
    await context.err.write(`${clvPhrasesOf(context.language).endsEarly(dayFromNumber(days.last))}\n`)
  return {
    ...studyOfLog(log, window),
    ...units,
    hasAmounts: log.amounts !== null,
    hasLitt: true,
    rows: read.rows,
    status: statusOf(read),
  }
}

/** The days that are fitted and those that judge the fit; refuses what cannot be. */
function windowOf(
  options: ClvGiven['options'],
  days: { readonly first: number; readonly last: number },
  { daysPerUnit }: Units,
): Window {
  const calibrationEnd = options['calibration-end'] === null ? days.last : dayNumber(options['calibration-end'])
  const holdoutEnd = options['holdout-end'] === null ? calibrationEnd : dayNumber(options['holdout-end'])
  if (calibrationEnd < days.first) {
    const first = dayFromNumber(days.first)
    return refuse({
      zh: `校准日早于日志的第一天 ${first}`,
      en: `the calibration day lies before the first of the log, ${first}`,
    })
  }
  if (holdoutEnd < calibrationEnd)
    return refuse({
      zh: '--holdout-end 应晚于 --calibration-end',
      en: '--holdout-end must lie after --calibration-end',
    })
  return { calibrationEnd, holdoutEnd, daysPerUnit }
}

function named(path: string, { zh, en }: Label): Label {
  return { zh: `${path}：${zh}`, en: `${path}: ${en}` }
}

interface Told {
  readonly rejected: number
  readonly sentences: readonly Label[]
}

function statusOf({ rejected }: Told): ExitStatus {
  return rejected > 0 ? exitStatus.rejectedRows : exitStatus.done
}

async function tell({ rejected, sentences }: Told, { err, language }: Context): Promise<void> {
  if (rejected === 0) return
  const lines = sentences.slice(0, mostTold).map((sentence) => `  ${sentence[language]}`)
  await err.write(`${[clvPhrasesOf(language).leftOut(rejected), ...lines].join('\n')}\n`)
}
