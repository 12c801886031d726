import { describe, expect, test } from 'vitest'
import { dayNumber } from '#domain/calendar.ts'
import { calibrationOf } from '#domain/value-model/calibration.ts'
import { fitNamed, timingModel } from '#domain/value-model/candidates.ts'
import { compareForecasts, verdict } from '#domain/value-model/evaluation.ts'
import { modelForecast, recencyAlone, sameAgain } from '#domain/value-model/forecast.ts'
import { historiesOf } from '#domain/value-model/histories.ts'
import { holdoutScore, scoreCustomers } from '#domain/value-model/holdout.ts'
import { innerOrigins, originAt } from '#domain/value-model/origins.ts'
import { poolForecast, poolPredictor, stackingShares } from '#domain/value-model/pool.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import { selectModel } from '#domain/value-model/selection.ts'
import { tracking } from '#domain/value-model/tracking.ts'
import { daysOf, visitLogBuilder, type VisitLog } from '#domain/value-model/visit-log.ts'

const opening = dayNumber('2021-01-01')
const [until, end] = [opening + 730, opening + 1095]

/** A centre's regular customers, first seen in the first half year, followed for three years. */
function aLog(customers: number, k = 3): VisitLog {
  const predictor = timingModel('mbg-cnbd-k', k).predictor(Float64Array.of(2, 45 / k, 0.6, 2.4))
  const random = seededRandom(7)
  const builder = visitLogBuilder()
  for (let customer = 0; customer < customers; customer++) {
    const first = opening + Math.floor(random() * 180)
    builder.add(`C${customer}`, first, 500)
    for (const weeks of predictor.simulate(random, (end - first) / 7).visits)
      builder.add(`C${customer}`, first + Math.ceil(weeks * 7), 300 + 400 * random())
  }
  return builder.done()
}

const log = aLog(1200)
const window = { calibrationEnd: until, holdoutEnd: end, daysPerUnit: 7 }

test('k is found again', () => {
  const fit = fitNamed('mbg-cnbd-k', historiesOf(originAt(log, window).histories))
  expect('fault' in fit ? fit.fault : fit.model.k).toBe(3)
})

