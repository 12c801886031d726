import { describe, expect, test } from 'vitest'
import { cnbdModel } from '#domain/value-model/cnbd.ts'
import { mbgCnbdMixture } from '#domain/value-model/cnbd-mixture.ts'
import { cnbdTerms } from '#domain/value-model/cnbd-search.ts'
import { log2F1 } from '#domain/value-model/hypergeometric.ts'
import { historiesOf, type History } from '#domain/value-model/histories.ts'
import { nbd } from '#domain/value-model/nbd.ts'
import { paretoNbd } from '#domain/value-model/pareto-nbd.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import { historyAt } from '#domain/value-model/simulated-history.ts'
import type { Predictor } from '#domain/value-model/timing-model.ts'

function bg(k: number, ...values: number[]): Predictor {
  return cnbdModel('bg-cnbd-k', { k, leavesAfterFirst: false }).predictor(Float64Array.from(values))
}

function mbg(k: number, ...values: number[]): Predictor {
  return cnbdModel('mbg-cnbd-k', { k, leavesAfterFirst: true }).predictor(Float64Array.from(values))
}

const pareto = (...values: number[]): Predictor => paretoNbd.predictor(Float64Array.from(values))

function seen(x: number, tx: number, T: number, litt = 0): History {
  return { x, tx, T, litt }
}

describe('as published', () => {
  test('BG/NBD: the 1.226 visits of Fader & Hardie’s spreadsheet', () => {
    expect(bg(1, 0.243, 4.414, 0.793, 2.426).expectedVisits(seen(2, 30.43, 38.86), 39)).toBeCloseTo(1.226, 3)
  })

  test.each([
    { weeks: 0.1429, visits: 0.0078 },
    { weeks: 1, visits: 0.0532 },
    { weeks: 3, visits: 0.1506 },
    { weeks: 31.8571, visits: 1.0405 },
    { weeks: 32, visits: 1.0437 },
    { weeks: 78, visits: 1.8576 },
  ])('BG/NBD: $visits visits of a new customer in $weeks weeks', ({ weeks, visits }) => {
    const fitted = bg(1, 0.2425945, 4.413602, 0.792922, 2.425907)
    expect(fitted.expectedVisits(seen(0, 0, 0), weeks)).toBeCloseTo(visits, 3)
  })

  test('BG/NBD: how many visits a new customer makes (BTYD manual)', () => {
    const predictor = bg(1, 0.243, 4.414, 0.793, 2.426)
    const probability = (weeks: number, m: number): number => {
      const tails = predictor.visitsAtLeast(seen(0, 0, 0), weeks)
      return (tails[m] ?? 0) - (tails[m + 1] ?? 0)
    }
    expect(probability(2, 10)).toBeCloseTo(1.07869e-7, 11)
    expect(probability(39, 0)).toBeCloseTo(0.5737864, 6)
    expect(probability(30, 11)).toBeCloseTo(0.0019995214, 9)
    expect(probability(30, 20)).toBeCloseTo(0.000222226, 9)
  })

  test('Pareto/NBD: the customer of the BTYD walkthrough', () => {
    const predictor = pareto(0.5534, 10.5802, 0.6061, 11.6562)
    const history = seen(26, 30.857142857, 31)
    expect(predictor.expectedVisits(history, 52)).toBeCloseTo(25.456, 2)
    expect(predictor.probabilityActive(history)).toBeCloseTo(0.997874, 5)
    expect(predictor.expectedVisits(seen(0, 0, 0), 52)).toBeCloseTo(1.473434, 3)
  })

  test.each([
    { leavesAfterFirst: false, x: 0, tx: 0, value: -0.59947382 },
    { leavesAfterFirst: false, x: 200, tx: 38, value: 100.7957 },
    { leavesAfterFirst: true, x: 0, tx: 0, value: -0.41792826 },
    { leavesAfterFirst: true, x: 200, tx: 38, value: 100.7869 },
  ])('ln L of $x visits, MBG: $leavesAfterFirst (PyMC-Marketing’s tests)', ({ leavesAfterFirst, x, tx, value }) => {
    const model = cnbdModel('bg-nbd', { k: 1, leavesAfterFirst })
    const theta = cnbdTerms({ r: 0.25, alpha: 4, a: 0.8, b: 2.5 })
    expect(model.logLikelihood(historiesOf([seen(x, tx, 40)]))(theta, new Float64Array(4))).toBeCloseTo(value, 4)
  })
})

