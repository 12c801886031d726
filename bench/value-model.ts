import { parseArgs } from 'node:util'
import { cnbdModel } from '#domain/value-model/cnbd.ts'
import { mbgCnbdMixture } from '#domain/value-model/cnbd-mixture.ts'
import { fitTiming } from '#domain/value-model/fit.ts'
import { historiesFrom, mergeAlike, type Histories } from '#domain/value-model/histories.ts'
import { paretoNbd } from '#domain/value-model/pareto-nbd.ts'
import { predictCustomers } from '#domain/value-model/predict-customers.ts'
import { seededRandom } from '#domain/value-model/random.ts'
import type { TimingModel } from '#domain/value-model/timing-model.ts'

/**
 * Fits and predictions on customers drawn from the family, against what others took for as many (data/README.md, a 2-core
 * machine under some load). Seconds are of processor time, because the machine may be busy.
 *
 *   node bench/value-model.ts [--customers 1000000] [--mixture]
 */
const { values: options } = parseArgs({
  options: { customers: { type: 'string', default: '1000000' }, mixture: { type: 'boolean', default: false } },
})
const customers = Number(options.customers)

const bg = cnbdModel('bg-nbd', { k: 1, leavesAfterFirst: false })
const mbg3 = cnbdModel('mbg-cnbd-k', { k: 3, leavesAfterFirst: true })

interface Peer {
  readonly name: string
  /** For 1,000,000 customers. */
  readonly seconds: number
}

const shop = drawn(bg, [0.2426, 4.4136, 0.7929, 2.4259], [189, 273])
measured('CDNOW-like: equal rows merged', () => mergeAlike(shop))
fitMeasured('CDNOW-like: BG/NBD', bg, shop, [
  { name: 'lifetimes, raw rows', seconds: 37.1 },
  { name: 'lifetimes, weighted', seconds: 2 },
])
fitMeasured('CDNOW-like: Pareto/NBD', paretoNbd, shop, [{ name: 'lifetimes, weighted', seconds: 43 }])
predicted('CDNOW-like: BG/NBD', bg, [0.2426, 4.4136, 0.7929, 2.4259], shop)

const owners = drawn(bg, [1.6, 95, 0.51, 6.4], [182, 2184])
fitMeasured('car-like: BG/NBD', bg, owners, [{ name: 'lifetimes, raw rows', seconds: 22.9 }])

const garage = drawn(mbg3, [1.66, 21.2, 4.65, 32.9], [182, 2184])
fitMeasured('car-like: MBG/CNBD-3', mbg3, garage, [{ name: 'BTYDplus', seconds: 255 }])
predicted('car-like: MBG/CNBD-3', mbg3, [1.66, 21.2, 4.65, 32.9], garage)
batchPredicted('car-like: MBG/CNBD-3', garage)
if (options.mixture) fitMeasured('car-like: mixture of k', mbgCnbdMixture, garage, [])
console.log(`largest memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, of which the drawn data a part`)

/** Customers of a model, seen from the first visit for between so many days, visits on whole days. */
function drawn(model: TimingModel, values: readonly number[], [fewest, most]: readonly [number, number]): Histories {
  const predictor = model.predictor(Float64Array.from(values))
  const random = seededRandom(1)
  const column = (): Float64Array => new Float64Array(customers)
  const columns = { x: column(), tx: column(), T: column(), litt: column(), weight: column().fill(1) }
  for (let row = 0; row < customers; row++) {
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

function fitMeasured(name: string, model: TimingModel, histories: Histories, peers: readonly Peer[]): void {
  const { result, seconds } = measured(`${name}, fitted`, () => fitTiming(model, histories))
  if ('fault' in result) return console.log(`  refused: ${result.fault}`)
  const values = model.parameters.map((parameter, i) => `${parameter} ${result.values[i]?.toPrecision(5)}`)
  console.log(`  ${values.join(', ')}; ${result.rows} rows, ${result.iterations} steps`)
  for (const peer of peers) {
    const theirs = (peer.seconds * customers) / 1_000_000
    console.log(`  ${(theirs / seconds).toFixed(1)} × as fast as ${peer.name} (${peer.seconds} s for 1,000,000)`)
  }
}

function predicted(name: string, model: TimingModel, values: readonly number[], { x, tx, T }: Histories): void {
  const predictor = model.predictor(Float64Array.from(values))
  const { result } = measured(`${name}, P(active) and E[Y] of each`, () => {
    let sum = 0
    for (const [row, visits] of x.entries()) {
      const history = { x: visits, tx: tx[row] ?? 0, T: T[row] ?? 0, litt: 0 }
      sum += predictor.probabilityActive(history) * predictor.expectedVisits(history, 52)
    }
    return sum
  })
  if (!Number.isFinite(result)) throw new Error(`${name}: ${result}`)
}

/** P(active), E[Y], the chance of a visit and the interval of visits, as the nightly run takes them; one thread. */
function batchPredicted(name: string, { x, tx, T, litt }: Histories): void {
  const values = [1.66, 21.2, 4.65, 32.9]
  const member = { name: 'mbg-cnbd-k', k: 3, share: 1, values, theta: [0, 0, 0, 0], covariance: [] } as const
  const packed = { x, tx, T, litt: litt ?? new Float64Array(x.length) }
  for (const withTimes of [false, true]) {
    const { result } = measured(
      `${name}, ${withTimes ? 'with next visit, rhythm and lapse' : 'P(active), E[Y], interval'}`,
      () => predictCustomers({ members: [member], customers }, packed, { ahead: 52, withTimes }),
    )
    if (!result.expectedVisits.every(Number.isFinite)) throw new Error(`${name}: not finite`)
  }
}

function measured<T>(name: string, work: () => T): { readonly result: T; readonly seconds: number } {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6
  console.log(`${name}: ${seconds.toFixed(2)} s`)
  return { result, seconds }
}
