import { expect, test } from 'vitest'
import { fitNamed, timingModel } from '#domain/value-model/candidates.ts'
import { driftOf } from '#domain/value-model/drift.ts'
import { historiesOf } from '#domain/value-model/histories.ts'
import { originAt } from '#domain/value-model/origins.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import { storedFit, type StoredFit } from '#domain/value-model/stored-fit.ts'
import { visitLogBuilder, type VisitLog } from '#domain/value-model/visit-log.ts'

/** A thousand customers, four years; `slower`: in the last two they come so many times more seldom. */
function aLog(slower: number): VisitLog {
  const predictor = timingModel('mbg-nbd').predictor(Float64Array.of(2, 12, 0.5, 3))
  const random = seededRandom(2)
  const builder = visitLogBuilder()
  for (let i = 0; i < 1000; i++) {
    const first = Math.floor(random() * 200)
    builder.add(`C${i}`, first, null)
    for (const weeks of predictor.simulate(random, 208).visits) {
      const on = first + weeks * 7
      const day = on <= 730 ? on : 730 + (on - 730) * slower
      if (day < 1460) builder.add(`C${i}`, Math.ceil(day), null)
    }
  }
  return builder.done()
}

function fitAt(log: VisitLog, day: number): StoredFit {
  const { histories } = originAt(log, { calibrationEnd: day, holdoutEnd: day, daysPerUnit: 7 })
  const fit = fitNamed('mbg-nbd', historiesOf(histories))
  if ('fault' in fit) throw new Error(fit.fault)
  return storedFit({ members: [{ fit, share: 1 }] })
}

test.each([
  { slower: 1, isWorse: false, because: 'nothing has changed' },
  { slower: 3, isWorse: true, because: 'customers come three times more seldom since the fit' },
])('drift: $because → worse: $isWorse', ({ slower, isWorse }) => {
  const log = aLog(slower)
  const window = { calibrationEnd: 1280, holdoutEnd: 1460, daysPerUnit: 7 }
  const drift = driftOf(fitAt(log, 730), fitAt(log, 1280), originAt(log, window).histories, 180 / 7)
  expect(drift?.isWorse).toBe(isWorse)
  expect(drift?.score.customers).toBe(1000)
})
