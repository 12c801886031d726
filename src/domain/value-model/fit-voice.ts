import type { FitInForce } from '#domain/value-model/fit-in-force.ts'
import type { History } from '#domain/value-model/histories.ts'
import { storedPredictor } from '#domain/value-model/stored-fit.ts'
import type { Predictor } from '#domain/value-model/timing-model.ts'
import { medianWait, weeksUntilLapsed } from '#domain/value-model/waiting.ts'

/** A fit ready to speak of one customer after the other. */
export interface FitVoice {
  readonly predictor: Predictor
  /** What does not change until the next visit, whatever T; customers who are alike are worked out once. */
  readonly rhythmOf: (history: History) => OwnRhythm
}

export interface OwnRhythm {
  /** Median wait after the last visit of one who stays, whole days, 1 to ten years. */
  readonly intervalDays: number
  /** Days from the last visit to the first on which P(active) < 0.5; null = not within ten years. */
  readonly lapseDays: number | null
}

const longestDays = 3650
/** Customers remembered: those of a centre. */
const mostKept = 20_000

const voices = new WeakMap<FitInForce, FitVoice>()

/** The same voice for the same fit: to make its predictor takes longer than to ask it. */
export function fitVoice(fit: FitInForce): FitVoice {
  const known = voices.get(fit)
  if (known !== undefined) return known
  const voice = newVoice(fit)
  voices.set(fit, voice)
  return voice
}

function newVoice(fit: FitInForce): FitVoice {
  const predictor = storedPredictor(fit.timing)
  const known = new Map<string, OwnRhythm>()
  return {
    predictor,
    rhythmOf(history) {
      const key = `${history.x} ${history.tx} ${history.litt}`
      const found = known.get(key)
      if (found !== undefined) return found
      const rhythm = ownRhythm(predictor, { ...history, T: history.tx })
      if (known.size === mostKept) known.clear()
      known.set(key, rhythm)
      return rhythm
    },
  }
}

function ownRhythm(predictor: Predictor, atLastVisit: History): OwnRhythm {
  const days = medianWait(predictor, atLastVisit) * 7
  const weeks = weeksUntilLapsed(predictor, atLastVisit, 0.5)
  const lapseDays = weeks === null ? Infinity : weeks === 0 ? 0 : Math.floor(weeks * 7) + 1
  return {
    intervalDays: Math.min(longestDays, Math.max(1, Math.round(days))),
    lapseDays: lapseDays > longestDays ? null : lapseDays,
  }
}
