import { dayFromNumber } from '#domain/calendar.ts'
import { fitFaultLabels } from '#domain/value-model/fit-refusals.ts'
import { fitWarningLabels } from '#domain/value-model/fit-warnings.ts'
import { poolPredictor } from '#domain/value-model/pool.ts'
import { tracking } from '#domain/value-model/tracking.ts'
import { escaped, type Svg } from '#cli/clv/chart.ts'
import {
  calibrationChart,
  frequencyChart,
  spendChart,
  surfaceAge,
  surfaceChart,
  trackingChart,
} from '#cli/clv/clv-charts.ts'
import { warningsOf, type Chosen, type ClvFits } from '#cli/clv/clv-fits.ts'
import { parameterRows, pageTable } from '#cli/clv/clv-page-tables.ts'
import type { ClvStudy } from '#cli/clv/clv-study.ts'
import { calledName, duelCells, rivalName, scoreCells, shareText, whyChosen } from '#cli/clv/clv-text.ts'
import type { Context } from '#cli/command.ts'
import { clvPhrasesOf } from '#cli/phrases/phrases.ts'

const style = `
:root { color-scheme: light dark; --ink: #1d2330; --soft: #626b7c; --line: #dde1e8; --paper: #fff; --actual: #1b5fc1; --expected: #c2410c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #9aa3b2; --line: #333a47; --paper: #14181f; --actual: #7db0ff; --expected: #ffa26b; } }
body { font: 15px/1.6 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .4rem; } p { margin: .3rem 0; } .note { color: var(--soft); }
svg { display: block; width: 100%; min-width: 34rem; height: auto; margin: .8rem 0; } svg text { font-size: 12px; fill: var(--soft); } svg text.title { fill: var(--ink); } svg text.on { fill: var(--paper); }
.grid { stroke: var(--line); } .axis { stroke: var(--soft); } .line { fill: none; stroke-width: 2; }
.line.actual { stroke: var(--actual); } .line.expected { stroke: var(--expected); stroke-dasharray: 6 4; } .line.bars { stroke: var(--actual); stroke-width: 9; stroke-opacity: .45; } .line.mark { stroke: var(--soft); stroke-width: 1; }
circle.actual, .cell { fill: var(--actual); } circle.expected { fill: var(--expected); } .bar { fill: var(--actual); fill-opacity: .45; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .92rem; } th, td { padding: .25rem .7rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
th:first-child, td:first-child { text-align: left; padding-left: 0; } th { font-weight: 600; } li { margin: .3rem 0; }
@media print { section { break-inside: avoid; } }`

/** The report of a fit on one page that needs nothing beside it. */
export function clvPage(fits: ClvFits, study: ClvStudy, context: Context): string {
  const { page } = clvPhrasesOf(context.language)
  const sections = [
    dataSection(study, context),
    ...(fits.chosen === null ? [] : chosenSections(fits.chosen, study, context)),
    spendSection(fits, study, context),
    comparisonSection(fits, context),
    section(page.parametersOf, `<div class="scroll">${pageTable(parameterRows(fits, context))}</div>`),
    warningSection(fits, context),
  ]
  return `<!doctype html>
<html lang="${context.language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(page.title)}</title><style>${style}</style></head>
<body><h1>${escaped(page.title)}</h1>
${sections.filter((each) => each !== '').join('\n')}
</body></html>
`
}

function section(title: string, ...parts: readonly string[]): string {
  return `<section><h2>${escaped(title)}</h2>${parts.join('\n')}</section>`
}

function drawn(chart: Svg): string {
  return `<div class="scroll">${chart}</div>`
}

function says(sentence: string): string {
  return `<p class="note">${escaped(sentence)}</p>`
}

