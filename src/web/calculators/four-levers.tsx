import { useMemo, type ReactNode } from 'react'
import { attachRatesCalculator } from '#domain/calculator/attach-rates.ts'
import { type FourLevers as Result, fourLeversCalculator, leverLabels } from '#domain/calculator/four-levers.ts'
import { mixTotals, visitMix } from '#domain/calculator/visit-mix.ts'
import { Bench } from '#web/calculators/bench.tsx'
import { LeverActions } from '#web/calculators/lever-actions.tsx'
import { useCalculator } from '#web/calculators/use-calculator.ts'
import { useYuan } from '#web/calculators/use-yuan.ts'
import { BarChart } from '#web/charts/bar-chart.tsx'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { WaterfallChart } from '#web/charts/waterfall-chart.tsx'
import { calculatorsEn } from '#web/phrases/calculators.en.ts'
import { calculatorsZh } from '#web/phrases/calculators.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Note } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'

export function FourLevers(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).levers
  const format = useFormat()
  const yuan = useYuan()
  const worked = useCalculator(fourLeversCalculator)
  const result = useMemo(() => fourLeversCalculator.work(worked.values), [worked.values])
  const { expectedYears } = result
  return (
    <div className="stack">
      <Bench calculator={fourLeversCalculator} worked={worked}>
        <Panel>
          <Figures>
            <Figure label={words.base} value={yuan.exact(result.base)} />
            <Figure label={words.target} value={yuan.exact(result.target)} size="large" />
            <Figure
              label={words.multiple}
              value={result.multiple === null ? null : words.times(format.number(result.multiple, 2))}
            />
            <Figure
              label={words.expectedYears}
              value={`${format.number(expectedYears.base, 2)} → ${format.number(expectedYears.target, 2)}`}
              note={format.percent(expectedYears.target / expectedYears.base - 1, 0)}
            />
          </Figures>
          {worked.values.time === 'both' && <Note tone="fair">{words.twice}</Note>}
        </Panel>
        <Panel>
          <Effects result={result} />
        </Panel>
        <VisitMix />
      </Bench>
      <LeverActions />
      <AttachRates />
    </div>
  )
}

function Effects({ result }: { readonly result: Result }): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).levers
  const label = useLabel()
  const format = useFormat()
  const yuan = useYuan()
  const alone = result.effects.map(({ lever, effect, share }) => ({
    id: lever,
    label: label(leverLabels[lever]),
    value: effect,
    share,
  }))
  const steps = [
    { id: 'base', label: words.base, value: result.base, isTotal: true },
    ...alone,
    { id: 'interaction', label: words.interaction, value: result.interaction },
    { id: 'target', label: words.target, value: result.target, isTotal: true },
  ]
  const columns = [
    { label: words.step },
    { label: words.effect, align: 'end' as const },
    { label: words.share, align: 'end' as const },
  ]
  const rows = steps.map(({ label: name, value, ...step }) => [
    name,
    yuan.exact(value),
    'share' in step
      ? `+${format.percent(step.share, 0)}`
      : result.base === 0
        ? ''
        : format.percent(value / result.base, 0),
  ])
  return (
    <>
      <ChartFrame title={words.waterfall} table={{ columns, rows }} caption={words.waterfallNote}>
        <WaterfallChart label={words.waterfall} steps={steps} format={yuan.axis} />
      </ChartFrame>
      <PlainTable
        label={words.waterfall}
        columns={columns}
        rows={rows.map((cells) => ({ id: cells[0] ?? '', cells }))}
      />
    </>
  )
}

function VisitMix(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).levers
  const label = useLabel()
  const yuan = useYuan()
  const totals = mixTotals(visitMix)
  const range = ([low, high]: readonly [number, number], text: (value: number) => string): string =>
    low === high ? text(low) : `${text(low)} – ${text(high)}`
  const rows = visitMix.map(({ label: kind, visits, spend }) => ({
    id: kind.en,
    cells: [label(kind), range(visits, String), range(spend, yuan.exact)],
  }))
  return (
    <Panel title={words.mix} subtitle={words.mixNote}>
      <PlainTable
        label={words.mix}
        columns={[{ label: words.kind }, { label: words.visits, align: 'end' }, { label: words.spend, align: 'end' }]}
        rows={[
          ...rows,
          {
            id: 'all',
            cells: [words.all, range(totals.visits, String), range(totals.spend, yuan.exact)],
            isStrong: true,
          },
        ]}
      />
    </Panel>
  )
}

function AttachRates(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).levers
  const label = useLabel()
  const yuan = useYuan()
  const worked = useCalculator(attachRatesCalculator)
  const { rows, perCustomer } = useMemo(() => attachRatesCalculator.work(worked.values), [worked.values])
  const bars = rows.map((row) => ({ id: row.label.en, label: label(row.label), value: row.revenue }))
  return (
    <Bench calculator={attachRatesCalculator} worked={worked}>
      <Panel>
        <Figures>
          <Figure label={words.perCustomer} value={yuan.exact(perCustomer)} size="large" />
        </Figures>
        <ChartFrame
          title={words.attach}
          table={{
            columns: [{ label: words.kind }, { label: words.perCustomer, align: 'end' }],
            rows: bars.map((bar) => [bar.label, yuan.exact(bar.value)]),
          }}
        >
          <BarChart label={words.attach} bars={bars} format={yuan.exact} />
        </ChartFrame>
      </Panel>
    </Bench>
  )
}
