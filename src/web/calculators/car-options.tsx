import { useMemo, type ReactNode } from 'react'
import { carOptionsCalculator } from '#domain/calculator/car-options.ts'
import { Bench } from '#web/calculators/bench.tsx'
import { useCalculator } from '#web/calculators/use-calculator.ts'
import { useYuan } from '#web/calculators/use-yuan.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { WaterfallChart } from '#web/charts/waterfall-chart.tsx'
import { calculatorsEn } from '#web/phrases/calculators.en.ts'
import { calculatorsZh } from '#web/phrases/calculators.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Note } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'

export function CarOptions(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).carOptions
  const label = useLabel()
  const yuan = useYuan()
  const worked = useCalculator(carOptionsCalculator)
  const options = useMemo(() => carOptionsCalculator.work(worked.values), [worked.values])
  const least = Math.min(...options.map(({ total }) => total))
  const columns = [
    { label: words.option },
    ...options.map((option) => ({ label: label(option.label), align: 'end' as const })),
  ]
  const rows = [
    { id: 'cash', cells: [words.cashOut, ...options.map(({ cashOut }) => yuan.short(cashOut))] },
    {
      id: 'running',
      cells: [words.running(worked.values.years), ...options.map(({ running }) => yuan.short(running))],
    },
    { id: 'residual', cells: [words.residual, ...options.map(({ residual }) => yuan.short(-residual))] },
    { id: 'total', cells: [words.total, ...options.map(({ total }) => yuan.short(total))], isStrong: true },
    {
      id: 'dearer',
      cells: [
        words.dearer,
        ...options.map(({ total }) => (total === least ? words.cheapest : `+${yuan.short(total - least)}`)),
      ],
    },
    { id: 'twice', cells: [words.twice, ...options.map(({ countedTwice }) => yuan.short(countedTwice))] },
  ]
  return (
    <Bench calculator={carOptionsCalculator} worked={worked}>
      <Panel title={words.compared}>
        <PlainTable label={words.compared} columns={columns} rows={rows} />
        <Note>{words.note}</Note>
      </Panel>
      <div className="grid">
        {options.map(({ id, label: name, cashOut, running, residual, total }) => {
          const steps = [
            { id: 'cash', label: words.cashShort, value: cashOut },
            { id: 'running', label: words.runningShort, value: running },
            { id: 'residual', label: words.residualShort, value: -residual },
            { id: 'total', label: words.totalShort, value: total, isTotal: true },
          ]
          return (
            <Panel key={id}>
              <ChartFrame
                title={label(name)}
                table={{
                  columns: [{ label: words.step }, { label: words.amount, align: 'end' }],
                  rows: steps.map((step) => [step.label, yuan.short(step.value)]),
                }}
              >
                <WaterfallChart label={label(name)} steps={steps} format={yuan.axis} height={220} />
              </ChartFrame>
            </Panel>
          )
        })}
      </div>
    </Bench>
  )
}
