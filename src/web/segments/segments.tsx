import type { ReactNode } from 'react'
import type { Reply } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { TableTools } from '#web/charts/table-tools.tsx'
import { hrefTo } from '#web/paths.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { segmentsEn } from '#web/phrases/segments.en.ts'
import { segmentsZh } from '#web/phrases/segments.zh.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { RfmMap } from '#web/segments/rfm-map.tsx'
import { segmentFile } from '#web/segments/segment-file.ts'
import { SegmentFlow } from '#web/segments/segment-flow.tsx'
import { Strategies } from '#web/segments/strategies.tsx'
import { Moved } from '#web/ui/moved.tsx'
import { useCentre } from '#web/use-search.ts'
import { Badge, SegmentBadge } from '#web/ui/badge.tsx'
import { FiguresPage } from '#web/ui/figures-page.tsx'
import { Panel } from '#web/ui/page.tsx'
import { RulesChanged } from '#web/ui/rules-changed.tsx'
import { Unknown } from '#web/ui/unknown.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/segments/segments.css'

type Figures = Reply<'GET /segments'>

/** The eight segments: how many, what they are worth, how they move, what to do for each. */
export function Segments(): ReactNode {
  const words = usePhrases(segmentsZh, segmentsEn)
  const centre = useCentre()
  const asked = useAsk(
    'GET /segments',
    { query: centre === undefined ? {} : { centre: Number(centre) } },
    { keepsLast: true },
  )
  return (
    <FiguresPage title={words.title} icon="segments" empty={words.empty} emptyNext={words.emptyNext} of={asked}>
      {(figures) => (
        <>
          <SegmentTable figures={figures} />
          <div className="grid-2">
            <RfmMap figures={figures} />
            <SegmentFlow snapshots={figures.snapshots} since={figures.since} />
          </div>
          <Strategies inForce={figures.playbooks} />
        </>
      )}
    </FiguresPage>
  )
}

function SegmentTable({ figures }: { readonly figures: Figures }): ReactNode {
  const words = usePhrases(segmentsZh, segmentsEn)
  const { inYuan } = useUiPhrases()
  const say = useLabel()
  const { rows, freshness } = figures
  const heads = [
    words.customers,
    words.change,
    words.share,
    words.expected,
    words.spend,
    words.visits,
    words.health,
    words.clv,
    words.risk,
  ]
  return (
    <Panel
      title={words.table}
      subtitle={
        <>
          {words.tableNote} <RulesChanged chapters={figures.rulesChanged} />
        </>
      }
      actions={
        <TableTools name={words.table} asOf={freshness.asOf} table={segmentFile(rows, { words, inYuan, say })} />
      }
    >
      <div className="scroll-x" tabIndex={0} role="group" aria-label={words.table}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{words.segment}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <SegmentLine key={row.segment} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function SegmentLine({ row }: { readonly row: Figures['rows'][number] }): ReactNode {
  const words = usePhrases(segmentsZh, segmentsEn)
  const format = useFormat()
  const { segment, customers, before, share, expected } = row
  const [low, high] = expected
  const beside = share === null ? null : share > high ? words.above : share < low ? words.below : null
  return (
    <tr>
      <th scope="row">
        <SegmentBadge segment={segment} />
      </th>
      <td className="number">
        <a href={hrefTo('customers', { search: { segment } })}>{format.number(customers)}</a>
      </td>
      <td className="number">{before === null ? <Unknown /> : <Moved by={customers - before} />}</td>
      <td className="number">
        {beside !== null && <Badge>{beside}</Badge>} <span className="segments-share">{format.percent(share)}</span>
      </td>
      <td className="number muted">
        {format.percent(low, 0)}–{format.percent(high, 0)}
      </td>
      <td className="number">{format.money(row.spend24mFen)}</td>
      <td className="number">{format.number(row.visits24m, 1)}</td>
      <td className="number">{format.number(row.healthScore)}</td>
      <td className="number">{format.money(row.totalFen)}</td>
      <td className="number">{format.money(row.valueAtRiskFen)}</td>
    </tr>
  )
}
