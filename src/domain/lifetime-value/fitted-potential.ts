import type { PotentialPolicy } from '#domain/lifetime-value/potential.ts'
import { wholeFen, type Fen } from '#domain/money.ts'
import type { FitInForce } from '#domain/value-model/fit-in-force.ts'
import type { Spend } from '#domain/value-model/gamma-gamma.ts'
import { sumAfterFirst, type CustomerVoice } from '#domain/value-model/fit-voice.ts'
import { expectedMargin } from '#domain/value-model/visit-margin.ts'

/** Margin expected to the horizon by the fit, chance of having left included. */
export interface FittedPotential {
  readonly fen: Fen
  /** 80 % interval: chance, and what is not known of the parameters. */
  readonly lowFen: Fen
  readonly highFen: Fen
  /** The same of one who is still active; null where that is too unlikely to say anything. */
  readonly ifActiveFen: Fen | null
  readonly monthsAhead: number
  readonly expectedVisits: number
  /** 80 % interval of the visits to come. */
  readonly visitsLow: number
  readonly visitsHigh: number
  readonly marginFenPerVisit: Fen
}

/** Whose value is asked for: the margin of their visits so far, how old they are on the day, and the horizon. */
export interface Valued {
  /** Weeks since the first visit. */
  readonly age: number
  readonly spend: Spend
  readonly monthsAhead: number
}

const weeksPerMonth = 365.25 / 12 / 7
/** Of a normal variable 80 % lie within so many standard deviations. */
const z80 = 1.2815515655446004
/** Below this a division by P(active) has no digits left. */
const leastActive = 1e-9

/** Expected visits × expected margin of a visit, discounted; with interval. */
export function fittedPotential(
  fit: FitInForce,
  voice: CustomerVoice,
  { age, spend, monthsAhead }: Valued,
  policy: PotentialPolicy,
): FittedPotential {
  const weeks = monthsAhead * weeksPerMonth
  const tails = voice.visitsAtLeast(age, weeks)
  const visits = monthsAhead === 0 ? 0 : sumAfterFirst(tails)
  const margin = expectedMargin(fit.margin, spend, visits)
  const counted =
    monthsAhead === 0 ? 0 : discounted({ weeks, visits, half: () => voice.roughVisits(age, weeks / 2) }, policy)
  const expected = counted * margin.fen
  const [visitsLow, visitsHigh] = visits === 0 ? [0, 0] : [quantile(tails, 0.1), quantile(tails, 0.9)]
  const unsure = z80 * Math.hypot(margin.variation, fit.unsure)
  const below = visits === 0 ? 0 : Math.hypot(1 - visitsLow / visits, unsure)
  const above = visits === 0 ? 0 : Math.hypot(Math.max(0, visitsHigh / visits - 1), unsure)
  const pActive = voice.activeAt(age)
  return {
    fen: wholeFen(expected),
    lowFen: wholeFen(expected * Math.max(0, 1 - below)),
    highFen: wholeFen(expected * (1 + above)),
    ifActiveFen: pActive < leastActive ? null : wholeFen(expected / pActive),
    monthsAhead,
    expectedVisits: visits,
    visitsLow,
    visitsHigh,
    marginFenPerVisit: wholeFen(margin.fen),
  }
}

/** So many months before the end of a year, on average, its profit is taken to arrive: the formula's timing, kept here. */
const yearsLater = { begin: -0.5, mid: 0, end: 0.5 } as const

/**
 * Visits to the horizon, each counting (1 + w)^−t: ∫ d dE = E(H) d(H) + δ ∫ E d dt by parts, the integral by Simpson's rule.
 * E rises smoothly, and δ is small: the error is below 0.5 % of the value.
 */
function discounted(
  { weeks, visits, half }: { readonly weeks: number; readonly visits: number; readonly half: () => number },
  { discountShare, discountTiming }: PotentialPolicy,
): number {
  if (discountShare === 0) return visits
  const years = (weeks * 7) / 365.25
  const rate = Math.log1p(discountShare)
  const end = visits * Math.exp(-rate * years)
  const middle = half() * Math.exp((-rate * years) / 2)
  const integral = (years / 6) * (4 * middle + end)
  return (end + rate * integral) * Math.exp(-rate * yearsLater[discountTiming])
}

/** The least m with P(Y ≤ m) ≥ probability. */
function quantile(tails: Float64Array, probability: number): number {
  for (let m = 0; m < tails.length; m++) if (1 - (tails[m + 1] ?? 0) >= probability) return m
  return tails.length
}
