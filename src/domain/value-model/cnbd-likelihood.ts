import { at, wholeAt } from '#domain/value-model/column.ts'
import { levelsOf, type Histories } from '#domain/value-model/histories.ts'
import { digamma, logRising } from '#domain/value-model/log-gamma.ts'

/**
 * The (M)BG/CNBD-k family: while active, hidden events come at rate λ ~ Gamma(r, α) a week and every k-th is a visit;
 * after a visit the customer leaves with p ~ Beta(a, b). `leavesAfterFirst`: also after the first visit (MBG).
 *
 * Fader, Hardie & Lee (2005), "Counting your customers the easy way" (BG/NBD, k = 1); Batislam, Denizel & Filiztekin
 * (2007) (MBG/NBD); Platzer & Reutterer (2016) and Reutterer, Platzer & Schröder (2021) for k > 1.
 */
export interface CnbdForm {
  readonly k: number
  readonly leavesAfterFirst: boolean
}

export interface CnbdParameters {
  readonly r: number
  /** In weeks. */
  readonly alpha: number
  readonly a: number
  readonly b: number
}

/** Histories with x and the ages numbered, so that what depends on one of them alone is worked out once. */
export interface NumberedHistories {
  readonly histories: Histories
  readonly xs: Float64Array
  readonly xOf: Int32Array
  readonly ages: Float64Array
  readonly txOf: Int32Array
  readonly TOf: Int32Array
}

export function numbered(histories: Histories): NumberedHistories {
  const [xs, ages] = [levelsOf(histories.x), levelsOf(histories.tx, histories.T)]
  const none = new Int32Array()
  const [xOf = none, txOf = none, TOf = none] = [xs.of[0], ages.of[0], ages.of[1]]
  return { histories, xs: xs.values, xOf, ages: ages.values, txOf, TOf }
}

/** What one evaluation needs per x and per age. n = x, or x + 1 where one can leave after the first visit. */
export interface CnbdTables {
  readonly k: number
  readonly ages: Float64Array
  /** ln and inverse of α + age. */
  readonly logAge: Float64Array
  readonly inverseAge: Float64Array
  /** s = r + kx. */
  readonly s: Float64Array
  /** a / (b + n − 1), the odds of leaving at the last visit against staying; 0 where leaving was impossible. */
  readonly leaving: Float64Array
  /** At k·level + j: (s + j − 1) / j, and Σ 1/(s + i) for i < j. */
  readonly ratio: Float64Array
  readonly harmonic: Float64Array
}

export function cnbdTables(data: NumberedHistories, form: CnbdForm, { r, alpha, a, b }: CnbdParameters): CnbdTables {
  const { k } = form
  const levels = data.xs.length
  const s = data.xs.map((x) => r + k * x)
  const leaving = data.xs.map((x) => (form.leavesAfterFirst ? a / (b + x) : x === 0 ? 0 : a / (b + x - 1)))
  const [ratio, harmonic] = [new Float64Array(levels * k), new Float64Array(levels * k)]
  for (let level = 0; level < levels; level++) {
    for (let j = 1; j < k; j++) {
      const step = at(s, level) + j - 1
      ratio[level * k + j] = step / j
      harmonic[level * k + j] = at(harmonic, level * k + j - 1) + 1 / step
    }
  }
  return {
    k,
    ages: data.ages,
    logAge: data.ages.map((age) => Math.log(alpha + age)),
    inverseAge: data.ages.map((age) => 1 / (alpha + age)),
    s,
    leaving,
    ratio,
    harmonic,
  }
}

/** Per row of a block: the part of ln L that is not of x alone, P(left), and slopes by r and α. */
export interface RowTerms {
  readonly log: Float64Array
  readonly left: Float64Array
  readonly byR: Float64Array
  readonly byAlpha: Float64Array
}

export function rowTerms(rows: number): RowTerms {
  return {
    log: new Float64Array(rows),
    left: new Float64Array(rows),
    byR: new Float64Array(rows),
    byAlpha: new Float64Array(rows),
  }
}

/**
 * With u = (T − t_x)/(α + T), q = (α + t_x)/(α + T), G = Σ_{j<k} (s)_j u^j / j! over the hidden events since the last visit:
 * L = Γ(s)/Γ(r) · α^r · B(a, b + n)/B(a, b) · (α + t_x)^−s · [q^s G + a/(b + n − 1)]; the bracket's first part is "active".
 */
export function fillRows(data: NumberedHistories, tables: CnbdTables, from: number, out: RowTerms): void {
  const { k, ages, logAge, inverseAge, ratio, harmonic } = tables
  const rows = Math.min(out.log.length, data.histories.rows - from)
  for (let i = 0; i < rows; i++) {
    const level = wholeAt(data.xOf, from + i)
    const [tx, T] = [wholeAt(data.txOf, from + i), wholeAt(data.TOf, from + i)]
    const s = at(tables.s, level)
    const leaving = at(tables.leaving, level)
    const logTx = at(logAge, tx)
    const logQ = logTx - at(logAge, T)
    let [g, G, H, J] = [1, 1, 0, 0]
    if (k > 1) {
      const u = (at(ages, T) - at(ages, tx)) * at(inverseAge, T)
      for (let j = 1; j < k; j++) {
        g *= at(ratio, level * k + j) * u
        G += g
        J += j * g
        H += g * at(harmonic, level * k + j)
      }
    }
    const bracket = Math.exp(s * logQ) * G + leaving
    const left = leaving / bracket
    const active = leaving === 0 ? 1 : 1 - left
    out.log[i] = (leaving === 0 ? s * logQ + Math.log(G) : Math.log(bracket)) - s * logTx
    out.left[i] = 1 - active
    out.byR[i] = active * (logQ + H / G) - logTx
    const [inverseTx, inverseT] = [at(inverseAge, tx), at(inverseAge, T)]
    out.byAlpha[i] = active * (s * (inverseTx - inverseT) - (J / G) * inverseT) - s * inverseTx
  }
}

/** What depends on x alone: ln of its part of L, and slopes by r, a, b without the part of those who left. */
export interface LevelTerms {
  readonly log: Float64Array
  readonly byR: Float64Array
  readonly byA: Float64Array
  readonly byB: Float64Array
}

export function levelTerms(xs: Float64Array, form: CnbdForm, { r, alpha, a, b }: CnbdParameters): LevelTerms {
  const { k } = form
  const logFactorial = logRising(1, k - 1)
  const n = xs.map((x) => (form.leavesAfterFirst ? x + 1 : x))
  const [psiR, psiAB, psiB] = [digamma(r) - Math.log(alpha), digamma(a + b), digamma(b)]
  const byA = n.map((count) => psiAB - digamma(a + b + count))
  return {
    log: xs.map((x, level) => {
      const count = at(n, level)
      return (
        logRising(r, k * x) + logRising(b, count) - logRising(a + b, count) + r * Math.log(alpha) - x * logFactorial
      )
    }),
    byR: xs.map((x) => digamma(r + k * x) - psiR),
    byA,
    byB: n.map((count, level) => digamma(b + count) - psiB + at(byA, level)),
  }
}
