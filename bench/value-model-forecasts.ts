import { parseArgs } from 'node:util'
import { day, dayNumber } from '#domain/calendar.ts'
import { calibrationOf, type CalibrationGroup } from '#domain/value-model/calibration.ts'
import { timingModel } from '#domain/value-model/candidates.ts'
import { compareForecasts, verdict, type Scored } from '#domain/value-model/evaluation.ts'
import { modelForecast, recencyAlone, sameAgain, type Forecast, type Seen } from '#domain/value-model/forecast.ts'
import { holdoutScore, measures, scoreCustomers } from '#domain/value-model/holdout.ts'
import { originAt } from '#domain/value-model/origins.ts'
import { poolForecast, poolPredictor } from '#domain/value-model/pool.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import { selectModel, type Selection } from '#domain/value-model/selection.ts'
import { historyAt } from '#domain/value-model/simulated-history.ts'
import { visitLogBuilder, type VisitLog } from '#domain/value-model/visit-log.ts'
import { simulatedRows } from '#demo/simulated-rows.ts'
import { referenceText } from '#test/reference/reference-data.ts'

/**
 * Prints the tables of docs/models.md that say how well the chosen forecast does: node bench/value-model-forecasts.ts [PART…]
 * Chosen and fitted on what was known on each day, judged by the time after it.
 */
interface Trial {
  readonly name: string
  readonly log: VisitLog
  readonly origins: readonly string[]
  readonly ahead: number
}

const parts: Readonly<Record<string, () => void>> = {
  grocery: () =>
    judged({
      name: 'grocery',
      log: grocery(),
      origins: ['2006-09-30', '2006-10-31', '2006-11-30', '2006-12-31'],
      ahead: 364,
    }),
  cdnow: () =>
    judged({
      name: 'CDNOW, all 23,570 customers',
      log: cdnow(),
      origins: ['1997-06-30', '1997-07-31', '1997-08-31', '1997-09-30'],
      ahead: 273,
    }),
  simulator: () =>
    judged({
      name: 'simulator',
      log: simulation().log,
      origins: ['2021-08-31', '2022-08-31', '2023-08-31'],
      ahead: 365,
    }),
  family: drawnFromFamily,
  truth: againstTruth,
}

const { positionals } = parseArgs({ allowPositionals: true })
for (const part of positionals.length > 0 ? positionals : Object.keys(parts)) parts[part]?.()

function judged({ name, log, origins, ahead }: Trial): void {
  const scored = new Map<string, Scored[]>()
  const chosen: string[] = []
  for (const origin of origins) {
    const until = dayNumber(day(origin))
    const window = { calibrationEnd: until, holdoutEnd: until + ahead, daysPerUnit: 7 }
    const selection = selected(log, until, ahead)
    const { customers, histories } = originAt(log, window)
    const actual = histories.map(({ xStar }) => xStar)
    const forecasts: [string, Forecast | null][] = [
      ...modelForecasts(selection, { histories, ahead: ahead / 7 }),
      ['same as last year', sameAgain(log, customers, window)],
      ['recency alone', recencyAlone(log, customers, window)],
    ]
    for (const [rival, forecast] of forecasts) {
      if (forecast === null) continue
      scored.set(rival, [...(scored.get(rival) ?? []), { customers, scores: scoreCustomers(forecast, actual) }])
    }
    chosen.push(membersText(selection))
  }
  console.log(`\n${name} (${origins.join(', ')}; ${ahead} days ahead). Chosen: ${[...new Set(chosen)].join(' · ')}\n`)
  printed(
    scored.get('chosen') ?? [],
    [...scored].filter(([, each]) => each.length === origins.length),
  )
}

/** The chosen one's first, then those of every candidate. */
function modelForecasts({ members, fits }: Selection, seen: Seen): [string, Forecast][] {
  const chosen = poolForecast(
    members.map(({ fit }) => modelForecast(fit.model, fit.values, seen)),
    members.map(({ share }) => share),
  )
  const each = fits.flatMap(({ name, fit }): [string, Forecast][] =>
    'fault' in fit ? [] : [[name, modelForecast(fit.model, fit.values, seen)]],
  )
  return [['chosen', chosen], ...each]
}

function printed(ours: readonly Scored[], rivals: readonly (readonly [string, readonly Scored[]])[]): void {
  console.log(
    '| forecast | CRPS | Brier | log loss | chosen minus it: CRPS | Brier | log loss |\n|---|---|---|---|---|---|---|',
  )
  const comparisons = compareForecasts(
    ours,
    rivals.map(([, each]) => each),
  )
  for (const [i, [rival, each]] of rivals.entries()) {
    const scores = each.map((one) => holdoutScore(one.scores))
    const means = measures.map((measure) =>
      (scores.reduce((sum, one) => sum + one[measure], 0) / scores.length).toFixed(4),
    )
    const differences = measures.map((measure) => {
      const difference = comparisons[i]?.[measure]
      if (rival === 'chosen' || difference === undefined) return ''
      const [mean, low, high] = [difference.mean, difference.low, difference.high].map((value) => value.toFixed(4))
      return `${mean} [${low}, ${high}] ${verdict(difference)}`
    })
    console.log(`| ${rival} | ${[...means, ...differences].join(' | ')} |`)
  }
}

