import type { ReactNode } from 'react'
import { BarChart } from '#web/charts/bar-chart.tsx'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { yuanCell } from '#web/charts/table-tools.tsx'
import { useLabel } from '#web/phrases/language.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { type Fit, useModelPhrases } from '#web/value/model-of.ts'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface Props {
  readonly fit: Fit
}

/** What a visit brings in, and whether that goes with how often somebody comes. */
export function SpendOfVisits({ fit: { spend, asOf } }: Props): ReactNode {
  const words = useModelPhrases()
  const format = useFormat()
  const say = useLabel()
  const { inYuan } = useUiPhrases()
  const bars = spend.byFrequency.map(({ repeats, orMore, marginFen, customers }, at) => {
    const next = spend.byFrequency[at + 1]?.repeats ?? repeats + 1
    const from = format.number(repeats)
    const label = orMore ? words.timesOrMore(from) : words.times(from, format.number(next - 1))
    return { id: label, label, value: marginFen, customers }
  })
  return (
    <Panel title={words.spend} subtitle={say(spend.because)}>
      <div className="stack">
        <Figures>
          <Figure
            label={words.spendMean}
            value={spend.meanFen === null ? null : format.money(spend.meanFen)}
            note={words.spendFrom(format.number(spend.customers))}
          />
          <Figure
            label={words.spendCorrelation}
            value={spend.correlation === null ? null : format.number(spend.correlation.spearman, 2)}
            note={words.spendCorrelationNote}
          />
        </Figures>
        <ChartFrame
          title={words.spendBy}
          asOf={asOf}
          table={{
            columns: [
              { label: words.repeats },
              { label: words.customers, align: 'end' },
              { label: inYuan(words.margin), align: 'end' },
            ],
            rows: bars.map(({ label, customers, value }) => [label, customers, yuanCell(value)]),
          }}
        >
          <BarChart label={words.spendBy} bars={bars} format={(fen) => format.money(fen)} />
        </ChartFrame>
      </div>
    </Panel>
  )
}
