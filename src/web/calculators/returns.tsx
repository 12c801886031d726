import { useMemo, type ReactNode } from 'react'
import { publishedReturns, returnsCalculator } from '#domain/calculator/returns-calculator.ts'
import { Bench } from '#web/calculators/bench.tsx'
import { useCalculator } from '#web/calculators/use-calculator.ts'
import { useYuan } from '#web/calculators/use-yuan.ts'
import { BarChart } from '#web/charts/bar-chart.tsx'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { calculatorsEn } from '#web/phrases/calculators.en.ts'
import { calculatorsZh } from '#web/phrases/calculators.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Note } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Result = ReturnType<typeof returnsCalculator.work>

export function Returns(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).returns
  const format = useFormat()
  const yuan = useYuan()
  const worked = useCalculator(returnsCalculator)
  const result = useMemo(() => returnsCalculator.work(worked.values), [worked.values])
  const { segment } = result
  return (
    <Bench calculator={returnsCalculator} worked={worked}>
      <Tiers result={result} />
      <Split result={result} />
      <Panel title={words.segment} actions={<Badge>{words.against[segment.against]}</Badge>}>
        <Figures>
          <Figure label={words.segmentNet} value={format.percent(segment.netReturn, 0)} size="large" />
          <Figure label={words.incremental} value={yuan.short(segment.incremental)} />
        </Figures>
        {segment.against === 'plan' && <Note tone="fair">{words.planNote}</Note>}
      </Panel>
    </Bench>
  )
}

function Tiers({ result: { tiers } }: { readonly result: Result }): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).returns
  const label = useLabel()
  const format = useFormat()
  const yuan = useYuan()
  const columns = [words.tier, words.gross, words.net, words.quoted, words.cost, words.cap].map((name, at) => ({
    label: name,
    align: at === 0 ? ('start' as const) : ('end' as const),
  }))
  const rows = tiers.map((tier) => ({
    id: tier.tier,
    cells: [
      label(tier.label),
      yuan.ratio(tier.grossRatio),
      format.percent(tier.netReturn, 0),
      yuan.ratio(tier.quotedRatio),
      yuan.exact(tier.cost),
      tier.cost > tier.cap ? words.overCap(yuan.exact(tier.cap)) : yuan.exact(tier.cap),
    ],
  }))
  const { quotedRatio, wonBack, keptIsWorthNew } = publishedReturns
  return (
    <Panel title={words.winBack}>
      <PlainTable label={words.winBack} columns={columns} rows={rows} />
      <Note>
        {words.published(quotedRatio, format.number(wonBack.customers), yuan.short(wonBack.value), keptIsWorthNew)}
      </Note>
    </Panel>
  )
}

function Split({ result: { tiers, split, limits } }: { readonly result: Result }): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).returns
  const label = useLabel()
  const format = useFormat()
  const yuan = useYuan()
  const bars = tiers.map((tier) => {
    const treated = split.treated.find(({ id }) => id === tier.tier)?.customers ?? 0
    const text = words.of(format.number(Math.floor(treated + 1e-6)), format.number(tier.customers))
    return { id: tier.tier, label: label(tier.label), value: treated, text, left: tier.customers - treated }
  })
  return (
    <Panel>
      <ChartFrame
        title={words.split}
        table={{
          columns: [
            { label: words.tier },
            { label: words.treated, align: 'end' },
            { label: words.capped, align: 'end' },
          ],
          rows: bars.map((bar, at) => [bar.label, bar.text, yuan.short((tiers[at]?.cap ?? 0) * bar.value)]),
        }}
        caption={words.splitNote}
      >
        <BarChart label={words.split} bars={bars} format={(value) => format.number(value)} />
      </ChartFrame>
      <Figures>
        <Figure label={words.netValue} value={yuan.short(split.netValue)} />
        <Figure label={words.spent} value={yuan.short(split.cost)} note={words.ofLimit(yuan.short(limits.budget))} />
        <Figure
          label={words.minutes}
          value={format.number(split.minutes)}
          note={words.ofLimit(format.number(limits.minutes))}
        />
      </Figures>
    </Panel>
  )
}
