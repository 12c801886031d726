import { expect, test } from 'vitest'
import { calibrationOf } from '#domain/value-model/calibration.ts'
import { timingModel } from '#domain/value-model/candidates.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import { historyAt } from '#domain/value-model/simulated-history.ts'

test.each([
  ['bg-nbd', 1, [0.2426, 4.4136, 0.7929, 2.4259]],
  ['mbg-cnbd-k', 3, [1.66, 21.2, 0.6, 2.4]],
  ['pareto-nbd', 1, [0.5533, 10.578, 0.6062, 11.669]],
  ['mbg-cnbd-mix', 1, [1.3, 15, 0.45, 0.85, 0.23, 0.23, 0.15, 0.12, 0.08, 0.07, 0.03, 0.09]],
] as const)(
  '%s: P(active) of 50,000 customers of the model is true within 3 points in every decile',
  (name, k, values) => {
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
    for (const { foretold, happened } of groups) expect(Math.abs(foretold - happened)).toBeLessThan(0.03)
  },
  30_000,
)
