import { describe, expect, test } from 'vitest'
import { cnbdEvaluator } from '#domain/value-model/cnbd-log-likelihood.ts'
import type { CnbdForm, CnbdParameters } from '#domain/value-model/cnbd-likelihood.ts'
import { cnbdLogLikelihood } from '#domain/value-model/cnbd-state.ts'
import { mbgCnbdMixture, mixtureTerms } from '#domain/value-model/cnbd-mixture.ts'
import { cnbdTerms } from '#domain/value-model/cnbd-search.ts'
import { historiesOf, type History } from '#domain/value-model/histories.ts'
import { mergeAlike } from '#domain/value-model/merge-alike.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import { historyAt } from '#domain/value-model/simulated-history.ts'

/** So few ages that the powers of a level are tabled, and some histories of many visits for which they are not. */
const many = drawn(3000, [20, 24, 30])
const long: History = { x: 400, tx: 29, T: 30, litt: -900 }
const forms: [string, CnbdForm, CnbdParameters][] = [
  ['BG/NBD', { k: 1, leavesAfterFirst: false }, { r: 0.3, alpha: 4, a: 0.8, b: 2.4 }],
  ['MBG/NBD', { k: 1, leavesAfterFirst: true }, { r: 1.3, alpha: 6, a: 0.8, b: 1.2 }],
  ['MBG/CNBD-3', { k: 3, leavesAfterFirst: true }, { r: 1.7, alpha: 0.01, a: 0.5, b: 2 }],
]

describe('ln L of many customers is the sum of what each contributes', () => {
  for (const [name, form, parameters] of forms) {
    test(name, () => {
      const all = [...many, long]
      const { logLikelihood } = cnbdEvaluator(mergeAlike(historiesOf(all)))([{ form, parameters, share: 1 }])
      expect(logLikelihood).toBeCloseTo(
        all.reduce((sum, history) => sum + cnbdLogLikelihood(form, parameters, history), 0),
        7,
      )
    })
  }
})

describe('the mixture', () => {
  test('is the same with equal histories in one row', () => {
    const theta = mixtureTerms(
      cnbdTerms({ r: 1.3, alpha: 9, a: 0.5, b: 1.4 }),
      [0.2, 0.1, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1],
    )
    const [apart, together] = [historiesOf(many), mergeAlike(historiesOf(many), true)]
    const slopes = [new Float64Array(theta.length), new Float64Array(theta.length)] as const
    const values = [apart, together].map((each, i) => mbgCnbdMixture.logLikelihood(each)(theta, slopes[i] ?? slopes[0]))
    expect(together.rows).toBeLessThan(0.9 * apart.rows)
    expect(values[0]).toBeCloseTo(values[1] ?? 0, 6)
    for (const [i, slope] of slopes[0].entries()) expect(slope).toBeCloseTo(slopes[1][i] ?? 0, 6)
  })

  test('puts a share of 0 away from 0 only where ln L would have it larger', () => {
    const terms = cnbdTerms({ r: 1.3, alpha: 15, a: 0.45, b: 0.85 })
    const evaluate = mbgCnbdMixture.logLikelihood(mergeAlike(historiesOf(many), true))
    // The customers are of every k; none is of k = 20 in the first, and far too many are in the second.
    const without = mixtureTerms(terms, [0.25, 0.25, 0.15, 0.12, 0.1, 0.1, 0.03, 0])
    const within = mixtureTerms(terms, [0, 0, 0, 0, 0, 0, 0, 1])
    const raised = mbgCnbdMixture.lifted?.(without, evaluate)
    expect(raised?.[11]).toBeGreaterThan(0.1)
    expect(raised?.subarray(0, 11)).toEqual(without.subarray(0, 11))
    expect(mbgCnbdMixture.lifted?.(within, evaluate)?.[4]).toBeGreaterThan(0.1)
    const alike = mixtureTerms(terms, [0.23, 0.23, 0.15, 0.12, 0.08, 0.07, 0.03, 0.09])
    expect(mbgCnbdMixture.lifted?.(alike, evaluate)).toBeNull()
  })
})

/** Customers of a mixture, on whole days, seen at one of these ages in weeks. */
function drawn(customers: number, ages: readonly number[]): History[] {
  const random = seededRandom(5)
  const values = Float64Array.of(1.3, 15, 0.45, 0.85, 0.23, 0.23, 0.15, 0.12, 0.08, 0.07, 0.03, 0.09)
  const predictor = mbgCnbdMixture.predictor(values)
  return Array.from({ length: customers }, () => {
    const T = ages[Math.floor(random() * ages.length)] ?? 0
    const life = predictor.simulate(random, T)
    const days = [...new Set(life.visits.map((week) => Math.ceil(week * 7)))].map((day) => day / 7)
    return historyAt({ ...life, visits: days }, T)
  })
}
