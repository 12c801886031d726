import { at } from '#domain/value-model/column.ts'
import { verdict, type Comparison } from '#domain/value-model/evaluation.ts'
import { plainForecasts } from '#domain/value-model/duel.ts'
import { fitFaultLabels } from '#domain/value-model/fit-refusals.ts'
import { fitWarningLabels } from '#domain/value-model/fit-warnings.ts'
import type { HoldoutScore } from '#domain/value-model/holdout.ts'
import { warningsOf, type Chosen, type ClvFit, type ClvFits } from '#cli/clv/clv-fits.ts'
import type { ClvStudy } from '#cli/clv/clv-study.ts'
import { percent } from '#cli/amounts.ts'
import type { Context } from '#cli/command.ts'
import { clvPhrasesOf } from '#cli/phrases/phrases.ts'
import { columnsOf, heading } from '#cli/screen.ts'
import { table, type TableColumn } from '#cli/table.ts'

/** The answer of `clv fit` for a person. */
export function fitsText(fits: ClvFits, study: ClvStudy, context: Context): string[] {
  const { language } = context
  const say = clvPhrasesOf(language)
  const lines = [say.read(study.histories.customers, study.rows), '', heading(say.fit, context)]
  lines.push(...scoreTable(fits, context), '', heading(say.parameters, context), ...parameterLines(fits, context))
  if (fits.chosen !== null) lines.push('', heading(say.chosen, context), ...chosenLines(fits.chosen, context))
  const warnings = warningsOf(fits)
  if (warnings.length > 0)
    lines.push('', heading(say.warnings, context), ...warnings.map((code) => `  ${fitWarningLabels[code][language]}`))
  return lines
}

/** A model as it is called, with its k where it was found. */
export function calledName(name: string, k: number | null): string {
  return k === null ? name : name.replace(/-k$/, `-${k}`)
}

export function shareText({ members }: Chosen): string {
  return members.map(({ fit, share }) => `${calledName(fit.model.name, fit.model.k)} ${percent(share, 0)}`).join(' + ')
}

function scoreTable({ fits, chosen }: ClvFits, context: Context): string[] {
  const { head, chosen: chosenWord } = clvPhrasesOf(context.language)
  const columns: TableColumn[] = [
    head.model,
    head.logLikelihood,
    head.crps,
    head.mae,
    head.rmse,
    head.total,
    head.brier,
    head.logLoss,
    head.seconds,
  ].map((header, i) => (i === 0 ? { header, gives: true } : { header, align: 'right' }))
  const rows = fits.flatMap(({ name, judged, seconds }) =>
    judged === null
      ? []
      : [
          [
            calledName(name, judged.fit.model.k),
            judged.fit.logLikelihood.toFixed(2),
            ...scoreCells(judged.holdout?.score ?? null),
            seconds.toFixed(2),
          ],
        ],
  )
  const judgement = chosen?.judgement
  if (judgement) rows.push([`→ ${chosenWord}`, '', ...scoreCells(judgement.holdout.score), ''])
  return table(columns, rows, columnsOf(context))
}

/** CRPS, MAE, RMSE, total error, Brier, log loss. */
export function scoreCells(score: HoldoutScore | null): string[] {
  if (score === null) return Array.from({ length: 6 }, () => '—')
  const { crps, mae, rmse, totalError, brier, logLoss } = score
  const total = totalError === null ? '—' : `${totalError > 0 ? '+' : ''}${percent(totalError)}`
  return [crps.toFixed(4), mae.toFixed(4), rmse.toFixed(3), total, brier.toFixed(4), logLoss.toFixed(4)]
}

function parameterLines({ fits, spend }: ClvFits, { language }: Context): string[] {
  const { refused } = clvPhrasesOf(language)
  const lines = fits.map((each) => {
    if (each.judged === null) return `  ${each.name}: ${refused}: ${fitFaultLabels[each.fault][language]}`
    return `  ${calledName(each.name, each.judged.fit.model.k)}: ${parametersText(each)}`
  })
  if (spend === null) return lines
  if ('fault' in spend.fit) return [...lines, `  gamma-gamma: ${refused}: ${fitFaultLabels[spend.fit.fault][language]}`]
  const { parameters, standardErrors } = spend.fit
  const each = (['p', 'q', 'gamma'] as const).map((name) => withError(name, parameters[name], standardErrors[name]))
  return [...lines, `  gamma-gamma: ${each.join(', ')}`]
}

function parametersText({ judged }: Extract<ClvFit, { fault: null }>): string {
  const { model, values, standardErrors } = judged.fit
  return model.parameters.map((name, i) => withError(name, at(values, i), standardErrors[i] ?? null)).join(', ')
}

function withError(name: string, value: number, error: number | null): string {
  return `${name} ${plain(value)}${error === null ? '' : ` (${plain(error)})`}`
}

/** Five digits, without an exponent as far as that is readable. */
function plain(value: number): string {
  return Math.abs(value) > 0 && Math.abs(value) < 1e-4 ? value.toExponential(2) : String(Number(value.toPrecision(5)))
}

function chosenLines(chosen: Chosen, context: Context): string[] {
  const say = clvPhrasesOf(context.language)
  const lines = [`  ${shareText(chosen)}`, `  ${whyChosen(chosen, context)}`]
  const duels = chosen.judgement?.duels ?? []
  if (duels.length === 0) return lines
  const columns: TableColumn[] = [
    { header: say.head.model },
    ...[say.head.crps, say.head.brier, say.head.logLoss].map((header) => ({ header })),
  ]
  const rows = duels.map(({ against, comparison }) => [rivalName(against, context), ...duelCells(comparison, context)])
  return [...lines, '', `  ${say.against}`, ...table(columns, rows, 160).map((line) => `  ${line}`)]
}

export function whyChosen({ because, members }: Chosen, { language }: Pick<Context, 'language'>): string {
  const say = clvPhrasesOf(language)
  const name = members.map(({ fit }) => calledName(fit.model.name, fit.model.k)).join(' + ')
  if (because === 'asked') return say.chosenAsked(name)
  if (because === 'likelihood') return say.chosenOfSummary(name)
  return members.length === 1 ? say.chosenAlone(name) : say.chosenTogether
}

export function rivalName(against: string, { language }: Pick<Context, 'language'>): string {
  const plainOne = Object.entries(plainForecasts).find(([id]) => id === against)
  return plainOne === undefined ? against : plainOne[1][language]
}

/** `-0.0134 [-0.0277, 0.0005] better` for each measure. */
export function duelCells(comparison: Comparison, { language }: Pick<Context, 'language'>): string[] {
  const say = clvPhrasesOf(language)
  return [comparison.crps, comparison.brier, comparison.logLoss].map((difference) => {
    const [mean, low, high] = [difference.mean, difference.low, difference.high].map((value) => value.toFixed(4))
    return `${mean} [${low}, ${high}] ${say.verdict[verdict(difference)]}`
  })
}