describe('a selection', () => {
  const selection = selectModel(log, { until, ahead: end - until, daysPerUnit: 7 })
  if ('fault' in selection) throw new Error(selection.fault)

  test('looks only at days before the last known one, and shares add up', () => {
    expect(selection.trials.length).toBeGreaterThan(5)
    for (const { calibrationEnd, holdoutEnd } of selection.trials) {
      expect(calibrationEnd).toBeLessThan(holdoutEnd)
      expect(holdoutEnd).toBeLessThanOrEqual(until)
    }
    expect(selection.members.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  test('sees that visits are regular', () => {
    const regular = selection.members.filter(({ fit }) => fit.model.k !== 1)
    expect(regular.reduce((sum, { share }) => sum + share, 0)).toBeGreaterThan(0.5)
  })

  test('does not change with what comes later', () => {
    const known = visitLogBuilder()
    for (let customer = 0; customer < log.customers.length; customer++) {
      for (let i = log.starts[customer] ?? 0; i < (log.starts[customer + 1] ?? 0); i++) {
        const day = log.days[i] ?? 0
        if (day <= until) known.add(log.customers[customer] ?? '', day, null)
      }
    }
    const [first, again] = [log, known.done()].map((each) =>
      selectModel(each, { until, ahead: end - until, daysPerUnit: 7, names: ['mbg-nbd', 'mbg-cnbd-k'] }),
    )
    expect(JSON.stringify(again)).toBe(JSON.stringify(first))
  }, 60_000)

  test('beats last year and recency alone, with the interval off zero', () => {
    const origin = originAt(log, window)
    const { customers, histories } = origin
    const seen = { histories, ahead: (end - until) / 7 }
    const actual = histories.map(({ xStar }) => xStar)
    const recency = recencyAlone(log, customers, window)
    if (recency === null) throw new Error('no recency')
    const pooled = poolForecast(
      selection.members.map(({ fit }) => modelForecast(fit.model, fit.values, seen)),
      selection.members.map(({ share }) => share),
    )
    const [ours, ...rivals] = [pooled, sameAgain(log, customers, window), recency].map((forecast) => [
      { customers, scores: scoreCustomers(forecast, actual) },
    ])
    if (ours === undefined) throw new Error('nothing scored')
    for (const comparison of compareForecasts(ours, rivals)) {
      expect(Object.values(comparison).map(verdict)).toEqual(['better', 'better', 'better'])
    }
  })

  test('the tracked sums come near what came', () => {
    const weeks = tracking(poolPredictor(selection), log, { calibrationEnd: until, until: end, daysPerUnit: 7 })
    const last = weeks.at(-1)
    expect(last?.until).toBe(end)
    expect(last?.actualSum).toBe(
      originAt(log, { ...window, calibrationEnd: end }).histories.reduce((sum, { x }) => sum + x, 0),
    )
    expect(Math.abs((last?.expectedSum ?? 0) / (last?.actualSum ?? 1) - 1)).toBeLessThan(0.05)
    expect(weeks.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(last?.expectedSum ?? 0, 6)
  })
})

test.each([
  { customers: 150, fault: 'too-few-customers', because: 'the spec asks for 200' },
  { customers: 0, fault: 'too-few-customers', because: 'nobody is there' },
])('refuses $customers customers: $because', ({ customers, fault }) => {
  expect(selectModel(aLog(customers), { until, ahead: 365, daysPerUnit: 7 })).toEqual({ fault })
})

test('refuses a log in which hardly anybody came twice', () => {
  const builder = visitLogBuilder()
  for (let i = 0; i < 400; i++) builder.add(`C${i}`, opening + i, null)
  for (let i = 0; i < 49; i++) builder.add(`C${i}`, opening + i + 60, null)
  expect(selectModel(builder.done(), { until, ahead: 365, daysPerUnit: 7 })).toEqual({ fault: 'too-few-repeaters' })
})

test.each([
  { span: 1460, ahead: 365, back: [365, 548, 730] },
  { span: 730, ahead: 365, back: [365, 183] },
  { span: 364, ahead: 365, back: [182, 91] },
  { span: 10, ahead: 365, back: [] },
])('a log of $span days is looked at $back days before its end', ({ span, ahead, back }) => {
  const builder = visitLogBuilder()
  for (const day of [0, span]) builder.add('C', opening + day, null)
  const origins = innerOrigins(builder.done(), opening + span, ahead, 7)
  expect(origins.map(({ calibrationEnd }) => opening + span - calibrationEnd)).toEqual(back)
})

test('shares go to the forecast that was right, and to two that are right in turn', () => {
  const [right, wrong] = [new Float64Array(100).fill(-0.1), new Float64Array(100).fill(-3)]
  expect(stackingShares([right, wrong])).toEqual([1, 0])
  const [even, odd] = [right.map((v, i) => (i % 2 ? v : -3)), right.map((v, i) => (i % 2 ? -3 : v))]
  expect(stackingShares([even, odd])[0]).toBeCloseTo(0.5, 6)
})

test('a forecast by groups, with Wilson’s interval', () => {
  const groups = calibrationOf(
    Array.from({ length: 100 }, (_, i) => i / 100),
    (i) => i >= 50,
    4,
  )
  expect(groups.map(({ customers, happened }) => [customers, happened])).toEqual([
    [25, 0],
    [25, 0],
    [25, 1],
    [25, 1],
  ])
  expect(groups[0]?.foretold).toBeCloseTo(0.12, 12)
  expect(groups[0]?.low).toBeCloseTo(0, 12)
  expect(groups[0]?.high).toBeCloseTo(0.1332, 4)
})

test('a sure and right forecast has nothing to regret; a sure and wrong one is off by its visits', () => {
  const sure = { visitsAtLeast: () => Float64Array.of(1, 1, 1), probabilityActive: null }
  const score = holdoutScore(scoreCustomers(sure, [2, 5]))
  expect([score.crps, score.mae, score.brier, score.expectedVisits, score.actualVisits]).toEqual([1.5, 1.5, 0, 4, 7])
})

test('the packed log knows its days, and a day with two purchases is one visit', () => {
  const builder = visitLogBuilder()
  builder.add('B', 30, 5)
  builder.add('A', 20, 1)
  builder.add('B', 10, null)
  builder.add('B', 30, 7)
  const packed = builder.done()
  expect(packed.customers).toEqual(['B', 'A'])
  expect([...packed.days]).toEqual([10, 30, 20])
  expect([...(packed.amounts ?? [])]).toEqual([Number.NaN, 12, 1])
  expect(daysOf(packed)).toEqual({ first: 10, last: 30 })
})
