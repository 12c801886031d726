import { useMemo, type ReactNode } from 'react'
import { type ProgrammeCase, publishedPaybackMonths, type ValueUplift } from '#domain/calculator/programme-case.ts'
import { programmeCalculator } from '#domain/calculator/programme-calculator.ts'
import { Bench } from '#web/calculators/bench.tsx'
import { useCalculator } from '#web/calculators/use-calculator.ts'
import { useYuan } from '#web/calculators/use-yuan.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { LineChart } from '#web/charts/line-chart.tsx'
import { calculatorsEn } from '#web/phrases/calculators.en.ts'
import { calculatorsZh } from '#web/phrases/calculators.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Note } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'

export function Programme(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).programme
  const yuan = useYuan()
  const worked = useCalculator(programmeCalculator)
  const result = useMemo(() => programmeCalculator.work(worked.values), [worked.values])
  const { paybackMonth, statedFollow, asStated, byFormula } = result
  return (
    <Bench calculator={programmeCalculator} worked={worked}>
      <Panel>
        <Figures>
          <Figure
            label={words.payback}
            value={paybackMonth === null ? words.never : words.month(paybackMonth)}
            size="large"
            note={words.paybackNote(publishedPaybackMonths)}
          />
          <Figure label={words.cost} value={yuan.short(result.cost)} />
          <Figure label={words.atEnd} value={yuan.short(result.quarters.at(-1)?.cumulative ?? 0)} />
        </Figures>
        {!statedFollow && (
          <Note tone="fair">
            {words.doesNotFollow(
              [asStated.perCustomer.base, asStated.perCustomer.target].map(yuan.exact),
              [byFormula.perCustomer.base, byFormula.perCustomer.target].map(yuan.exact),
            )}
          </Note>
        )}
      </Panel>
      <Uplifts result={result} />
      <Quarters result={result} />
    </Bench>
  )
}

function Uplifts({ result: { asStated, byFormula } }: { readonly result: ProgrammeCase }): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).programme
  const format = useFormat()
  const yuan = useYuan()
  const row = (name: string, text: (uplift: ValueUplift) => string) => ({
    id: name,
    cells: [name, text(asStated), text(byFormula)],
  })
  return (
    <Panel title={words.uplift} subtitle={words.upliftNote}>
      <PlainTable
        label={words.uplift}
        columns={[{ label: '' }, { label: words.asStated, align: 'end' }, { label: words.byFormula, align: 'end' }]}
        rows={[
          row(
            words.perCustomer,
            ({ perCustomer }) => `${yuan.exact(perCustomer.base)} → ${yuan.exact(perCustomer.target)}`,
          ),
          row(words.inAll, ({ base, target }) => `${yuan.short(base)} → ${yuan.short(target)}`),
          row(words.more, ({ uplift }) => yuan.short(uplift)),
          row(words.gross, ({ grossRatio }) => yuan.ratio(grossRatio)),
          row(words.net, ({ netReturn }) => format.percent(netReturn, 0)),
        ]}
      />
    </Panel>
  )
}

function Quarters({ result: { quarters } }: { readonly result: ProgrammeCase }): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).programme
  const format = useFormat()
  const yuan = useYuan()
  const columns = [words.quarter, words.visits, words.spend, words.effect, words.costs, words.cumulative].map(
    (label, at) => ({
      label,
      align: at === 0 ? ('start' as const) : ('end' as const),
    }),
  )
  const rows = quarters.map(({ quarter, kpis, effect, cost, cumulative }) => [
    words.quarterName(quarter),
    format.number(kpis.visits, 1),
    yuan.exact(kpis.spend),
    yuan.short(effect),
    yuan.short(cost),
    yuan.short(cumulative),
  ])
  return (
    <Panel>
      <ChartFrame title={words.chart} table={{ columns, rows }}>
        <LineChart
          label={words.chart}
          series={[
            {
              id: 'sum',
              label: words.cumulative,
              points: quarters.map(({ quarter, cumulative }) => ({ x: quarter, y: cumulative })),
            },
          ]}
          xText={(quarter) => (Number.isInteger(quarter) ? words.quarterName(quarter) : '')}
          yText={yuan.axis}
        />
      </ChartFrame>
      <PlainTable label={words.chart} columns={columns} rows={rows.map((cells) => ({ id: cells[0] ?? '', cells }))} />
    </Panel>
  )
}
