import { at, wholeAt } from '#domain/value-model/column.ts'
import type { Histories } from '#domain/value-model/histories.ts'
import { levelsOf } from '#domain/value-model/levels.ts'
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

/** Histories cut into stretches of rows with the same x, and their ages numbered: what depends on one of them is worked out once. */
export interface NumberedHistories {
  readonly histories: Histories
  /** The x of each stretch, and the row where it begins; at the end the number of rows. */
  readonly xs: Float64Array
  readonly starts: Int32Array
  readonly ages: Float64Array
  readonly youngest: number
  readonly oldest: number
  readonly txOf: Int32Array
  readonly TOf: Int32Array
}

export function numbered(histories: Histories): NumberedHistories {
  const { x, tx, T, rows } = histories
  const ages = levelsOf(tx, T)
  const none = new Int32Array()
  const [txOf = none, TOf = none] = ages.of
  const starts: number[] = []
  for (let row = 0; row < rows; row++) if (row === 0 || x[row] !== x[row - 1]) starts.push(row)
  const xs = Float64Array.from(starts, (row) => at(x, row))
  return {
    histories,
    xs,
    starts: Int32Array.from([...starts, rows]),
    ages: ages.values,
    youngest: ages.values.reduce((least, age) => Math.min(least, age), Infinity),
    oldest: ages.values.reduce((most, age) => Math.max(most, age), 0),
    txOf,
    TOf,
  }
}

/** What one evaluation needs per stretch of equal x ("level") and per age. n = x, or x + 1 where one can leave after the first visit. */
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
  /** (α + age)^s of the level at hand, up to a factor; `least`, `most`: of α + age. */
  readonly powers: { readonly of: Float64Array; readonly least: number; readonly most: number; areUsed: boolean }
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
    powers: {
      of: new Float64Array(data.ages.length),
      least: alpha + data.youngest,
      most: alpha + data.oldest,
      areUsed: false,
    },
  }
}

/** Beyond e^±600 a power would leave the range of a double. */
const farthestPower = 600

/**
 * Before the rows of a level: fills its powers where that is cheaper than one for each row, and no double is too small for them.
 */
export function beginLevel({ s: all, logAge, powers }: CnbdTables, level: number, rows: number): void {
  const s = at(all, level)
  const most = Math.log(powers.most)
  powers.areUsed = rows > 2 * logAge.length && s * Math.log(powers.most / powers.least) < farthestPower
  if (!powers.areUsed) return
  for (let age = 0; age < logAge.length; age++) powers.of[age] = Math.exp(s * (at(logAge, age) - most))
}

/** Per row of a block: the part of L that is not of x alone, e^log · bracket; P(left); slopes of its logarithm by r and α. */
export interface RowTerms {
  readonly log: Float64Array
  readonly bracket: Float64Array
  readonly left: Float64Array
  readonly byR: Float64Array
  readonly byAlpha: Float64Array
}

export function rowTerms(rows: number): RowTerms {
  const column = (): Float64Array => new Float64Array(rows)
  return { log: column(), bracket: column(), left: column(), byR: column(), byAlpha: column() }
}

/** Rows of one level. */
export interface Block {
  readonly level: number
  readonly from: number
  readonly rows: number
}

/**
 * With u = (T − t_x)/(α + T), q = (α + t_x)/(α + T), G = Σ_{j<k} (s)_j u^j / j! over the hidden events since the last visit:
 * L = Γ(s)/Γ(r) · α^r · B(a, b + n)/B(a, b) · (α + t_x)^−s · [q^s G + a/(b + n − 1)]; the bracket's first part is "active".
 * Where leaving was impossible q^s goes with the logarithm: alone in the bracket it could fall below the least double.
 */
export function fillRows(data: NumberedHistories, tables: CnbdTables, block: Block, out: RowTerms): void {
  const { k, ages, logAge, inverseAge, ratio, harmonic, powers } = tables
  const { level, from, rows } = block
  const s = at(tables.s, level)
  const leaving = at(tables.leaving, level)
  for (let i = 0; i < rows; i++) {
    const tx = wholeAt(data.txOf, from + i)
    const T = wholeAt(data.TOf, from + i)
    const logTx = at(logAge, tx)
    const logQ = logTx - at(logAge, T)
    const inverseTx = at(inverseAge, tx)
    const inverseT = at(inverseAge, T)
    let G = 1
    let byS = logQ
    let hidden = 0
    if (k > 1) {
      const u = (at(ages, T) - at(ages, tx)) * inverseT
      let g = 1
      let H = 0
      let J = 0
      for (let j = 1; j < k; j++) {
        g *= at(ratio, level * k + j) * u
        G += g
        J += j * g
        H += g * at(harmonic, level * k + j)
      }
      byS += H / G
      hidden = J / G
    }
    let active = 1
    if (leaving === 0) {
      out.log[i] = s * (logQ - logTx)
      out.bracket[i] = G
    } else {
      const power = powers.areUsed ? at(powers.of, tx) / at(powers.of, T) : Math.exp(s * logQ)
      const here = power * G
      const bracket = here + leaving
      active = here / bracket
      out.log[i] = -s * logTx
      out.bracket[i] = bracket
    }
    out.left[i] = 1 - active
    out.byR[i] = active * byS - logTx
    out.byAlpha[i] = active * (s * (inverseTx - inverseT) - hidden * inverseT) - s * inverseTx
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
