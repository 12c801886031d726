import { expect, test } from 'vitest'
import type { CalibrationGroup } from '#domain/value-model/calibration.ts'
import { fitNamed, timingModel } from '#domain/value-model/candidates.ts'
import { holdoutWarnings, timingWarnings } from '#domain/value-model/fit-warnings.ts'
import { historiesOf } from '#domain/value-model/histories.ts'
import { holdoutScore, scoreCustomers } from '#domain/value-model/holdout.ts'
import { logGammaDraw, seededRandom } from '#domain/value-model/random.ts'
import { historyAt } from '#domain/value-model/simulated-history.ts'
import { fitSpend } from '#domain/value-model/spend-fit.ts'
import type { TimingModelName } from '#domain/value-model/timing-model.ts'

const random = seededRandom(4)
const source = timingModel('mbg-nbd').predictor(Float64Array.of(1.5, 12, 0.6, 2.4))
const people = Array.from({ length: 800 }, () => historyAt(source.simulate(random, 150), 60 + random() * 90))

test.each<[TimingModelName, number, string[]]>([
  ['mbg-nbd', 500, []],
  ['mbg-nbd', 120, ['few-repeaters']],
  ['nbd', 500, ['nobody-leaves']],
])('%s with %d who came twice → %s', (name, repeaters, warnings) => {
  const fit = fitNamed(name, historiesOf(people))
  if ('fault' in fit) throw new Error(fit.fault)
  expect(timingWarnings(fit, repeaters)).toEqual(warnings)
})

const group = (foretold: number, happened: number): CalibrationGroup => {
  return { customers: 100, foretold, happened, low: happened - 0.05, high: happened + 0.05 }
}

/** A forecast of so many visits for each of ten customers who came twice. */
function scoreOf(visits: number) {
  const tails = { visitsAtLeast: () => new Float64Array(visits + 1).fill(1), probabilityActive: null }
  return holdoutScore(
    scoreCustomers(
      tails,
      Array.from({ length: 10 }, () => 2),
    ),
  )
}

test.each([
  { visits: 2, calibration: [group(0.5, 0.52)], warnings: [], because: 'all is well' },
  { visits: 3, calibration: [group(0.5, 0.52)], warnings: ['total-too-high'], because: 'half as many again' },
  { visits: 1, calibration: [group(0.5, 0.52)], warnings: ['total-too-low'], because: 'half of them' },
  { visits: 2, calibration: [group(0.5, 0.35)], warnings: ['chances-off'], because: 'a decile is 15 points off' },
])('holdout: $because → $warnings', ({ visits, calibration, warnings }) => {
  expect(holdoutWarnings({ score: scoreOf(visits), calibration })).toEqual(warnings)
})

test('without a holdout that is said', () => {
  expect(holdoutWarnings(null)).toEqual(['no-holdout'])
})

/** Mean amounts of 600 customers; `rising`: by how much more those spend a visit who come more often. */
function spends(rising: number) {
  return Array.from({ length: 600 }, (_, i) => {
    const x = 1 + (i % 8)
    const rate = Math.exp(logGammaDraw(random, 4)) / 900
    return { x, mean: (Math.exp(logGammaDraw(random, 3 * x)) / x / rate) * x ** rising }
  })
}

test.each([
  { rising: 0, warnings: [], because: 'amounts do not go with frequency' },
  { rising: 1, warnings: ['spend-correlated'], because: 'who comes twice as often spends twice as much a visit' },
])('spend: $because → $warnings', ({ rising, warnings }) => {
  const { fit, warnings: said } = fitSpend(spends(rising))
  expect('fault' in fit).toBe(false)
  expect(said.filter((code) => code === 'spend-correlated')).toEqual(warnings)
})

test('amounts that are not above 0 are left out, and that is said', () => {
  expect(fitSpend([...spends(0), { x: 3, mean: 0 }]).warnings).toContain('spend-excluded')
})