describe('agrees with its relatives', () => {
  const history = seen(4, 30, 38, 7)

  test('leaving that never happens leaves the NBD', () => {
    const plain = nbd.predictor(Float64Array.of(0.7, 9))
    for (const predictor of [bg(1, 0.7, 9, 1e-9, 3), mbg(1, 0.7, 9, 1e-9, 3), pareto(0.7, 9, 1e-9, 30)]) {
      expect(predictor.probabilityActive(history)).toBeCloseTo(1, 7)
      expect(predictor.expectedVisits(history, 52)).toBeCloseTo(plain.expectedVisits(history, 52), 6)
      expect(predictor.visitsAtLeast(history, 52)[3]).toBeCloseTo(plain.visitsAtLeast(history, 52)[3] ?? 0, 7)
      expect(predictor.discountedVisits(history, 0.01)).toBeCloseTo(plain.discountedVisits(history, 0.01), 5)
    }
  })

  test('MBG forgets the first visit’s chance to leave as b grows', () => {
    const [r, alpha, a, b] = [0.7, 9, 4e5, 2e6]
    const [classic, modified] = [bg(1, r, alpha, a, b), mbg(1, r, alpha, a, b)]
    expect(modified.probabilityActive(history)).toBeCloseTo(classic.probabilityActive(history), 5)
    expect(modified.expectedVisits(history, 52)).toBeCloseTo(classic.expectedVisits(history, 52), 5)
  })

  test('a mixture of one kind is that kind', () => {
    const only = mbgCnbdMixture.predictor(Float64Array.of(1.2, 18, 0.6, 2.5, 0, 0, 1, 0, 0, 0, 0, 0))
    const alone = mbg(3, 1.2, 6, 0.6, 2.5)
    expect(only.probabilityActive(history)).toBeCloseTo(alone.probabilityActive(history), 13)
    expect(only.expectedVisits(history, 52)).toBeCloseTo(alone.expectedVisits(history, 52), 12)
  })

  test('regular intervals speak for a regular customer', () => {
    const mixture = mbgCnbdMixture.predictor(Float64Array.of(1.2, 18, 0.6, 2.5, 0.5, 0, 0, 0, 0, 0, 0.5, 0))
    const even = 6 * Math.log(10)
    const uneven = 3 * Math.log(1) + 3 * Math.log(19)
    const overdue = (litt: number): number => mixture.probabilityActive(seen(6, 60, 80, litt))
    expect(overdue(even)).toBeLessThan(overdue(uneven))
  })
})

/** The closed form for BG/NBD of Fader, Hardie & Lee (2005), eq. 10, given active. */
function closedForm(
  [r, alpha, a, b]: readonly [number, number, number, number],
  { x, T }: History,
  weeks: number,
): number {
  const c = a + b + x - 1
  const z = weeks / (alpha + T + weeks)
  const { sign, log } = log2F1([r + x, b + x], c, z)
  return (c / (a - 1)) * (1 - sign * Math.exp(log + (r + x) * Math.log1p(-z)))
}

