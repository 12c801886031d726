import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitTiming } from '#domain/value-model/fit.ts'
import { historiesOf, type History } from '#domain/value-model/histories.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import { historyAt } from '#domain/value-model/simulated-history.ts'
import type { TimingModel } from '#domain/value-model/timing-model.ts'
import { timingModels } from '#domain/value-model/timing-models.ts'
import { nextVisit, rhythm, weeksUntilLapsed } from '#domain/value-model/waiting.ts'

const named = timingModels.map(
  (model) => [model.k === null || model.k === 1 ? model.name : `${model.name} ${model.k}`, model] as const,
)

/** Parameters of a centre whose customers come about every 20 weeks, in each model's own letters. */
function ordinary(model: TimingModel): Float64Array {
  const letters = { r: 1.4, alpha: 28, a: 0.6, b: 2.5, s: 0.8, beta: 60 }
  const shares = [0.3, 0.2, 0.15, 0.1, 0.1, 0.05, 0.05, 0.05]
  const k = model.name.includes('cnbd-k') ? (model.k ?? 1) : 1
  return Float64Array.from(model.parameters, (name, i) => {
    if (name.startsWith('pi_')) return shares[i - 4] ?? 0
    return Object.entries(letters).find(([letter]) => letter === name)?.[1] ?? 0
  }).map((value, i) => (model.parameters[i] === 'alpha' ? value / k : value))
}

/** This many customers of a model, seen from their first visit to an age between the two. */
function drawn(model: TimingModel, customers: number, [youngest, oldest]: readonly [number, number]): History[] {
  const random = seededRandom(20_240_901)
  const predictor = model.predictor(ordinary(model))
  return Array.from({ length: customers }, () => {
    const T = youngest + random() * (oldest - youngest)
    return historyAt(predictor.simulate(random, T), T)
  })
}

describe.each(named)('%s', (_, model) => {
  test('gradient as finite differences say', () => {
    const logLikelihood = model.logLikelihood(historiesOf(drawn(model, 200, [20, 120])))
    const begin = model.starts(historiesOf(drawn(model, 200, [20, 120])))[0] ?? new Float64Array()
    const gradient = new Float64Array(begin.length)
    logLikelihood(begin, gradient)
    const unused = new Float64Array(begin.length)
    for (const [i, slope] of gradient.entries()) {
      const at = (step: number): number =>
        logLikelihood(
          begin.map((v, j) => (j === i ? v + step : v)),
          unused,
        )
      const difference = (8 * (at(1e-4) - at(-1e-4)) - (at(2e-4) - at(-2e-4))) / 12e-4
      expect(Math.abs(slope - difference)).toBeLessThan(1e-6 * (1 + Math.abs(slope)))
    }
  })

  test('what is expected adds up from the distribution and falls with silence', () => {
    const predictor = model.predictor(ordinary(model))
    const history = { x: 3, tx: 50, T: 70, litt: 8 }
    const tails = predictor.visitsAtLeast(history, 52)
    expect(tails[0]).toBeCloseTo(1, 14)
    expect(tails.every((tail, m) => m === 0 || tail <= (tails[m - 1] ?? 0))).toBe(true)
    const sum = tails.slice(1).reduce((total, tail) => total + tail, 0)
    expect(sum).toBeCloseTo(predictor.expectedVisits(history, 52), 9)
    expect(predictor.expectedVisits(history, 0)).toBe(0)
    expect(predictor.discountedVisits(history, 0.002)).toBeGreaterThan(predictor.discountedVisits(history, 0.003))
    const ages = [50, 51, 60, 80, 120, 300, 1000]
    const active = ages.map((T) => predictor.probabilityActive({ ...history, T }))
    expect(active.every((p, i) => i === 0 || p <= (active[i - 1] ?? 0))).toBe(true)
  })

  test('the wait for the next visit', () => {
    const predictor = model.predictor(ordinary(model))
    const history = { x: 3, tx: 50, T: 70, litt: 8 }
    const wait = nextVisit(predictor, history)
    expect(predictor.silenceIfStaying(history)(wait.median)).toBeCloseTo(0.5, 4)
    expect(wait.quarter).toBeLessThan(wait.median)
    expect(wait.median).toBeLessThan(wait.threeQuarters)
    expect(wait.mean).toBeGreaterThan(0)
    const own = rhythm(predictor, { x: 12, tx: 120, T: 200, litt: 12 * Math.log(10) })
    expect(own.median).toBeGreaterThan(5)
    expect(own.median).toBeLessThan(15)
    const lapsed = weeksUntilLapsed(predictor, history, 0.5)
    expect(lapsed === null).toBe(!model.leaves)
    if (lapsed !== null) expect(predictor.probabilityActive({ ...history, T: 70 + lapsed })).toBeCloseTo(0.5, 3)
  })

  test('refuses what does not say what the parameters are', () => {
    const faultOf = (list: readonly History[]): string | null => {
      const fit = fitTiming(model, historiesOf(list))
      return 'fault' in fit ? fit.fault : null
    }
    const history = { x: 3, tx: 50, T: 70, litt: 8 }
    const once = { x: 0, tx: 0, T: 70, litt: 0 }
    expect(faultOf([])).toBe('no-customers')
    expect(faultOf([history])).toBe('one-customer')
    expect(faultOf([once, once, { ...once, T: 60 }])).toBe('no-repeat-visits')
    expect(faultOf([history, history, history])).toBe('identical-histories')
    const unbroken = Array.from({ length: 50 }, (__, i) => ({ ...history, x: 1 + (i % 5), T: 50 + i, tx: 50 + i }))
    if (model.leaves) expect(faultOf(unbroken)).toBe('no-silence')
  })
})

test('10,000 parameters and histories, every model: finite, in range, falling with silence', () => {
  const log = (from: number, to: number) =>
    fc.double({ min: Math.log(from), max: Math.log(to), noNaN: true }).map(Math.exp)
  const history = fc
    .record({
      x: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 500 })),
      T: log(1e-3, 1500),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ x, T, share }) => ({
      x,
      T,
      tx: x === 0 ? 0 : Math.max(T * share, T * 1e-6),
      litt: x * Math.log((T * Math.max(share, 1e-6)) / Math.max(x, 1)),
    }))
  const values = fc.tuple(log(0.01, 50), log(1e-3, 1000), log(0.01, 50), log(0.01, 1000))
  fc.assert(
    fc.property(
      fc.constantFrom(...timingModels),
      values,
      history,
      log(1e-3, 300),
      (model, drawnValues, seen, weeks) => {
        const predictor = model.predictor(Float64Array.from(model.parameters, (__, i) => drawnValues[i] ?? 1 / 8))
        const active = predictor.probabilityActive(seen)
        const visits = predictor.expectedVisits(seen, weeks)
        expect(active).toBeGreaterThanOrEqual(0)
        expect(active).toBeLessThanOrEqual(1)
        expect(visits).toBeGreaterThanOrEqual(0)
        expect(visits).toBeLessThan(Infinity)
        expect(predictor.probabilityActive({ ...seen, T: seen.T + 5 })).toBeLessThanOrEqual(active * (1 + 1e-9))
        const silence = predictor.silenceIfStaying(seen)(weeks)
        expect(silence).toBeGreaterThanOrEqual(0)
        expect(silence).toBeLessThanOrEqual(1)
      },
    ),
    { numRuns: 10_000, seed: 5 },
  )
}, 60_000)
