import { useMemo, type ReactNode } from 'react'
import { twoWaysCalculator } from '#domain/calculator/two-ways.ts'
import { Bench } from '#web/calculators/bench.tsx'
import { useCalculator } from '#web/calculators/use-calculator.ts'
import { useYuan } from '#web/calculators/use-yuan.ts'
import { BarChart } from '#web/charts/bar-chart.tsx'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { calculatorsEn } from '#web/phrases/calculators.en.ts'
import { calculatorsZh } from '#web/phrases/calculators.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'

export function TwoWays(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).twoWays
  const yuan = useYuan()
  const worked = useCalculator(twoWaysCalculator)
  const { transaction, relationship, multiple } = useMemo(() => twoWaysCalculator.work(worked.values), [worked.values])
  const ways = [
    { id: 'transaction', label: words.transaction, ...transaction },
    { id: 'relationship', label: words.relationship, ...relationship },
  ]
  const bars = ways.map(({ id, label, own, familyAndFriends, total }) => ({
    id,
    label,
    value: total,
    parts: [
      { id: 'own', label: words.own, value: own, series: 1 },
      { id: 'others', label: words.others, value: familyAndFriends, series: 3 },
    ],
  }))
  const columns = [words.way, words.year1, words.year2, words.own, words.others].map((label, at) => ({
    label,
    align: at === 0 ? ('start' as const) : ('end' as const),
  }))
  const rows = ways.map(({ id, label, cumulative, own, familyAndFriends }) => ({
    id,
    cells: [label, ...cumulative.map(yuan.exact), yuan.exact(own), yuan.exact(familyAndFriends)],
  }))
  return (
    <Bench calculator={twoWaysCalculator} worked={worked}>
      <Panel>
        <Figures>
          <Figure label={words.transaction} value={yuan.exact(transaction.total)} size="large" />
          <Figure label={words.relationship} value={yuan.exact(relationship.total)} size="large" />
          <Figure label={words.multiple} value={yuan.ratio(multiple)} />
        </Figures>
      </Panel>
      <Panel>
        <ChartFrame
          title={words.chart}
          table={{ columns, rows: rows.map(({ cells }) => cells) }}
          legend={[
            { label: words.own, series: 1 },
            { label: words.others, series: 3 },
          ]}
          caption={words.note}
        >
          <BarChart label={words.chart} bars={bars} format={yuan.exact} />
        </ChartFrame>
        <PlainTable label={words.chart} columns={columns} rows={rows} />
      </Panel>
    </Bench>
  )
}
