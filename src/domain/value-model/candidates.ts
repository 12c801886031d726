import { cnbdModel } from '#domain/value-model/cnbd.ts'
import { mbgCnbdMixture } from '#domain/value-model/cnbd-mixture.ts'
import { fitTiming, type FitRefusal, type TimingFit } from '#domain/value-model/fit.ts'
import type { Histories } from '#domain/value-model/histories.ts'
import { mergeAlike } from '#domain/value-model/merge-alike.ts'
import { nbd } from '#domain/value-model/nbd.ts'
import { paretoNbd } from '#domain/value-model/pareto-nbd.ts'
import type { TimingModel, TimingModelName } from '#domain/value-model/timing-model.ts'

/** In the order in which they are told. */
export const timingModelNames = [
  'nbd',
  'bg-nbd',
  'mbg-nbd',
  'pareto-nbd',
  'bg-cnbd-k',
  'mbg-cnbd-k',
  'mbg-cnbd-mix',
] as const satisfies readonly TimingModelName[]

/** Those that may speak for a group; NBD, in which nobody leaves, only serves for comparison. */
export const candidateNames: readonly TimingModelName[] = timingModelNames.filter((name) => name !== 'nbd')

const mostEvents = 12

/** The model of a name; `k` where the name leaves it open. */
export function timingModel(name: TimingModelName, k = 1): TimingModel {
  switch (name) {
    case 'nbd':
      return nbd
    case 'pareto-nbd':
      return paretoNbd
    case 'mbg-cnbd-mix':
      return mbgCnbdMixture
    default:
      return cnbdModel(name, { k, leavesAfterFirst: name.startsWith('mbg') })
  }
}

/** Fits the model of a name; where k is left open, the one of 1 … 12 with the highest likelihood. */
export function fitNamed(name: TimingModelName, histories: Histories, k?: number): TimingFit | FitRefusal {
  if (!name.endsWith('-k') || k !== undefined) return fitTiming(timingModel(name, k), histories)
  const alike = mergeAlike(histories)
  let best: TimingFit | FitRefusal = fitTiming(timingModel(name, 1), alike)
  let falls = 0
  // ln L rises and then falls in k; a second fall in a row says that the top is passed.
  for (let events = 2; events <= mostEvents && falls < 2 && !('fault' in best); events++) {
    const next = fitTiming(timingModel(name, events), alike)
    const isBetter = !('fault' in next) && next.logLikelihood > best.logLikelihood
    if (isBetter) best = next
    falls = isBetter ? 0 : falls + 1
  }
  return best
}
