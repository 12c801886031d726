import type { ReactNode } from 'react'
import { goalMetrics } from '#domain/goal/goal-metric.ts'
import type { Centre, Metric } from '#web/centres/centre-cell.tsx'
import { saveCsv } from '#web/charts/csv.ts'
import { centresEn } from '#web/phrases/centres.en.ts'
import { centresZh } from '#web/phrases/centres.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { IconButton } from '#web/ui/button.tsx'
import '#web/charts/charts.css'

/** The comparison as a file, one line for each centre and metric: numbers as numbers, with base and interval. */
export function CentreFile({ centres }: { readonly centres: readonly Centre[] }): ReactNode {
  const words = usePhrases(centresZh, centresEn)
  const ui = useUiPhrases()
  const label = useLabel()
  const { file } = words
  const columns = [words.metric, file.centre, file.value, file.base, file.low, file.high, file.before]
  const save = (): void =>
    saveCsv([words.title, centres[0]?.asOf ?? ''].join(' ').trim(), {
      columns: columns.map((name) => ({ label: name })),
      rows: centres.flatMap((centre) => [
        [words.customers, centre.name, centre.customers, null, null, null, null],
        [words.meanValue, centre.name, ...meanCells(centre.meanTotal)],
        [words.atRisk, centre.name, yuan(centre.valueAtRiskFen), centre.customers, null, null, null],
        ...centre.metrics.map((metric) => [label(goalMetrics[metric.metric].label), centre.name, ...cellsOf(metric)]),
      ]),
    })
  return (
    <div className="row no-print chart-tools">
      <IconButton icon="download" size="small" label={ui.csv} onPress={save} />
      <IconButton icon="printer" size="small" label={ui.print} onPress={() => window.print()} />
    </div>
  )
}

function meanCells({ fen, base, interval }: Centre['meanTotal']): (number | null)[] {
  return [yuan(fen), base, yuan(interval?.low ?? null), yuan(interval?.high ?? null), null]
}

function cellsOf({ metric, value, before, base, interval }: Metric): (number | null)[] {
  const told = (number: number | null): number | null => (goalMetrics[metric].unit === 'fen' ? yuan(number) : number)
  return [told(value), base, told(interval?.low ?? null), told(interval?.high ?? null), told(before)].map(short)
}

function yuan(fen: number | null): number | null {
  return fen === null ? null : Math.round(fen) / 100
}

function short(number: number | null): number | null {
  return number === null ? null : Number(number.toFixed(4))
}
