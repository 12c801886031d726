import { sumOfHidden } from '#domain/value-model/cnbd-state.ts'
import { visitsAtLeastIfActive, type StateAhead } from '#domain/value-model/cnbd-visits.ts'
import { at } from '#domain/value-model/column.ts'
import type { History } from '#domain/value-model/histories.ts'
import { logRising } from '#domain/value-model/log-gamma.ts'
import type { VoiceKind, VoiceKinds } from '#domain/value-model/voice-kinds.ts'

/** Of which kinds one customer may be, and what they say together; ages in weeks, not before the last visit. */
export interface CustomerKinds {
  readonly activeAt: (age: number) => number
  /** P(Y ≥ m); kinds that speak for less than the share `least` of the customer's being active are taken to be as the others. */
  readonly visitsAtLeast: (age: number, weeks: number, least: number) => Float64Array
  /** P(no visit in so many weeks after the last | active and staying). */
  readonly silenceAfterLast: () => (weeks: number) => number
}

/** What of a kind's likelihood does not depend on today. */
interface KnownKind {
  readonly k: number
  readonly member: number
  /** r + kx, α + t_x, and a/(b + n − 1), 0 where nobody can have left. */
  readonly s: number
  readonly since: number
  readonly leave: number
  /** a, and b + n: what is known of leaving. */
  readonly a: number
  readonly b: number
  /** ln of share times likelihood, without the factor of the silence. */
  readonly logWeight: number
}

/** Sums end where the rest is below this share of them. */
const negligible = 1e-5

/**
 * The formulas of `cnbd-state.ts`, with what depends on the visits alone taken out. Loops count by index: everybody passes
 * here every week, and an iterator costs as much as a formula.
 */
export function customerKinds(voice: VoiceKinds, visits: Omit<History, 'T'>): CustomerKinds {
  const known = voice.kinds.map((kind) => knownKind(kind, visits))
  const parts: Parts = { weights: new Float64Array(known.length), actives: new Float64Array(known.length) }
  let [weighedAt, active] = [Number.NaN, 0]
  const weighAt = (age: number): number => {
    if (age !== weighedAt) active = weigh(voice, known, age - visits.tx, parts)
    weighedAt = age
    return active
  }
  const others = (of: (each: VoiceKinds['others'][number]) => number): number =>
    voice.others.reduce((sum, each) => sum + each.share * of(each), 0)
  return {
    activeAt: (age) => weighAt(age) + others(({ predictor }) => predictor.probabilityActive({ ...visits, T: age })),
    visitsAtLeast(age, weeks, least) {
      weighAt(age)
      const tails = tailsOf(known, parts.weights, { silence: age - visits.tx, weeks, least: least * active, active })
      for (const { share, predictor } of voice.others)
        addTails(tails, predictor.visitsAtLeast({ ...visits, T: age }, weeks), share)
      return new Float64Array(tails)
    },
    silenceAfterLast() {
      const here = weighAt(visits.tx)
      const own = known.flatMap((kind, i) => {
        const weight = at(parts.weights, i)
        return weight > negligible * here ? [{ kind, weight }] : []
      })
      const rest = voice.others.map(({ share, predictor }) => {
        const history = { ...visits, T: visits.tx }
        return { weight: share * predictor.probabilityActive(history), silence: predictor.silenceIfStaying(history) }
      })
      const all = [...own, ...rest].reduce((sum, { weight }) => sum + weight, 0)
      return (weeks) => {
        let sum = 0
        for (const { kind, weight } of own) sum += weight * Math.exp(logActive(kind, weeks))
        for (const { weight, silence } of rest) sum += weight * silence(weeks)
        return all === 0 ? 0 : sum / all
      }
    },
  }
}

interface Ahead {
  readonly silence: number
  readonly weeks: number
  /** Weights up to it are left out; the others stand for them. */
  readonly least: number
  readonly active: number
}