function dataSection({ histories, customers, log, holdout }: ClvStudy, { language }: Context): string {
  const { page } = clvPhrasesOf(language)
  const weighed = (of: (x: number) => number): number =>
    histories.weight.reduce((sum, weight, row) => sum + weight * of(customers[row]?.x ?? 0), 0)
  const days = log === null ? [] : [page.until(dayFromNumber(log.window.calibrationEnd))]
  if (log !== null && holdout !== null) days.push(page.holdoutUntil(dayFromNumber(log.window.holdoutEnd)))
  const sentences = [
    page.dataOf(
      histories.customers,
      weighed((x) => Number(x > 0)),
      weighed((x) => x),
    ),
    ...days,
  ]
  return section(
    page.data,
    `<p>${sentences.map(escaped).join('<br>')}</p>`,
    holdout === null ? says(page.noHoldout) : '',
  )
}

function chosenSections(chosen: Chosen, study: ClvStudy, context: Context): string[] {
  const say = clvPhrasesOf(context.language)
  const { page } = say
  const predictor = poolPredictor(chosen)
  const sections = [section(say.chosen, `<p>${escaped(shareText(chosen))}</p>`, says(whyChosen(chosen, context)))]
  if (study.log !== null) {
    const { log, window } = study.log
    const weeks = tracking(predictor, log, { ...window, until: window.holdoutEnd })
    const charts = (weeks.length > 1 ? (['week', 'sum'] as const) : []).map((per) =>
      drawn(trackingChart(weeks, window.calibrationEnd, { per, say: page })),
    )
    if (weeks.length > 1) sections.push(section(page.tracking, says(page.trackingSays), ...charts))
  }
  if (chosen.judgement !== null) {
    const { holdout } = chosen.judgement
    sections.push(
      section(page.calibration, says(page.calibrationSays), drawn(calibrationChart(holdout.calibration, page))),
      section(page.byFrequency, says(page.byFrequencySays), drawn(frequencyChart(holdout.byFrequency, page))),
    )
  }
  const unit = say.unit[study.unit]
  const surface: Svg = surfaceChart(predictor, study.customers, { unit, say: page })
  sections.push(section(page.surface, says(page.surfaceSays(`${surfaceAge(study.customers)} ${unit}`)), drawn(surface)))
  return sections
}

function spendSection({ spend }: ClvFits, { customers }: ClvStudy, { language }: Context): string {
  const { page } = clvPhrasesOf(language)
  if (spend === null) return ''
  const { fit, correlation } = spend
  const told =
    correlation === null ? '' : says(page.correlation(correlation.pearson.toFixed(2), correlation.spearman.toFixed(2)))
  if ('fault' in fit) return section(page.spend, `<p>${escaped(fitFaultLabels[fit.fault][language])}</p>`, told)
  return section(page.spend, says(page.spendSays), told, drawn(spendChart(customers, fit.parameters, page)))
}

function comparisonSection({ fits, chosen }: ClvFits, context: Context): string {
  const say = clvPhrasesOf(context.language)
  const { head, page } = say
  const rows = fits.flatMap(({ name, judged }) =>
    judged === null
      ? []
      : [
          [
            calledName(name, judged.fit.model.k),
            judged.fit.logLikelihood.toFixed(2),
            ...scoreCells(judged.holdout?.score ?? null),
          ],
        ],
  )
  const judgement = chosen?.judgement ?? null
  if (judgement !== null) rows.push([say.chosen, '', ...scoreCells(judgement.holdout.score)])
  const columns = [head.model, head.logLikelihood, head.crps, head.mae, head.rmse, head.total, head.brier, head.logLoss]
  const scores = `<div class="scroll">${pageTable([columns, ...rows])}</div>`
  if (judgement === null) return section(page.comparison, scores)
  const duels = judgement.duels.map(({ against, comparison }) => [
    rivalName(against, context),
    ...duelCells(comparison, context),
  ])
  const differences = pageTable([[head.model, head.crps, head.brier, head.logLoss], ...duels])
  return section(page.comparison, scores, says(say.against), `<div class="scroll">${differences}</div>`)
}

function warningSection(fits: ClvFits, { language }: Context): string {
  const { warnings, trust } = clvPhrasesOf(language)
  const own = warningsOf(fits).map((code) => fitWarningLabels[code][language])
  const items = [...own, trust.ranking, trust.interval, trust.active].map((each) => `<li>${escaped(each)}</li>`)
  return section(warnings, `<ul>${items.join('')}</ul>`)
}
