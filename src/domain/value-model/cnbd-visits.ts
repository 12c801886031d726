import type { CnbdState } from '#domain/value-model/cnbd-state.ts'
import { hiddenEvents, logStaying } from '#domain/value-model/cnbd-state.ts'
import { at } from '#domain/value-model/column.ts'
import { betaIncomplete } from '#domain/value-model/incomplete.ts'
import { gaussLegendre } from '#domain/value-model/gauss-legendre.ts'
import { logRising } from '#domain/value-model/log-gamma.ts'

/** Hidden events up to which visits are summed one by one; above, sums are integrals. */
const mostSummed = 100_000

/** Visits summed one by one even then: what Euler and Maclaurin leave out is below 1e-10 of the sum from here on. */
const summedFirst = 1000

/** What numbers of visits hang on; where the hidden events are is worked out if it has to be known. */
export type StateAhead = Pick<CnbdState, 'k' | 'a' | 'b' | 's' | 'A' | 'silence' | 'hiddenSum'> & {
  readonly hidden?: Float64Array
}

/**
 * P(m visits within `weeks` | active, never leaves) for m = 0, 1, …, from the hidden events: with j before and i to come,
 * i ~ NB(s + j, z), z = t/(A + t), and floor((i + j)/k) visits. All terms are positive: no digits are lost.
 */
function visitsIfNeverLeaving(state: StateAhead, weeks: number, rest: number): number[] {
  if (weeks <= 0) return [1, 0]
  const together = visitsSinceLast(state, weeks, rest)
  if (together !== null) return together
  const counts = [0, 0]
  const hidden = state.hidden ?? hiddenEvents(state.k, state.s, state.silence / state.A).hidden
  for (let j = 0; j < state.k; j++) {
    const weight = at(hidden, j)
    if (weight > 1e-18) addEvents(counts, state, { j, weight, weeks })
  }
  return counts
}

/** Beyond these logarithms digits are lost: e^−600 is nearly no double, and B(n) below is a difference from 1. */
const leastNone = -600
const leastBefore = -11

/**
 * The same in one pass, k times as fast: n events since the last visit, before and after today, are NB(s, q), and that at
 * most k − 1 of them came before is B(n), binomial with p = silence/(silence + weeks), which steps from n to n + 1. Null
 * where digits would be lost.
 */
function visitsSinceLast({ k, s, A, silence, hiddenSum }: StateAhead, weeks: number, rest: number): number[] | null {
  const since = A - silence
  const odds = (silence + weeks) / since
  const none = -s * Math.log1p(odds)
  const before = Math.log(hiddenSum) - s * Math.log1p(silence / since)
  if (none < leastNone || before < leastBefore) return null
  const [q, p] = [odds / (1 + odds), silence / (silence + weeks)]
  const counts: number[] = []
  let [term, few, edge] = [Math.exp(none - before), 1, k === 1 ? 1 : 0]
  let [n, inVisit, reached] = [0, 0, 0]
  for (;;) {
    inVisit += term * few
    const ratio = (q * (s + n)) / (n + 1)
    term *= ratio
    n += 1
    few = Math.max(0, few - p * edge)
    edge = nextEdge(edge, n, k, p)
    if (n % k !== 0) continue
    counts.push(inVisit)
    if (counts.length > 1) {
      reached += inVisit
      if (ratio < 1 && term * few <= rest * reached * (1 - ratio)) return counts
    }
    inVisit = 0
  }
}

/** P(exactly k − 1 of n events came before), from that of n − 1. */
function nextEdge(edge: number, n: number, k: number, p: number): number {
  if (n < k - 1) return 0
  return n === k - 1 ? p ** n : (edge * (1 - p) * n) / (n + 1 - k)
}

interface Hidden {
  readonly j: number
  readonly weight: number
  readonly weeks: number
}

