import { fitNamed } from '#domain/value-model/candidates.ts'
import { cnbdModel } from '#domain/value-model/cnbd.ts'
import { mbgCnbdMixture } from '#domain/value-model/cnbd-mixture.ts'
import { fitTiming } from '#domain/value-model/fit.ts'
import { historiesFrom, type Histories } from '#domain/value-model/histories.ts'
import { paretoNbd } from '#domain/value-model/pareto-nbd.ts'
import { predictCustomers } from '#domain/value-model/predict-customers.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import type { TimingModel } from '#domain/value-model/timing-model.ts'

/** One case of `value-model.ts`: `node bench/value-model-child.ts <case> <customers>` prints its seconds and greatest size. */
const bg = cnbdModel('bg-nbd', { k: 1, leavesAfterFirst: false })
const mbg3 = cnbdModel('mbg-cnbd-k', { k: 3, leavesAfterFirst: true })
const ofGarage = [1.66, 21.2, 4.65, 32.9]

const cases = {
  'shop-bg': () => fitted(bg, shop()),
  'shop-pareto': () => fitted(paretoNbd, shop()),
  'cars-bg': () => fitted(bg, drawn(bg, [1.6, 95, 0.51, 6.4], cars)),
  'cars-k3': () => fitted(mbg3, drawn(mbg3, ofGarage, cars)),
  'cars-any-k': () => timesOf(1, drawn(mbg3, ofGarage, cars), (histories) => found(fitNamed('mbg-cnbd-k', histories))),
  'cars-mixture': () => fitted(mbgCnbdMixture, drawn(mbg3, ofGarage, cars), 1),
  'kinds-mixture': () => fitted(mbgCnbdMixture, drawn(mbgCnbdMixture, kinds, cars), 1),
  'predict-k3': () => predicted(drawn(mbg3, ofGarage, cars), false),
  'predict-times': () => predicted(drawn(mbg3, ofGarage, cars), true),
} as const satisfies Readonly<Record<string, () => Measured>>

/** Seconds of each time, and the greatest size of the process by the end of the first. */
interface Measured {
  readonly seconds: readonly number[]
  readonly rssMb: number
}

export type ValueCase = keyof typeof cases

/** Days that customers are known: from the fewest to the most. */
type Known = readonly [number, number]
const cars: Known = [182, 2184]
/** r, α, a, b and the shares of the kinds. */
const kinds = [1.66, 63.6, 4.55, 32.3, 0.2, 0.1, 0.2, 0.15, 0.15, 0.1, 0.05, 0.05]
const [name = '', count = '1000000'] = process.argv.slice(2)
const measured = Object.entries(cases).find(([key]) => key === name)?.[1]()
if (measured === undefined) throw new Error(`one of ${Object.keys(cases).join(', ')}`)
console.log(JSON.stringify(measured))

function shop(): Histories {
  return drawn(bg, [0.2426, 4.4136, 0.7929, 2.4259], [189, 273])
}

/** Customers of a model, seen from the first visit for between so many days, visits on whole days. */
function drawn(model: TimingModel, values: readonly number[], [fewest, most]: Known): Histories {
  const predictor = model.predictor(Float64Array.from(values))
  const random = seededRandom(1)
  const column = (): Float64Array => new Float64Array(Number(count))
  const columns = { x: column(), tx: column(), T: column(), litt: column(), weight: column().fill(1) }
  for (let row = 0; row < columns.x.length; row++) {
    const age = Math.floor(fewest + random() * (most - fewest))
    const days = new Set(predictor.simulate(random, age / 7).visits.map((weeks) => Math.min(age, Math.ceil(weeks * 7))))
    let [last, litt] = [0, 0]
    for (const day of days) {
      litt += Math.log((day - last) / 7)
      last = day
    }
    columns.x[row] = days.size
    columns.tx[row] = last / 7
    columns.T[row] = age / 7
    columns.litt[row] = litt
  }
  return historiesFrom(columns)
}

function fitted(model: TimingModel, histories: Histories, times = 5): Measured {
  return timesOf(times, histories, () => found(fitTiming(model, histories)))
}

function found(fit: ReturnType<typeof fitTiming>): void {
  if ('fault' in fit) throw new Error(fit.fault)
}

/** As the nightly run predicts, one thread. */
function predicted({ x, tx, T, litt }: Histories, withTimes: boolean): Measured {
  const member = { name: 'mbg-cnbd-k', k: 3, share: 1, values: ofGarage, theta: [0, 0, 0, 0], covariance: [] } as const
  const packed = { x, tx, T, litt: litt ?? new Float64Array(x.length) }
  return timesOf(5, packed, () => {
    const fit = { members: [member], customers: x.length }
    const { expectedVisits } = predictCustomers(fit, packed, { ahead: 52, withTimes })
    if (!expectedVisits.every(Number.isFinite)) throw new Error('not finite')
  })
}

function timesOf<T>(times: number, of: T, work: (of: T) => void): Measured {
  let rssMb = 0
  const seconds = Array.from({ length: times }, (_, time) => {
    const before = process.cpuUsage()
    work(of)
    const { user, system } = process.cpuUsage(before)
    if (time === 0) rssMb = process.resourceUsage().maxRSS / 1024
    return (user + system) / 1e6
  })
  return { seconds, rssMb }
}
