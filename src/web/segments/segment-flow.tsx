import type { ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import { segmentLabels, type Segment } from '#domain/segment/segment.ts'
import type { Reply } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { ChartFrame } from '#web/charts/chart-frame.tsx'
import { SankeyChart } from '#web/charts/sankey-chart.tsx'
import type { CustomersSearch } from '#web/customers/search.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { segmentsEn } from '#web/phrases/segments.en.ts'
import { segmentsZh } from '#web/phrases/segments.zh.ts'
import { readSegments } from '#web/segments/search.ts'
import { useSearch } from '#web/use-search.ts'
import { SelectField } from '#web/ui/choice-field.tsx'
import { Empty, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { RulesChanged } from '#web/ui/rules-changed.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Moves = Reply<'GET /segments/moves'>

interface SegmentFlowProps {
  /** Latest first. */
  readonly snapshots: readonly Day[]
  /** Last month's. */
  readonly since: Day | null
}

/** How customers moved between segments from one day to another. */
export function SegmentFlow({ snapshots, since }: SegmentFlowProps): ReactNode {
  const words = usePhrases(segmentsZh, segmentsEn)
  const format = useFormat()
  const [search, setSearch] = useSearch(readSegments)
  const from = search.from ?? since ?? snapshots[0]
  const later = snapshots.filter((day) => from !== undefined && day > from)
  if (from === undefined)
    return (
      <Panel title={words.flow}>
        <Empty title={words.noFlow}>{words.noFlowNext}</Empty>
      </Panel>
    )
  const choice = (day: Day): { value: string; label: string } => ({ value: day, label: format.day(day) })
  return (
    <Panel title={words.flow} subtitle={words.flowNote}>
      <div className="row no-print segments-days">
        <SelectField
          label={words.from}
          value={from}
          choices={snapshots.map(choice)}
          onChange={(next) => setSearch({ from: next, to: undefined }, { replace: true })}
        />
        <SelectField
          label={words.to}
          value={search.to ?? ''}
          none={words.today}
          choices={later.map(choice)}
          onChange={(next) => setSearch({ to: next === '' ? undefined : next }, { replace: true })}
        />
      </div>
      <Flow from={from} to={search.to} />
    </Panel>
  )
}

function Flow({ from, to }: { readonly from: string; readonly to: string | undefined }): ReactNode {
  const words = usePhrases(segmentsZh, segmentsEn)
  const [{ centre }] = useSearch(readSegments)
  const query = {
    from,
    ...(to === undefined ? {} : { to }),
    ...(centre === undefined ? {} : { centre: Number(centre) }),
  }
  const { data, error, refetch } = useAsk('GET /segments/moves', { query }, { keepsLast: true })
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  return data.flows.length === 0 ? (
    <Empty title={words.noFlow}>{words.noFlowNext}</Empty>
  ) : (
    <Chart moves={data} until={to ?? null} />
  )
}

const order = Object.keys(segmentLabels) as Segment[]

/** The list of those who stood in segments (null: not in the list) on days; a day of null is today. */
function whoStood(places: readonly (readonly [string | null, Segment | null])[]): CustomersSearch {
  const then = places.flatMap(([on, segment]) => (on === null ? [] : [`${on}:${segment ?? 'none'}`]))
  const now = places.flatMap(([on, segment]) => (on === null && segment !== null ? [segment] : []))
  return { ...(then.length === 0 ? {} : { stood: then }), ...(now.length === 0 ? {} : { segment: now }) }
}

interface ChartProps {
  readonly moves: Moves
  /** Null: until today. */
  readonly until: string | null
}

function Chart({ moves, until }: ChartProps): ReactNode {
  const words = usePhrases(segmentsZh, segmentsEn)
  const label = useLabel()
  const format = useFormat()
  const { flows, from, to, rulesChanged } = moves
  const isSame = (rulesChanged ?? []).length === 0
  const nameOf = (segment: Segment | null, otherwise: string): string =>
    segment === null ? otherwise : label(segmentLabels[segment])
  const places = (side: 'from' | 'to') =>
    [...order, null].filter((segment) => flows.some((flow) => flow[side] === segment))
  const node = (side: 'from' | 'to') => (segment: Segment | null) => ({
    id: `${side} ${segment ?? ''}`,
    label: nameOf(segment, side === 'from' ? words.joined : words.left),
    series: segment === null ? 7 : order.indexOf(segment) + 1,
    href: hrefTo('customers', { search: whoStood(side === 'from' ? [[from, segment]] : [[until, segment]]) }),
  })
  return (
    <ChartFrame
      title={`${words.flow} ${format.day(from)} → ${format.day(to)}`}
      asOf={to}
      {...(isSame ? {} : { caption: <RulesChanged chapters={rulesChanged} /> })}
      table={{
        columns: [{ label: words.from }, { label: words.to }, { label: words.count, align: 'end' }],
        rows: flows.map((flow) => [nameOf(flow.from, words.joined), nameOf(flow.to, words.left), flow.customers]),
      }}
    >
      <SankeyChart
        label={words.flow}
        nodes={[...places('from').map(node('from')), ...places('to').map(node('to'))]}
        links={flows.map((flow) => ({
          source: `from ${flow.from ?? ''}`,
          target: `to ${flow.to ?? ''}`,
          value: flow.customers,
          href: hrefTo('customers', {
            search: whoStood([
              [from, flow.from],
              [until, flow.to],
            ]),
          }),
        }))}
        format={(value) => format.number(value)}
        height={420}
      />
    </ChartFrame>
  )
}