function tailsOf(
  known: readonly KnownKind[],
  weights: Float64Array,
  { silence, weeks, least, active }: Ahead,
): number[] {
  const tails = [1, 0]
  let heard = 0
  for (let i = 0; i < known.length; i++) {
    const kind = known[i]
    const weight = at(weights, i)
    if (kind === undefined || !(weight > least)) continue
    heard += weight
    addTails(tails, visitsAtLeastIfActive(stateOf(kind, silence), weeks, negligible), weight)
  }
  for (let m = 1; m < tails.length; m++) tails[m] = heard === 0 ? 0 : ((tails[m] ?? 0) * active) / heard
  return tails
}

function stateOf({ k, s, since, a, b }: KnownKind, silence: number): StateAhead {
  const A = since + silence
  return { k, a, b, s, A, silence, hiddenSum: sumOfHidden(k, s, silence / A) }
}

/** The kinds' parts after some silence: `weights` share × P(active), `actives` P(active) of each. */
interface Parts {
  readonly weights: Float64Array
  readonly actives: Float64Array
}

/** Fills the parts after so long a silence, and answers the sum of the weights. Kinds of one member stand together. */
function weigh({ shares }: VoiceKinds, known: readonly KnownKind[], silence: number, parts: Parts): number {
  let active = 0
  for (let from = 0; from < known.length;) {
    const member = known[from]?.member ?? 0
    const until = likelihoods(known, { from, member, silence }, parts)
    active += shared(parts, { from, until, share: shares[member] ?? 0 })
    from = until
  }
  return active
}

/** ln of each likelihood of a member's kinds, and P(active) by each; answers where the next member's begin. */
function likelihoods(
  known: readonly KnownKind[],
  { from, member, silence }: { readonly from: number; readonly member: number; readonly silence: number },
  { weights, actives }: Parts,
): number {
  for (let i = from; ; i++) {
    const kind = known[i]
    if (kind === undefined || kind.member !== member) return i
    const log = logActive(kind, silence)
    const odds = kind.leave * Math.exp(-log)
    actives[i] = 1 / (1 + odds)
    // ln(e^log + leave): the factor of the silence.
    weights[i] = kind.logWeight + log + Math.log1p(odds)
  }
}

/** Turns logarithms into shares of the member's, times P(active). */
function shared(
  { weights, actives }: Parts,
  { from, until, share }: { readonly from: number; readonly until: number; readonly share: number },
): number {
  let [most, total, sum] = [-Infinity, 0, 0]
  for (let i = from; i < until; i++) most = Math.max(most, at(weights, i))
  for (let i = from; i < until; i++) {
    const likelihood = Math.exp(at(weights, i) - most)
    total += likelihood
    weights[i] = likelihood * at(actives, i)
  }
  for (let i = from; i < until; i++) {
    const weight = (at(weights, i) * share) / total
    weights[i] = weight
    sum += weight
  }
  return sum
}

function knownKind({ form, parameters, member, logShare }: VoiceKind, { x, tx, litt }: Omit<History, 'T'>): KnownKind {
  const { k, leavesAfterFirst } = form
  const { r, alpha, a, b } = parameters
  const n = leavesAfterFirst ? x + 1 : x
  const s = r + k * x
  const visits = logRising(r, k * x) + r * Math.log(alpha) - s * Math.log(alpha + tx)
  const staying = logRising(b, n) - logRising(a + b, n)
  return {
    k,
    member,
    s,
    since: alpha + tx,
    leave: n === 0 ? 0 : a / (b + n - 1),
    a,
    b: b + n,
    logWeight: logShare + visits + staying + (k - 1) * litt - x * logRising(1, k - 1),
  }
}

/** ln P(no visit in the silence after the last | active, never leaves): −s ln(1 + silence/(α + t_x)) + ln Σ_{j<k} (s)_j u^j/j!. */
function logActive({ k, s, since }: KnownKind, silence: number): number {
  return Math.log(sumOfHidden(k, s, silence / (since + silence))) - s * Math.log1p(silence / since)
}

function addTails(tails: number[], more: Float64Array, weight: number): void {
  for (let m = 1; m < more.length; m++) tails[m] = (tails[m] ?? 0) + weight * at(more, m)
}
