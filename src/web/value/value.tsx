import { lazy, Suspense, type ReactNode } from 'react'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import type { Reply } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { TableTools, yuanCell } from '#web/charts/table-tools.tsx'
import { hrefTo } from '#web/paths.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { valueEn } from '#web/phrases/value.en.ts'
import { valueZh } from '#web/phrases/value.zh.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { useCentre, useSearch } from '#web/use-search.ts'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { FiguresPage } from '#web/ui/figures-page.tsx'
import { Note, Skeleton } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import { readValue } from '#web/value/search.ts'
import { Distribution, Lorenz } from '#web/value/value-charts.tsx'

const Model = lazy(async () => ({ default: (await import('#web/value/model.tsx')).Model }))

type ValueReply = Reply<'GET /value'>

/** How value is spread over customers, where it concentrates, and where it is mistaken. */
export function Value(): ReactNode {
  const words = usePhrases(valueZh, valueEn)
  const centre = useCentre()
  const [{ tab = 'customers' }, setSearch] = useSearch(readValue)
  const asked = useAsk(
    'GET /value',
    { query: centre === undefined ? {} : { centre: Number(centre) } },
    { keepsLast: true },
  )
  return (
    <FiguresPage title={words.title} icon="value" empty={words.empty} emptyNext={words.emptyNext} of={asked}>
      {(figures) => (
        <Tabs
          label={words.parts}
          tabs={[
            { id: 'customers', label: words.tabs.customers },
            { id: 'model', label: words.tabs.model },
          ]}
          chosen={tab}
          onChoose={(next) => setSearch({ tab: next === 'customers' ? undefined : next }, { replace: true })}
        >
          {tab === 'customers' && <OfCustomers figures={figures} />}
          {tab === 'model' && (
            <Suspense fallback={<Skeleton lines={12} />}>
              <Model />
            </Suspense>
          )}
        </Tabs>
      )}
    </FiguresPage>
  )
}

function OfCustomers({ figures }: { readonly figures: ValueReply }): ReactNode {
  const words = usePhrases(valueZh, valueEn)
  return (
    <div className="stack">
      <Note actions={<a href={hrefTo('value', { search: { tab: 'model' } })}>{words.seeModel}</a>}>
        {words.method[figures.method]}
      </Note>
      <KeyFigures figures={figures} />
      <div className="grid-2">
        <Distribution figures={figures} />
        <Lorenz figures={figures} />
      </div>
      <div className="grid-2">
        <Tiers figures={figures} />
        <Attention figures={figures} />
      </div>
    </div>
  )
}

/** Whose value is known, the most valuable first. */
const byValue = { tier: ['high', 'medium', 'low'], sort: '-totalValue' } as const

function KeyFigures({ figures }: { readonly figures: ValueReply }): ReactNode {
  const words = usePhrases(valueZh, valueEn)
  const format = useFormat()
  const { concentration } = figures
  return (
    <>
      <Figures>
        <Figure
          label={words.total}
          value={format.money(figures.totalFen)}
          note={words.known(format.number(figures.known), format.number(figures.unknown))}
          href={hrefTo('customers', { search: byValue })}
        />
        <Figure
          label={words.mean}
          value={format.money(figures.meanFen)}
          href={hrefTo('customers', { search: byValue })}
        />
        <Figure
          label={words.median}
          value={format.money(figures.medianFen)}
          href={hrefTo('customers', { search: byValue })}
        />
        <Figure
          label={words.atRisk}
          value={format.money(figures.valueAtRiskFen)}
          note={words.atRiskNote}
          href={hrefTo('customers')}
        />
        <Figure
          label={words.above}
          value={words.people(format.number(figures.aboveHundredThousand))}
          href={hrefTo('customers', { search: { totalFromFen: 10_000_001, sort: '-totalValue' } })}
        />
      </Figures>
      <Figures>
        <Figure
          label={words.valueOfTop}
          value={format.percent(concentration.valueOfTop)}
          href={hrefTo('customers', { search: byValue })}
        />
        <Figure label={words.costOfTop} value={format.percent(concentration.costOfTop)} />
        <Figure label={words.overlap} value={format.percent(concentration.overlap)} />
      </Figures>
    </>
  )
}

function Tiers({ figures }: { readonly figures: ValueReply }): ReactNode {
  const words = usePhrases(valueZh, valueEn)
  const label = useLabel()
  const format = useFormat()
  const { inYuan } = useUiPhrases()
  const nameOf = (tier: ValueReply['tiers'][number]['tier']): string =>
    tier === 'unknown' ? words.unknownTier : label(valueTierLabels[tier])
  const table = {
    columns: [words.tier, words.customers, inYuan(words.value)].map((head) => ({ label: head })),
    rows: figures.tiers.map(({ tier, customers, totalFen }) => [nameOf(tier), customers, yuanCell(totalFen)]),
  }
  return (
    <Panel title={words.tiers} actions={<TableTools name={words.tiers} asOf={figures.freshness.asOf} table={table} />}>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{words.tier}</th>
            <th scope="col" className="number">
              {words.customers}
            </th>
            <th scope="col" className="number">
              {words.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.tiers.map(({ tier, customers, totalFen }) => (
            <tr key={tier}>
              <th scope="row">{nameOf(tier)}</th>
              <td className="number">
                <a href={hrefTo('customers', { search: { tier } })}>{format.number(customers)}</a>
              </td>
              <td className="number">{format.money(totalFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function Attention({ figures }: { readonly figures: ValueReply }): ReactNode {
  const words = usePhrases(valueZh, valueEn)
  const format = useFormat()
  return (
    <Panel title={words.attention}>
      <Figures>
        <Figure
          label={words.falseHigh}
          value={format.number(figures.falseHighValue)}
          note={words.falseHighNote}
          href={hrefTo('customers', { search: { falseHighValue: true } })}
        />
        <Figure
          label={words.neglected}
          value={format.number(figures.neglectedHighValue)}
          note={words.neglectedNote}
          href={hrefTo('customers', { search: { neglected: true } })}
        />
        <Figure
          label={words.vips}
          value={format.number(figures.vips)}
          href={hrefTo('customers', { search: { vip: true } })}
        />
      </Figures>
    </Panel>
  )
}
