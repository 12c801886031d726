import type { ReactNode } from 'react'
import type { Reply } from '#web/api/client.ts'
import { BarChart } from '#web/charts/bar-chart.tsx'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { LorenzChart } from '#web/charts/lorenz-chart.tsx'
import type { CustomersSearch } from '#web/customers/search.ts'
import { known } from '#web/known.ts'
import { hrefTo } from '#web/paths.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { valueEn } from '#web/phrases/value.en.ts'
import { valueZh } from '#web/phrases/value.zh.ts'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface Props {
  readonly figures: Reply<'GET /value'>
}

/** Customers by value; the steps are not of one width, so they are bars with names. */
export function Distribution({ figures }: Props): ReactNode {
  const words = usePhrases(valueZh, valueEn)
  const format = useFormat()
  const bars = figures.bins.map(({ fromFen, toFen, customers }, at) => ({
    id: String(fromFen),
    label: toFen === null ? words.over(format.money(fromFen)) : words.from(format.money(fromFen), format.money(toFen)),
    value: customers,
    href: hrefTo('customers', { search: worth(at === 0 ? null : fromFen, toFen) }),
  }))
  return (
    <Panel>
      <ChartFrame
        title={words.distribution}
        asOf={figures.freshness.asOf}
        table={{
          columns: [{ label: words.value }, { label: words.customers, align: 'end' }],
          rows: bars.map(({ label, value }) => [label, value]),
        }}
      >
        <BarChart label={words.distribution} bars={bars} format={(value) => format.number(value)} />
      </ChartFrame>
    </Panel>
  )
}

/** Those with a lifetime value from here on and below there, the most valuable first; the first bar takes all below it. */
function worth(fromFen: number | null, belowFen: number | null): CustomersSearch {
  return known({ totalFromFen: fromFen ?? undefined, totalBelowFen: belowFen ?? undefined, sort: '-totalValue' })
}

export function Lorenz({ figures }: Props): ReactNode {
  const words = usePhrases(valueZh, valueEn)
  const format = useFormat()
  const { lorenz } = figures
  const fifth = lorenz.find(({ share }) => share === 0.8)
  return (
    <Panel>
      <ChartFrame
        title={words.lorenz}
        asOf={figures.freshness.asOf}
        caption={words.lorenzNote}
        table={{
          columns: [
            { label: words.share, align: 'end' },
            { label: words.ofValue, align: 'end' },
          ],
          rows: lorenz.map(({ share, ofValue }) => [format.percent(share, 0), format.percent(ofValue)]),
        }}
      >
        <LorenzChart
          label={words.lorenz}
          curves={[
            { id: 'own', label: words.own, points: lorenz.map(({ share, ofValue }) => [share, ofValue] as const) },
          ]}
          xLabel={words.share}
          yLabel={words.ofValue}
          equalLabel={words.equal}
          {...(fifth === undefined
            ? {}
            : { marker: { x: 0.8, y: fifth.ofValue, label: `${words.top} ${format.percent(1 - fifth.ofValue)}` } })}
        />
      </ChartFrame>
    </Panel>
  )
}
