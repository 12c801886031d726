import type { ReactNode } from 'react'
import type { Reply } from '#web/api/client.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { HeatMap } from '#web/charts/heat-map.tsx'
import { hrefTo } from '#web/paths.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { segmentsEn } from '#web/phrases/segments.en.ts'
import { segmentsZh } from '#web/phrases/segments.zh.ts'
import { readSegments } from '#web/segments/search.ts'
import { useSearch } from '#web/use-search.ts'
import { SelectField } from '#web/ui/choice-field.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

const fromBest = ['5', '4', '3', '2', '1'] as const
const fromLeast = ['1', '2', '3', '4', '5'] as const

/** How many stand in each cell of R and F, for all or for one of M. */
export function RfmMap({ figures }: { readonly figures: Reply<'GET /segments'> }): ReactNode {
  const words = usePhrases(segmentsZh, segmentsEn)
  const format = useFormat()
  const [{ m = 'all' }, setSearch] = useSearch(readSegments)
  const chosen = m === 'all' ? fromLeast : [m]
  const countOf = (r: string, f: string): number =>
    chosen.reduce((sum, each) => sum + (figures.cells[`${r}${f}${each}`] ?? 0), 0)
  const cells = fromBest.flatMap((r) =>
    fromLeast.map((f) => ({
      row: r,
      column: f,
      // One cell holds most of them; by its root the others differ too.
      value: Math.sqrt(countOf(r, f)),
      text: format.number(countOf(r, f)),
      title: words.cell(`R${r} F${f}${m === 'all' ? '' : ` M${m}`}`, format.number(countOf(r, f))),
      href: hrefTo('customers', { search: { r, f, ...(m === 'all' ? {} : { m }) } }),
    })),
  )
  return (
    <Panel>
      <ChartFrame
        title={words.heat}
        asOf={figures.freshness.asOf}
        caption={`${words.heatNote}${figures.neverCame > 0 ? words.neverCame(format.number(figures.neverCame)) : ''}`}
        table={{
          columns: [{ label: words.heatCorner }, ...fromLeast.map((f) => ({ label: `F${f}`, align: 'end' as const }))],
          rows: fromBest.map((r) => [`R${r}`, ...fromLeast.map((f) => countOf(r, f))]),
        }}
        actions={
          <SelectField
            label={words.moneyOf}
            hidesLabel
            value={m}
            choices={[
              { value: 'all', label: words.allMoney },
              ...fromLeast.map((each) => ({ value: each, label: words.money(each) })),
            ]}
            onChange={(next) =>
              setSearch({ m: next === 'all' || next === '' ? undefined : readM(next) }, { replace: true })
            }
          />
        }
      >
        <HeatMap
          label={words.heat}
          corner={words.heatCorner}
          rows={fromBest.map((r) => ({ id: r, label: `R${r}` }))}
          columns={fromLeast.map((f) => ({ id: f, label: `F${f}` }))}
          cells={cells}
        />
      </ChartFrame>
    </Panel>
  )
}

function readM(text: string) {
  return readSegments({ m: text }).m
}
