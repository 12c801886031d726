import { at } from '#domain/value-model/column.ts'
import { customerKinds, type CustomerKinds } from '#domain/value-model/customer-kinds.ts'
import type { FitInForce } from '#domain/value-model/fit-in-force.ts'
import type { History } from '#domain/value-model/histories.ts'
import { storedPredictor } from '#domain/value-model/stored-fit.ts'
import type { Predictor } from '#domain/value-model/timing-model.ts'
import { voiceKinds } from '#domain/value-model/voice-kinds.ts'
import { crossing } from '#domain/value-model/waiting.ts'

/**
 * A fit ready to speak of many customers: the same as its predictor says (numbers of visits to 1 in 1,000), at a fraction of
 * the time. What hangs on a customer's visits is worked out once, what hangs on the day is cheap.
 */
export interface FitVoice {
  /** Everything at full length, for who asks about one customer. */
  readonly predictor: Predictor
  /** `visits`: T does not matter. */
  readonly of: (visits: Visits) => CustomerVoice
}

export type Visits = Omit<History, 'T'>

/** What the fit says of one customer; `age` in weeks since the first visit, not before the last. */
export interface CustomerVoice extends OwnRhythm {
  readonly activeAt: (age: number) => number
  /** P(Y ≥ m) in the weeks after an age; the first entry is 1. */
  readonly visitsAtLeast: (age: number, weeks: number) => Float64Array
  /** Their sum, E[Y], to one or two parts in a hundred: for corrections of what is known better. */
  readonly roughVisits: (age: number, weeks: number) => number
}

/** What does not change until the next visit. */
export interface OwnRhythm {
  /** Median wait after the last visit of one who stays, whole days, 1 to ten years. */
  readonly intervalDays: number
  /** Days from the last visit to the first on which P(active) < 0.5; null = not within ten years. */
  readonly lapseDays: number | null
}

const longestDays = 3650

const voices = new WeakMap<FitInForce, FitVoice>()

/** The same voice for the same fit. */
export function fitVoice(fit: FitInForce): FitVoice {
  const known = voices.get(fit)
  if (known !== undefined) return known
  const kinds = voiceKinds(fit.timing)
  // Of those who came once nothing differs but how long ago.
  let ofOnce: OwnRhythm | null = null
  const voice: FitVoice = {
    predictor: storedPredictor(fit.timing),
    of(visits) {
      const customer = customerKinds(kinds, visits)
      const own = visits.x > 0 ? ownRhythm(customer, visits) : (ofOnce ??= ownRhythm(customer, visits))
      return {
        ...own,
        activeAt: customer.activeAt,
        visitsAtLeast: (age, weeks) => customer.visitsAtLeast(age, weeks, spokenFor),
        roughVisits: (age, weeks) => sumAfterFirst(customer.visitsAtLeast(age, weeks, roughlySpokenFor)),
      }
    },
  }
  voices.set(fit, voice)
  return voice
}

/** Kinds of customer that are not asked for one customer's number of visits because they speak for less. */
const spokenFor = 1e-3
const roughlySpokenFor = 0.05

/** E[Y] of P(Y ≥ m). */
export function sumAfterFirst(tails: Float64Array): number {
  let sum = 0
  for (let m = tails.length - 1; m > 0; m--) sum += at(tails, m)
  return sum
}

function ownRhythm(customer: CustomerKinds, { x, tx }: Visits): OwnRhythm {
  const guess = x === 0 ? 8 : tx / x
  return {
    intervalDays: intervalDays(customer.silenceAfterLast(), guess),
    lapseDays: lapseDays((weeks) => customer.activeAt(tx + weeks), 2 * guess),
  }
}

/** `silence`: chance that one who stays has not come again in so many weeks. */
function intervalDays(silence: (weeks: number) => number, guess: number): number {
  const days = crossing((weeks) => silence(weeks) - 0.5, guess, nearDay) * 7
  return Math.min(longestDays, Math.max(1, Math.round(days)))
}

function lapseDays(activeAfter: (weeks: number) => number, guess: number): number | null {
  if (activeAfter(0) < 0.5) return 0
  if (activeAfter(longestDays / 7) >= 0.5) return null
  let days = Math.ceil(crossing((weeks) => activeAfter(weeks) - 0.5, guess, nearDay) * 7)
  while (activeAfter(days / 7) >= 0.5) days += 1
  while (activeAfter((days - 1) / 7) < 0.5) days -= 1
  return days
}

/** Near enough to find the day, in weeks. */
const nearDay = 0.05