test.each([
  { values: [0.2426, 4.4136, 0.7929, 2.4259], x: 29, tx: 38, T: 38.86, weeks: 39 },
  { values: [0.2426, 4.4136, 0.7929, 2.4259], x: 2000, tx: 38, T: 38.86, weeks: 520 },
  { values: [12, 0.05, 0.3, 40], x: 3, tx: 1, T: 1, weeks: 2000 },
  { values: [12, 0.05, 0.001, 4], x: 0, tx: 0, T: 0, weeks: 1000 },
  { values: [0.5, 1e-3, 0.4, 2], x: 0, tx: 0, T: 0, weeks: 300 },
  { values: [300, 0.05, 0.9, 40], x: 900, tx: 9, T: 9, weeks: 50 },
] as const)('BG/NBD with $values, x = $x over $weeks weeks: as the closed form', ({ values, x, tx, T, weeks }) => {
  const history = seen(x, tx, T)
  const predictor = bg(1, ...values)
  const visits = predictor.expectedVisits(history, weeks) / predictor.probabilityActive(history)
  expect(Math.abs(visits / closedForm(values, history, weeks) - 1)).toBeLessThan(1e-9)
})

test('discounted visits: as computed to 15 digits', () => {
  expect(
    bg(3, 0.2194817316, 0.8334310649, 1.026092639, 2.094134792).discountedVisits(seen(0, 0, 38.85714286), 0.0027),
  ).toBeCloseTo(0.783368712442776, 12)
  expect(
    mbg(2, 0.5798961595, 2.288148801, 1.134452696, 1.584974225).discountedVisits(seen(0, 0, 38.85714286), 0.0027),
  ).toBeCloseTo(0.487187758867612, 12)
})

const families: [string, Predictor][] = [
  ['NBD', nbd.predictor(Float64Array.of(1.4, 28))],
  ['Pareto/NBD', pareto(1.4, 28, 0.8, 60)],
  ['BG/NBD', bg(1, 1.4, 28, 0.6, 2.5)],
  ['MBG/NBD', mbg(1, 1.4, 28, 0.6, 2.5)],
  ['BG/CNBD-3', bg(3, 1.4, 9, 0.6, 2.5)],
  ['MBG/CNBD-5', mbg(5, 1.4, 6, 0.6, 2.5)],
  ['mixture', mbgCnbdMixture.predictor(Float64Array.of(1.4, 28, 0.6, 2.5, 0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05))],
]

test.each(families)(
  '%s: discounted visits are the visits to come, each discounted',
  (_, predictor) => {
    const history = seen(3, 50, 70, 8)
    const rate = 0.03
    let sum = 0
    let before = 0
    for (let weeks = 2; weeks <= 900; weeks += 2) {
      const visits = predictor.expectedVisits(history, weeks)
      sum += (visits - before) * Math.exp(-rate * (weeks - 1))
      before = visits
    }
    expect(Math.abs(sum / predictor.discountedVisits(history, rate) - 1)).toBeLessThan(2e-3)
  },
  60_000,
)

test.each(families)(
  '%s: simulated customers do what was expected of those who look like them',
  (_, predictor) => {
    const random = seededRandom(99)
    const [age, ahead, customers] = [100, 52, 3000]
    const groups = new Map<string, { n: number; active: number; visits: number; square: number; came: number }>()
    for (let i = 0; i < customers; i++) {
      const customer = predictor.simulate(random, age + ahead)
      const history = historyAt(customer, age)
      const later = customer.visits.filter((at) => at > age).length
      const key = `${Math.min(history.x, 3)} ${age - history.tx > 30}`
      const group = groups.get(key) ?? { n: 0, active: 0, visits: 0, square: 0, came: 0 }
      groups.set(key, group)
      const off = later - predictor.expectedVisits(history, ahead)
      group.n += 1
      group.active += Number(customer.leftAt > age) - predictor.probabilityActive(history)
      group.visits += off
      group.square += off * off
      group.came += Number(later > 0) - (predictor.visitsAtLeast(history, ahead)[1] ?? 0)
    }
    expect(groups.size).toBeGreaterThan(4)
    for (const { n, active, visits, square, came } of groups.values()) {
      if (n < 50) continue
      expect(Math.abs(active)).toBeLessThan(4 * Math.sqrt(n) * 0.5)
      expect(Math.abs(came)).toBeLessThan(4 * Math.sqrt(n) * 0.5)
      expect(Math.abs(visits)).toBeLessThan(4 * Math.sqrt(square))
    }
  },
  60_000,
)
