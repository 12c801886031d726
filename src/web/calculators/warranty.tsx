import { useMemo, type ReactNode } from 'react'
import { warrantyCalculator } from '#domain/calculator/warranty-calculator.ts'
import { Bench } from '#web/calculators/bench.tsx'
import { useCalculator } from '#web/calculators/use-calculator.ts'
import { useYuan } from '#web/calculators/use-yuan.ts'
import { BarChart } from '#web/charts/bar-chart.tsx'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { calculatorsEn } from '#web/phrases/calculators.en.ts'
import { calculatorsZh } from '#web/phrases/calculators.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Note } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

export function Warranty(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).warranty
  const format = useFormat()
  const yuan = useYuan()
  const worked = useCalculator(warrantyCalculator)
  const result = useMemo(() => warrantyCalculator.work(worked.values), [worked.values])
  const bars = [
    { id: 'expected', label: words.expected, value: result.expectedCost, series: 1 },
    { id: 'price', label: words.price, value: result.price, series: 3 },
    { id: 'largest', label: words.largest, value: result.largestBill, series: 6 },
  ]
  return (
    <Bench calculator={warrantyCalculator} worked={worked}>
      <Panel>
        <Figures>
          <Figure label={words.expected} value={yuan.exact(result.expectedCost)} size="large" />
          <Figure label={words.chanceAbove} value={format.percent(result.chanceAbovePrice)} size="large" />
          <Figure
            label={words.breakEven}
            value={result.breakEven === null ? words.noBreakEven : `${format.number(result.breakEven, 2)} ×`}
            note={words.breakEvenNote}
          />
          <Figure label={words.deviation} value={yuan.exact(result.standardDeviation)} />
          <Figure label={words.perMonth} value={yuan.exact(result.pricePerMonth)} />
          <Figure label={words.need} value={words.points(format.number(result.need))} note={words.needNote} />
        </Figures>
        <Note tone={result.advice === 'saves' ? 'good' : 'fair'}>
          {words.advice[result.advice](
            yuan.exact(Math.abs(result.price - result.expectedCost)),
            yuan.exact(result.largestBill),
          )}
        </Note>
      </Panel>
      <Panel>
        <ChartFrame
          title={words.chart}
          table={{
            columns: [{ label: words.what }, { label: words.amount, align: 'end' }],
            rows: bars.map(({ label, value }) => [label, yuan.exact(value)]),
          }}
        >
          <BarChart label={words.chart} bars={bars} format={yuan.exact} />
        </ChartFrame>
      </Panel>
    </Bench>
  )
}
