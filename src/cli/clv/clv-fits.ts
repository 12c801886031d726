import { fitNamed, timingModelNames } from '#domain/value-model/candidates.ts'
import { chosenWarnings, judgeChosen, type Judgement } from '#domain/value-model/duel.ts'
import type { FitFault } from '#domain/value-model/fit-refusals.ts'
import { warningsSaid, type FitWarning } from '#domain/value-model/fit-warnings.ts'
import type { PooledFit } from '#domain/value-model/pool.ts'
import { selectModel } from '#domain/value-model/selection.ts'
import { fitSpend, type SpendFit } from '#domain/value-model/spend-fit.ts'
import { judgeFit, type JudgedFit } from '#domain/value-model/study.ts'
import type { TimingModelName } from '#domain/value-model/timing-model.ts'
import type { ModelWish } from '#cli/clv/clv-options.ts'
import type { ClvStudy } from '#cli/clv/clv-study.ts'

/** One model as it was fitted, or why not. */
export type ClvFit = { readonly name: TimingModelName; readonly seconds: number } & (
  | { readonly judged: JudgedFit; readonly fault: null }
  | { readonly judged: null; readonly fault: FitFault }
)

export interface ClvFits {
  readonly fits: readonly ClvFit[]
  readonly spend: (SpendFit & { readonly seconds: number }) | null
  readonly chosen: Chosen | null
}

/** The forecast that is used, why, and how it did in the holdout. */
export interface Chosen extends PooledFit {
  readonly because: 'earlier-days' | 'likelihood' | 'asked'
  readonly judgement: Judgement | null
}

/** Fits what was asked for; `withChoice`: also which of them is to speak, and amounts where there are any. */
export function fitAll(study: ClvStudy, wish: ModelWish, withChoice: boolean): ClvFits {
  const names = timingModelNames.filter((name) => wish.name === 'all' || wish.name === name)
  const fits = names.map((name) => fitOne(name, study, wish.k))
  const wantsSpend = withChoice || wish.name === 'all' || wish.name === 'gamma-gamma'
  const spend = study.hasAmounts && wantsSpend ? spendOf(study) : null
  return { fits, spend, chosen: withChoice ? chosenOf(study, fits, wish) : null }
}

function fitOne(name: TimingModelName, study: ClvStudy, k: number | undefined): ClvFit {
  const began = performance.now()
  const needsIntervals = (name.endsWith('-k') && k !== 1) || name === 'mbg-cnbd-mix'
  const fit =
    needsIntervals && !study.hasLitt ? ({ fault: 'no-intervals' } as const) : fitNamed(name, study.histories, k)
  const seconds = (performance.now() - began) / 1000
  if ('fault' in fit) return { name, seconds, judged: null, fault: fit.fault }
  return { name, seconds, judged: judgeFit(fit, study), fault: null }
}

function spendOf({ customers }: ClvStudy): SpendFit & { readonly seconds: number } {
  const began = performance.now()
  const spends = customers.flatMap(({ x, meanAmount }) => (meanAmount === null ? [] : [{ x, mean: meanAmount }]))
  return { ...fitSpend(spends), seconds: (performance.now() - began) / 1000 }
}

function chosenOf(study: ClvStudy, fits: readonly ClvFit[], { name }: ModelWish): Chosen | null {
  const judged = fits.flatMap((each) => each.judged ?? [])
  const [first] = judged
  if (first === undefined) return null
  const judgement = (members: PooledFit): Judgement | null => judgeChosen(members, judged, study)
  if (name !== 'all') {
    const asked = { members: [{ fit: first.fit, share: 1 }] }
    return { ...asked, because: 'asked', judgement: judgement(asked) }
  }
  const selected = study.log && selectModel(study.log.log, wishOf(study, study.log.window.calibrationEnd))
  if (selected !== null && !('fault' in selected))
    return { members: selected.members, because: 'earlier-days', judgement: judgement(selected) }
  const able = judged.filter(({ fit }) => fit.model.leaves)
  const best = (able.length > 0 ? able : judged).reduce((most, each) =>
    each.fit.logLikelihood > most.fit.logLikelihood ? each : most,
  )
  const likeliest = { members: [{ fit: best.fit, share: 1 }] }
  return { ...likeliest, because: 'likelihood', judgement: judgement(likeliest) }
}

function wishOf({ horizon, daysPerUnit }: ClvStudy, until: number) {
  return { until, ahead: Math.max(7, Math.round(horizon * daysPerUnit)), daysPerUnit }
}

/** What is to be said about the forecast that is used, or of the fits where none was chosen; and about amounts. */
export function warningsOf({ fits, spend, chosen }: ClvFits): FitWarning[] {
  const judged = fits.flatMap((each) => each.judged ?? [])
  const timing =
    chosen === null ? judged.flatMap(({ warnings }) => warnings) : chosenWarnings(chosen, judged, chosen.judgement)
  return warningsSaid(Object.fromEntries([...timing, ...(spend?.warnings ?? [])].map((code) => [code, true])))
}