function selected(log: VisitLog, until: number, ahead: number): Selection {
  const selection = selectModel(log, { until, ahead, daysPerUnit: 7 })
  if ('fault' in selection) throw new Error(selection.fault)
  return selection
}

function membersText({ members }: Selection): string {
  return members
    .map(({ fit, share }) => `${fit.model.name.replace(/-k$/, `-${fit.model.k}`)} ${Math.round(share * 100)} %`)
    .join(' + ')
}

/** P(active) of 50,000 customers drawn from a model, of whom it is known whether they left. */
function drawnFromFamily(): void {
  console.log(
    '\nP(active) by decile, 50,000 customers drawn from the model: foretold → true, largest difference in points\n',
  )
  for (const [name, k, values] of [
    ['bg-nbd', 1, [0.2426, 4.4136, 0.7929, 2.4259]],
    ['mbg-cnbd-k', 3, [1.66, 21.2, 0.6, 2.4]],
    ['pareto-nbd', 1, [0.5533, 10.578, 0.6062, 11.669]],
    ['mbg-cnbd-mix', 1, [1.3, 15, 0.45, 0.85, 0.23, 0.23, 0.15, 0.12, 0.08, 0.07, 0.03, 0.09]],
  ] as const) {
    const predictor = timingModel(name, k).predictor(Float64Array.from(values))
    const random = seededRandom(9)
    const people = Array.from({ length: 50_000 }, () => {
      const T = 26 + random() * 200
      const life = predictor.simulate(random, T)
      return { active: predictor.probabilityActive(historyAt(life, T)), isHere: life.leftAt > T }
    })
    const groups = calibrationOf(
      people.map(({ active }) => active),
      (i) => people[i]?.isHere ?? false,
    )
    console.log(`${name}: ${decilesText(groups)}`)
  }
}

/** The simulator's own truth: satisfied and drifting customers count as active, those who are gone do not. */
function againstTruth(): void {
  const simulated = simulation()
  const until = dayNumber('2024-09-01')
  const selection = selected(simulated.log, until, 365)
  const predictor = poolPredictor(selection)
  const { histories } = originAt(simulated.log, { calibrationEnd: until, holdoutEnd: until, daysPerUnit: 7 })
  const groups = calibrationOf(
    histories.map((history) => predictor.probabilityActive(history)),
    (i) => simulated.isHere.get(histories[i]?.customer ?? '') ?? false,
  )
  console.log(`\nP(active) by decile against the simulator’s truth: ${decilesText(groups)}`)
}

function decilesText(groups: readonly CalibrationGroup[]): string {
  const each = groups.map(({ foretold, happened }) => `${foretold.toFixed(3)} → ${happened.toFixed(3)}`)
  const most = Math.max(...groups.map(({ foretold, happened }) => Math.abs(foretold - happened)))
  return `${each.join(', ')}; ${(most * 100).toFixed(1)}`
}

function simulation(): { log: VisitLog; isHere: ReadonlyMap<string, boolean> } {
  const builder = visitLogBuilder()
  const isHere = new Map<string, boolean>()
  const options = {
    seed: 1,
    customers: 8000,
    centres: 3,
    from: '2016-06-01',
    asOf: '2024-09-02',
    appDays: 1,
    dirtyShare: 0,
  } as const
  for (const { file, cells } of simulatedRows(options)) {
    if (file === 'truth') isHere.set(cells[0] ?? '', cells[1] !== 'gone')
    if (file === 'visits' && cells[10] === '已完成')
      builder.add(cells[2] ?? '', dayNumber(day((cells[4] ?? '').slice(0, 10))), null)
  }
  return { log: builder.done(), isHere }
}

function grocery(): VisitLog {
  const builder = visitLogBuilder()
  for (const row of referenceText('grocery/groceryElog.csv').replaceAll('"', '').trim().split('\n').slice(1)) {
    const [customer = '', on = ''] = row.trim().split(',')
    builder.add(customer, dayNumber(day(on)), null)
  }
  return builder.done()
}

function cdnow(): VisitLog {
  const builder = visitLogBuilder()
  for (const row of referenceText('cdnow/CDNOW_master.txt').trim().split('\n').slice(1)) {
    const [customer = '', on = ''] = row.trim().split(/\s+/)
    builder.add(customer, dayNumber(day(`${on.slice(0, 4)}-${on.slice(4, 6)}-${on.slice(6)}`)), null)
  }
  return builder.done()
}
