import type { ReactNode } from 'react'
import { goalMetrics } from '#domain/goal/goal-metric.ts'
import type { Centre, Metric } from '#web/centres/centre-cell.tsx'
import { shortCell, TableTools, yuanCell } from '#web/charts/table-tools.tsx'
import { centresEn } from '#web/phrases/centres.en.ts'
import { centresZh } from '#web/phrases/centres.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'

/** The comparison as a file, one line for each centre and metric: numbers as numbers, with base and interval. */
export function CentreFile({ centres }: { readonly centres: readonly Centre[] }): ReactNode {
  const words = usePhrases(centresZh, centresEn)
  const label = useLabel()
  const { file } = words
  const columns = [words.metric, file.centre, file.value, file.base, file.low, file.high, file.before]
  const rows = centres.flatMap((centre) => [
    [words.customers, centre.name, centre.customers, null, null, null, null],
    [words.meanValue, centre.name, ...meanCells(centre.meanTotal)],
    [words.atRisk, centre.name, yuanCell(centre.valueAtRiskFen), centre.customers, null, null, null],
    ...centre.metrics.map((metric) => [label(goalMetrics[metric.metric].label), centre.name, ...cellsOf(metric)]),
  ])
  return (
    <TableTools
      name={words.title}
      asOf={centres[0]?.asOf}
      table={{ columns: columns.map((name) => ({ label: name })), rows }}
    />
  )
}

function meanCells({ fen, base, interval }: Centre['meanTotal']): (number | null)[] {
  return [yuanCell(fen), base, yuanCell(interval?.low ?? null), yuanCell(interval?.high ?? null), null]
}

function cellsOf({ metric, value, before, base, interval }: Metric): (number | null)[] {
  const told = (number: number | null): number | null =>
    goalMetrics[metric].unit === 'fen' ? yuanCell(number) : number
  return [told(value), base, told(interval?.low ?? null), told(interval?.high ?? null), told(before)].map(shortCell)
}
