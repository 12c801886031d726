import { expect, test } from 'vitest'
import { dayNumber } from '#domain/calendar.ts'
import { timingModel } from '#domain/value-model/candidates.ts'
import { fitFor } from '#domain/value-model/fit-for.ts'
import { cohortFits, type CohortHistories } from '#domain/value-model/cohort-fits.ts'
import { fitGroup, type GroupHistories, type GroupOrigin } from '#domain/value-model/group-fit.ts'
import { originAt } from '#domain/value-model/origins.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import { visitLogBuilder, type VisitLog } from '#domain/value-model/visit-log.ts'

const opening = dayNumber('2021-01-01')
const [yearBefore, today] = [dayNumber('2023-12-31'), dayNumber('2024-12-31')]
const names = ['mbg-nbd', 'mbg-cnbd-k'] as const

/** Customers of these interval lengths, weeks, first seen in the first three years. */
function logOf(
  kinds: readonly { readonly customers: number; readonly weeks: number; readonly leaving: readonly number[] }[],
  seed: number,
): VisitLog {
  const random = seededRandom(seed)
  const builder = visitLogBuilder()
  for (const [kind, { customers, weeks, leaving }] of kinds.entries()) {
    const predictor = timingModel('mbg-cnbd-k', 3).predictor(Float64Array.of(6, (6 * weeks) / 3, ...leaving))
    for (let customer = 0; customer < customers; customer++) {
      const first = opening + Math.floor(random() * 1080)
      builder.add(`${kind}-${customer}`, first, 500)
      for (const after of predictor.simulate(random, (today - first) / 7).visits)
        builder.add(`${kind}-${customer}`, first + Math.ceil(after * 7), 500)
    }
  }
  return builder.done()
}

function originOn(log: VisitLog, day: number, until: number): GroupOrigin {
  const { histories } = originAt(log, { calibrationEnd: day, holdoutEnd: until, daysPerUnit: 7 })
  return { day, until, customers: histories, weights: histories.map(() => 1), before: histories.map(() => 0) }
}

function historiesOf(log: VisitLog): GroupHistories {
  return { now: originOn(log, today, today), earlier: [originOn(log, yearBefore, today)] }
}

const hailing = { customers: 500, weeks: 12, leaving: [0.4, 12] }
const driving = { customers: 500, weeks: 40, leaving: [2, 2] }
const group = fitGroup(historiesOf(logOf([hailing, driving], 1)), names)
if ('fault' in group) throw new Error(group.fault)

const byUse: readonly CohortHistories[] = [
  { by: 'use', value: 'ride_hailing', histories: historiesOf(logOf([hailing], 2)) },
  { by: 'use', value: 'private', histories: historiesOf(logOf([driving], 3)) },
]
/** Every other customer, whatever their rhythm: the model says nothing. */
const byModel: readonly CohortHistories[] = [4, 5].map((seed) => ({
  by: 'model',
  value: `续航 ${seed}`,
  histories: historiesOf(
    logOf(
      [
        { ...hailing, customers: 250 },
        { ...driving, customers: 250 },
      ],
      seed,
    ),
  ),
}))

test('cohorts of other rhythms are spoken for by their own fits; what tells nothing apart keeps none', () => {
  const { tried, kept } = cohortFits(group, [...byModel, ...byUse])
  expect(kept.map(({ value }) => value)).toEqual(['ride_hailing', 'private'])
  expect(tried.map(({ by, value, customers, isKept }) => [by, value, customers, isKept])).toEqual([
    ['use', 'ride_hailing', 500, true],
    ['use', 'private', 500, true],
    ['model', '续航 4', 500, false],
    ['model', '续航 5', 500, false],
  ])
  for (const { against, isKept } of tried) if (isKept) expect(against?.crps.high).toBeLessThan(0)
})

test('where both ways of telling apart help, the one that gains more is kept, and nobody is spoken for by two', () => {
  const mixed = byUse.map(({ value, histories }) => ({ by: 'model' as const, value: `of ${value}`, histories }))
  const [one, other] = mixed
  if (one === undefined || other === undefined) throw new Error('two cohorts')
  const poorly = [one, { ...other, histories: byModel[0]?.histories ?? other.histories }]
  const { kept } = cohortFits(group, [...poorly, ...byUse])
  expect(new Set(kept.map(({ by }) => by))).toEqual(new Set(['use']))
})

test('a cohort too small, without an earlier day, or alone of its kind is left to everybody’s fit', () => {
  const small = historiesOf(logOf([{ ...hailing, customers: 150 }], 6))
  const young = { ...historiesOf(logOf([hailing], 7)), earlier: [] }
  expect(
    cohortFits(group, [
      { by: 'use', value: 'ride_hailing', histories: small },
      { by: 'use', value: 'private', histories: young },
      { by: 'model', value: 'the only one', histories: historiesOf(logOf([driving], 8)) },
    ]),
  ).toEqual({
    tried: [expect.objectContaining({ value: 'private', fault: 'no-holdout', isKept: false })],
    kept: [],
  })
})

test('the fit of a cohort speaks for its customers, everybody’s for all others, the same each time', () => {
  const timing = { members: [], customers: 10 }
  const own = { by: 'use', value: 'ride_hailing', timing: { members: [], customers: 3 }, unsure: 0.2 } as const
  const fit = { fitId: 1, asOf: '2024-12-31', timing, margin: { by: 'frequency', groups: [] }, unsure: 0.1 } as const
  const together = { ...fit, cohorts: [own] }
  const hailer = () => ({ use: 'ride_hailing', model: null })
  expect(fitFor(fit, hailer)).toBe(fit)
  expect(fitFor(together, () => ({ use: 'private', model: 'X' }))).toBe(together)
  expect(fitFor(together, hailer)).toEqual({
    ...fit,
    timing: own.timing,
    unsure: 0.2,
    cohort: { by: 'use', value: 'ride_hailing' },
  })
  expect(fitFor(together, hailer)).toBe(fitFor(together, hailer))
})
