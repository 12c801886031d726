import { describe, expect, test } from 'vitest'
import { fitNamed, timingModel } from '#domain/value-model/candidates.ts'
import { historiesOf, type History } from '#domain/value-model/histories.ts'
import { predictCustomers, type PackedHistories } from '#domain/value-model/predict-customers.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import { historyAt } from '#domain/value-model/simulated-history.ts'
import { storedFit, storedPredictor } from '#domain/value-model/stored-fit.ts'

const predictor = timingModel('mbg-cnbd-k', 3).predictor(Float64Array.of(2, 15, 0.6, 2.4))
const random = seededRandom(3)
const people = Array.from({ length: 600 }, () => {
  const T = 60 + Math.floor(random() * 90)
  const life = predictor.simulate(random, T + 52)
  return { history: historyAt(life, T), next: life.visits.filter((age) => age > T).length }
})
const list = people.map(({ history }) => history)

function packed(of: readonly History[]): PackedHistories {
  const column = (key: keyof History): Float64Array => Float64Array.from(of, (history) => history[key])
  return { x: column('x'), tx: column('tx'), T: column('T'), litt: column('litt') }
}

const fits = (['mbg-cnbd-k', 'mbg-cnbd-mix'] as const).map((name) => {
  const fit = fitNamed(name, historiesOf(list))
  if ('fault' in fit) throw new Error(fit.fault)
  return fit
})
const stored = storedFit({ members: fits.map((fit) => ({ fit, share: 0.5 })) })

describe('predictions of many', () => {
  const all = predictCustomers(stored, packed(list), { ahead: 52, withTimes: true })

  test('are those of the fit, one by one, also after it was stored', () => {
    const again = storedPredictor(JSON.parse(JSON.stringify(stored)))
    for (const [i, history] of list.slice(0, 50).entries()) {
      expect(all.probabilityActive[i]).toBeCloseTo(again.probabilityActive(history), 12)
      expect(all.expectedVisits[i]).toBeCloseTo(again.expectedVisits(history, 52), 8)
      expect(all.atLeastOne[i]).toBeCloseTo(again.visitsAtLeast(history, 52)[1] ?? 0, 10)
    }
  })

  test('in slices are the same as at once', () => {
    const parts = [0, 200, 400].map((from) =>
      predictCustomers(stored, packed(list), { ahead: 52, withTimes: true, from, to: from + 200 }),
    )
    expect(parts.flatMap(({ expectedVisits }) => [...expectedVisits])).toEqual([...all.expectedVisits])
    expect(parts.flatMap(({ times }) => [...(times?.lapse ?? [])])).toEqual([...(all.times?.lapse ?? [])])
  })

  test('of customers who are alike are alike', () => {
    const twice = predictCustomers(stored, packed([...list, ...list]), { ahead: 52, withTimes: false })
    expect(twice.visitsHigh.slice(600)).toEqual(twice.visitsHigh.slice(0, 600))
  })

  test('hold what comes in about as many intervals as they say', () => {
    const within = people.filter(
      ({ next }, i) => next >= (all.visitsLow[i] ?? 0) && next <= (all.visitsHigh[i] ?? 0),
    ).length
    // Counts are whole, so an interval of at least 80 % holds more than that.
    expect(within / people.length).toBeGreaterThan(0.8)
    for (const [i, expected] of all.expectedVisits.entries()) {
      expect(all.expectedLow[i]).toBeLessThanOrEqual(expected)
      expect(all.expectedHigh[i]).toBeGreaterThanOrEqual(expected)
    }
  })

  test('lean on the centre for one who came little, on themselves for one who came often', () => {
    const of = (history: History): Record<'interval' | 'intervalHigh' | 'lapse', number> => {
      const { times } = predictCustomers(stored, packed([history]), { ahead: 52, withTimes: true })
      if (times === null) throw new Error('no times')
      const first = (column: Float64Array): number => column[0] ?? Number.NaN
      return { interval: first(times.interval), intervalHigh: first(times.intervalHigh), lapse: first(times.lapse) }
    }
    const once = of({ x: 1, tx: 4, T: 4, litt: Math.log(4) })
    const often = of({ x: 12, tx: 48, T: 48, litt: 12 * Math.log(4) })
    expect(often.interval).toBeGreaterThan(3)
    expect(often.interval).toBeLessThan(5.5)
    expect(once.interval).toBeGreaterThan(often.interval)
    expect(often.lapse).toBeGreaterThan(often.intervalHigh)
  })
})
