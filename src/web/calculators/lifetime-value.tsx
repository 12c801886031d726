import { useMemo, type ReactNode } from 'react'
import {
  lifetimeValueCalculator,
  type LifetimeValueResult,
  referenceValues,
} from '#domain/calculator/lifetime-value-calculator.ts'
import { sensitivitySteps } from '#domain/calculator/value-sensitivity.ts'
import { Bench } from '#web/calculators/bench.tsx'
import { useCalculator } from '#web/calculators/use-calculator.ts'
import { useYuan } from '#web/calculators/use-yuan.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { LineChart } from '#web/charts/line-chart.tsx'
import { TornadoChart } from '#web/charts/tornado-chart.tsx'
import { calculatorsEn } from '#web/phrases/calculators.en.ts'
import { calculatorsZh } from '#web/phrases/calculators.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'

const byYear = Object.keys(lifetimeValueCalculator.inputs).filter((name) => /^retention\d$/.test(name))

export function LifetimeValue(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).lifetimeValue
  const yuan = useYuan()
  const worked = useCalculator(lifetimeValueCalculator)
  const result = useMemo(() => lifetimeValueCalculator.work(worked.values), [worked.values])
  const { retentionBy, years } = worked.values
  const unused = byYear.filter((name) => Number(name.slice(-1)) > years)
  return (
    <Bench
      calculator={lifetimeValueCalculator}
      worked={worked}
      hidden={retentionBy === 'constant' ? byYear : ['retention', ...unused]}
    >
      <Panel>
        <Figures>
          <Figure label={words.full} value={yuan.exact(result.value)} size="large" note={words.fullNote(years)} />
          <Figure label={words.simple} value={yuan.exact(result.simple)} size="large" note={words.simpleNote} />
          <Figure
            label={words.payback}
            value={result.paybackYear === null ? words.never : words.year(result.paybackYear)}
          />
          <Figure label={words.revenue} value={yuan.exact(result.revenuePerYear)} />
        </Figures>
      </Panel>
      <Years result={result} />
      <Panel>
        <Tornado result={result} />
      </Panel>
      <References value={result.value} />
    </Bench>
  )
}

function Years({ result }: { readonly result: LifetimeValueResult }): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).lifetimeValue
  const yuan = useYuan()
  const format = useFormat()
  const columns = [words.yearHead, words.retained, words.revenueHead, words.profit, words.discounted, words.cumulative]
  const rows = result.table.map((row) => [
    words.year(row.year),
    format.percent(row.retained),
    yuan.exact(row.revenue),
    yuan.exact(row.profit),
    yuan.exact(row.discountedProfit),
    yuan.exact(row.cumulative),
  ])
  const heads = columns.map((label, at) => ({ label, align: at === 0 ? ('start' as const) : ('end' as const) }))
  return (
    <Panel>
      <ChartFrame title={words.chart} table={{ columns: heads, rows }}>
        <LineChart
          label={words.chart}
          series={[
            {
              id: 'sum',
              label: words.cumulative,
              points: result.table.map(({ year, cumulative }) => ({ x: year, y: cumulative })),
            },
            {
              id: 'year',
              label: words.profit,
              points: result.table.map(({ year, profit }) => ({ x: year, y: profit })),
            },
          ]}
          xText={(year) => (Number.isInteger(year) ? words.year(year) : '')}
          yText={yuan.axis}
        />
      </ChartFrame>
      <PlainTable label={words.chart} columns={heads} rows={rows.map((cells) => ({ id: cells[0] ?? '', cells }))} />
    </Panel>
  )
}

function Tornado({ result: { sensitivity } }: { readonly result: LifetimeValueResult }): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).lifetimeValue
  const yuan = useYuan()
  const format = useFormat()
  const change = { retention: sensitivitySteps.retention, revenue: sensitivitySteps.revenue, both: null }
  const bars = sensitivity.bars.map(({ varied, low, high }) => {
    const step = change[varied]
    const text = step === null ? ['−', '+'] : [`−${format.percent(step, 0)}`, `+${format.percent(step, 0)}`]
    return { id: varied, label: words.varied[varied], low, high, lowText: text[0] ?? '', highText: text[1] ?? '' }
  })
  const table = {
    columns: [{ label: words.crossed }, ...words.revenueEnds.map((label) => ({ label, align: 'end' as const }))],
    rows: sensitivity.crossed.map((row, at) => [words.retentionEnds[at] ?? '', ...row.map(yuan.exact)]),
  }
  return (
    <>
      <ChartFrame title={words.tornado} table={table} caption={words.tornadoNote}>
        <TornadoChart label={words.tornado} base={sensitivity.base} bars={bars} format={yuan.short} />
      </ChartFrame>
      <PlainTable
        label={words.crossed}
        columns={table.columns}
        rows={table.rows.map((cells) => ({ id: cells[0] ?? '', cells }))}
      />
    </>
  )
}

function References({ value }: { readonly value: number }): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).lifetimeValue
  const label = useLabel()
  const yuan = useYuan()
  return (
    <Panel title={words.references} subtitle={words.referencesNote}>
      <PlainTable
        label={words.references}
        columns={[{ label: words.kind }, { label: words.range, align: 'end' }, { label: words.yours, align: 'end' }]}
        rows={referenceValues.map(({ label: kind, range: [low, high] }) => ({
          id: kind.en,
          cells: [
            label(kind),
            `${yuan.exact(low)} – ${yuan.exact(high)}`,
            value < low ? words.below : value > high ? words.above : words.within,
          ],
        }))}
      />
    </Panel>
  )
}
