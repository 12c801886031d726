import { expect, test } from 'vitest'
import { timingModel } from '#domain/value-model/candidates.ts'
import { fitVoice, sumAfterFirst } from '#domain/value-model/fit-voice.ts'
import type { History } from '#domain/value-model/histories.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import { historyAt } from '#domain/value-model/simulated-history.ts'
import type { StoredMember } from '#domain/value-model/stored-fit.ts'
import { medianWait, weeksUntilLapsed } from '#domain/value-model/waiting.ts'
import { aFit } from '#test/people.ts'

const pareto: StoredMember = {
  name: 'pareto-nbd',
  k: 1,
  share: 0.3,
  values: [0.8, 20, 0.6, 30],
  theta: [],
  covariance: [],
}
const [regular, mixed] = aFit().timing.members
if (regular === undefined || mixed === undefined) throw new Error('a fit of two members')

const fits = {
  'one model': [{ ...regular, share: 1 }],
  'a pool with the mixture': [regular, mixed],
  'with a model of another family': [{ ...mixed, share: 0.7 }, pareto],
}

function someCustomers(n: number): History[] {
  const random = seededRandom(11)
  const { simulate } = timingModel('mbg-cnbd-mix').predictor(Float64Array.from(mixed?.values ?? []))
  return Array.from({ length: n }, () => {
    const weeks = Math.floor(random() * 2800) / 7
    return historyAt(simulate(random, weeks), weeks)
  })
}

test.each(Object.entries(fits))('a voice says what the predictor says: %s', (_, members) => {
  const fit = aFit({ timing: { customers: 100_000, members } })
  const { predictor, of } = fitVoice(fit)
  for (const history of someCustomers(members.includes(pareto) ? 60 : 400)) {
    const voice = of(history)
    expect(voice.activeAt(history.T)).toBeCloseTo(predictor.probabilityActive(history), 7)
    const expected = predictor.expectedVisits(history, 200)
    const active = predictor.probabilityActive(history)
    const off = Math.abs(sumAfterFirst(voice.visitsAtLeast(history.T, 200)) - expected)
    expect(off).toBeLessThanOrEqual(2e-3 * expected + 1e-4 * active)
    const days = medianWait(predictor, { ...history, T: history.tx }) * 7
    expect(Math.abs(voice.intervalDays - Math.min(3650, days))).toBeLessThanOrEqual(1)
    const weeks = weeksUntilLapsed(predictor, { ...history, T: history.tx }, 0.5)
    const lapse = weeks === null || weeks * 7 > 3650 ? null : Math.ceil(weeks * 7)
    if (lapse === null || voice.lapseDays === null) expect(voice.lapseDays).toBe(lapse)
    else expect(Math.abs(voice.lapseDays - lapse)).toBeLessThanOrEqual(1)
  }
})
