import { cnbdState } from '#domain/value-model/cnbd-state.ts'
import { visitsAtLeastIfActive } from '#domain/value-model/cnbd-visits.ts'
import { at } from '#domain/value-model/column.ts'
import type { History } from '#domain/value-model/histories.ts'
import { logRising } from '#domain/value-model/log-gamma.ts'
import type { VoiceKind, VoiceKinds } from '#domain/value-model/voice-kinds.ts'

/** Of which kinds one customer may be, and what they say together; ages in weeks, not before the last visit. */
export interface CustomerKinds {
  readonly activeAt: (age: number) => number
  readonly visitsAtLeast: (age: number, weeks: number) => Float64Array
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
  /** ln of share times likelihood, without the factor of the silence. */
  readonly logWeight: number
}

/** Kinds whose part is below this are left out of numbers of visits, and sums end where the rest is. */
const negligible = 1e-5

/**
 * The formulas of `cnbd-state.ts`, with what depends on the visits alone taken out. Loops count by index: everybody passes
 * here every week, and an iterator costs as much as a formula.
 */
export function customerKinds(voice: VoiceKinds, visits: Omit<History, 'T'>): CustomerKinds {
  const known = voice.kinds.map((kind) => knownKind(kind, visits))
  const weights = new Float64Array(known.length)
  const parts = { weights, actives: new Float64Array(known.length) }
  const others = (of: (each: VoiceKinds['others'][number]) => number): number =>
    voice.others.reduce((sum, each) => sum + each.share * of(each), 0)
  return {
    activeAt: (age) =>
      weigh(voice, known, age - visits.tx, parts) +
      others(({ predictor }) => predictor.probabilityActive({ ...visits, T: age })),
    visitsAtLeast(age, weeks) {
      const least = negligible * weigh(voice, known, age - visits.tx, parts)
      const history = { ...visits, T: age }
      const tails = [1, 0]
      for (let i = 0; i < known.length; i++) {
        const kind = voice.kinds[i]
        if (kind !== undefined && at(weights, i) > least)
          addTails(
            tails,
            visitsAtLeastIfActive(cnbdState(kind.form, kind.parameters, history), weeks, negligible),
            at(weights, i),
          )
      }
      for (const { share, predictor } of voice.others) addTails(tails, predictor.visitsAtLeast(history, weeks), share)
      return Float64Array.from(tails)
    },
    silenceAfterLast() {
      const active = weigh(voice, known, 0, parts)
      const own = known.flatMap((kind, i) =>
        at(weights, i) > negligible * active ? [{ kind, weight: at(weights, i) }] : [],
      )
      const rest = voice.others.map(({ share, predictor }) => {
        const history = { ...visits, T: visits.tx }
        return { weight: share * predictor.probabilityActive(history), silence: predictor.silenceIfStaying(history) }
      })
      const all = active + rest.reduce((sum, { weight }) => sum + weight, 0)
      return (weeks) => {
        let sum = 0
        for (const { kind, weight } of own) sum += weight * Math.exp(logActive(kind, weeks))
        for (const { weight, silence } of rest) sum += weight * silence(weeks)
        return all === 0 ? 0 : sum / all
      }
    },
  }
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
    logWeight: logShare + visits + staying + (k - 1) * litt - x * logRising(1, k - 1),
  }
}

/** ln P(no visit in the silence after the last | active, never leaves): −s ln(1 + silence/(α + t_x)) + ln Σ_{j<k} (s)_j u^j/j!. */
function logActive({ k, s, since }: KnownKind, silence: number): number {
  const u = silence / (since + silence)
  let [term, sum] = [1, 1]
  for (let j = 1; j < k; j++) {
    term *= ((s + j - 1) / j) * u
    sum += term
  }
  return Math.log(sum) - s * Math.log1p(silence / since)
}

function addTails(tails: number[], more: Float64Array, weight: number): void {
  for (let m = 1; m < more.length; m++) tails[m] = (tails[m] ?? 0) + weight * at(more, m)
}