function addEvents(counts: number[], { k, s, A }: StateAhead, { j, weight, weeks }: Hidden): void {
  const [shape, z] = [s + j, weeks / (A + weeks)]
  let i = firstEvent(shape, weeks / A)
  let term = weight * Math.exp(logEvents(shape, i, weeks / A))
  let [visits, phase] = [Math.floor((i + j) / k), (i + j) % k]
  let [inVisit, reached] = [0, 0]
  for (;;) {
    inVisit += term
    const ratio = (z * (shape + i)) / (i + 1)
    term *= ratio
    i += 1
    if (++phase < k) continue
    while (counts.length <= visits) counts.push(0)
    counts[visits] = (counts[visits] ?? 0) + inVisit
    if (visits > 0) reached += inVisit
    if (visits > 0 && ratio < 1 && term <= 1e-15 * reached * (1 - ratio)) return
    phase = 0
    inVisit = 0
    visits += 1
  }
}

/** Where to begin: nine standard deviations below the mean, before which a sum of doubles would not change. */
function firstEvent(shape: number, odds: number): number {
  return Math.max(0, Math.floor(shape * odds - 9 * Math.sqrt(shape * odds * (1 + odds))))
}

/** ln P(i events), negative binomial. */
function logEvents(shape: number, i: number, odds: number): number {
  const none = -shape * Math.log1p(odds)
  return i === 0 ? none : none + logRising(shape, i) - logRising(1, i) - i * Math.log1p(1 / odds)
}

/** A sum whose rest is below this share of it has all digits of a double. */
const noRest = 1e-15

/** P(Y ≥ m) for m = 0, 1, … of an active customer: P(m visits' worth of events) · B(a, b + m − 1)/B(a, b). `rest`: the share left out. */
export function visitsAtLeastIfActive(state: StateAhead, weeks: number, rest = noRest): Float64Array {
  const { a, b } = state
  const tails = new Float64Array(visitsIfNeverLeaving(state, weeks, rest))
  for (let m = tails.length - 2; m > 0; m--) tails[m] = at(tails, m) + at(tails, m + 1)
  let staying = 1
  for (let m = 1; m < tails.length; m++) {
    tails[m] = Math.min(1, at(tails, m)) * staying
    staying *= (b + m - 1) / (a + b + m - 1)
  }
  tails[0] = 1
  return tails
}

/** E[Y(T, T + weeks) | active] = Σ_m P(Y ≥ m). */
export function expectedVisitsIfActive(state: CnbdState, weeks: number): number {
  if (weeks <= 0) return 0
  const { s, k, A } = state
  const mean = ((s + k) * weeks) / A
  if (mean + 12 * Math.sqrt(mean * (1 + weeks / A)) > mostSummed) return integratedVisits(state, weeks)
  const tails = visitsAtLeastIfActive(state, weeks)
  let sum = 0
  for (let m = tails.length - 1; m > 0; m--) sum += at(tails, m)
  return sum
}

/** One term of that sum, also between whole m: Σ_j w_j I_z(mk − j, s + j) times staying. */
function atLeast(state: CnbdState, weeks: number, m: number): number {
  const { k, s, A, hidden } = state
  const [z, rest] = [weeks / (A + weeks), A / (A + weeks)]
  let sum = 0
  for (let j = 0; j < k; j++) sum += at(hidden, j) * betaIncomplete(m * k - j, s + j, z, rest)
  return sum * Math.exp(logStaying(state, m - 1))
}

/** The same sum where it has very many terms: the first ones, and an integral over ln m for the rest (Euler–Maclaurin). */
function integratedVisits(state: CnbdState, weeks: number): number {
  const { s, k, A } = state
  let sum = 0
  for (let m = 1; m <= summedFirst; m++) sum += atLeast(state, weeks, m)
  const from = summedFirst + 0.5
  const mean = (s * weeks) / A / k
  const most = mean * (1 + (40 + 12 * Math.sqrt(s)) / s) + from
  const panels = Math.ceil(Math.log(most / from) / Math.min(0.5, 2 / Math.sqrt(s)))
  const term = (y: number): number => atLeast(state, weeks, Math.exp(y)) * Math.exp(y)
  for (let panel = 0; panel < panels; panel++) {
    const width = Math.log(most / from) / panels
    sum += gaussLegendre(term, Math.log(from) + panel * width, width)
  }
  return sum + (atLeast(state, weeks, from + 0.5) - atLeast(state, weeks, from - 0.5)) / 24
}
