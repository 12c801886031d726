import type { ReactNode } from 'react'
import { addDays } from '#domain/calendar.ts'
import { ratingLabels, type Rating } from '#domain/report/retention-rating.ts'
import { FunnelChart } from '#web/charts/funnel-chart.tsx'
import { TableTools } from '#web/charts/table-tools.tsx'
import type { CustomersSearch } from '#web/customers/search.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { retentionEn } from '#web/phrases/retention.en.ts'
import { retentionZh } from '#web/phrases/retention.zh.ts'
import { funnelFile } from '#web/retention/funnel-file.ts'
import type { RetentionFigures, Told } from '#web/retention/retention-figures.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Note } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

interface Props {
  readonly figures: RetentionFigures
}

const looks: Readonly<Record<Rating, readonly [sign: string, tone: Tone]>> = {
  excellent: ['★', 'good'],
  pass: ['✓', 'accent'],
  danger: ['！', 'bad'],
}

function RatingBadge({ rating }: { readonly rating: Rating | null }): ReactNode {
  const label = useLabel()
  if (rating === null) return null
  const [sign, tone] = looks[rating]
  return (
    <Badge sign={sign} tone={tone}>
      {label(ratingLabels[rating])}
    </Badge>
  )
}

/** `312 / 480 位 · 95% 区间 60.5%–69.2%`. */
function useBase(): (told: Told) => string {
  const words = usePhrases(retentionZh, retentionEn)
  const format = useFormat()
  return ({ of, who, interval }) => {
    if (interval === null) return words.nobody
    const bounds = words.interval(format.percent(interval.low), format.percent(interval.high))
    return `${words.base(format.number(who), format.number(of))} · ${bounds}`
  }
}

export function Rates({ figures }: Props): ReactNode {
  const words = usePhrases(retentionZh, retentionEn)
  const format = useFormat()
  const base = useBase()
  const { year, active, firstServiceShow, secondServiceReturn } = figures
  const came = words.came(format.number(year.activeCustomers))
  return (
    <div className="retention-rates">
      <Figures>
        <Figure
          label={words.firstService}
          value={format.percent(firstServiceShow.share)}
          note={base(firstServiceShow)}
        />
        <Figure
          label={words.secondService}
          value={format.percent(secondServiceReturn.share)}
          note={
            <>
              {base(secondServiceReturn)}
              <br />
              {words.secondReference}
            </>
          }
        />
        {(['y1', 'y3', 'y5'] as const).map((span) => (
          <Figure
            key={span}
            label={words.active(span.slice(1))}
            value={format.percent(active[span].share)}
            note={base(active[span])}
          />
        ))}
        <Figure
          label={words.visits}
          value={format.number(year.visitsPerCustomer, 2)}
          note={
            <>
              {came} <RatingBadge rating={year.rating} />
            </>
          }
        />
        <Figure label={words.spend} value={format.money(year.spendFenPerCustomer)} note={came} />
        <Figure label={words.attach} value={format.percent(year.attachShare)} note={came} />
      </Figures>
      <p className="muted retention-note">{words.activeNote}</p>
    </div>
  )
}

export function Funnel({ figures }: Props): ReactNode {
  const words = usePhrases(retentionZh, retentionEn)
  const format = useFormat()
  const say = useLabel()
  const base = useBase()
  const { d90, d180, d365 } = figures.within
  const step = (id: string, days: number, told: Told, rating: Rating | null) => ({
    id,
    label: words.within(format.number(days)),
    value: told.who,
    share: told.share,
    rating: <RatingBadge rating={rating} />,
    note: base(told),
    href: hrefTo('customers', { search: { ...firstCame(days), cameAgainWithin: days } }),
  })
  const firstCame = (days: number): CustomersSearch => ({ firstVisitTo: addDays(figures.asOf, -days) })
  return (
    <Panel
      title={words.funnel}
      subtitle={words.funnelNote}
      actions={<TableTools name={words.funnel} asOf={figures.asOf} table={funnelFile(figures.within, words, say)} />}
    >
      <FunnelChart
        label={words.funnel}
        steps={[
          {
            id: 'first',
            label: words.first,
            value: d90.of,
            share: d90.of === 0 ? null : 1,
            href: hrefTo('customers', { search: firstCame(90) }),
          },
          step('d90', 90, d90, d90.rating),
          step('d180', 180, d180, null),
          step('d365', 365, d365, d365.rating),
        ]}
        format={(value) => format.number(value)}
      />
    </Panel>
  )
}

export function Early({ figures }: Props): ReactNode {
  const words = usePhrases(retentionZh, retentionEn)
  const format = useFormat()
  const base = useBase()
  const { back, notBack } = figures.early
  return (
    <Panel title={words.early} subtitle={words.earlyNote}>
      <Figures>
        <Figure label={words.back} value={format.percent(back.share)} note={base(back)} />
        <Figure label={words.notBack} value={format.percent(notBack.share)} note={base(notBack)} />
      </Figures>
    </Panel>
  )
}

export function Recall({ figures }: Props): ReactNode {
  const words = usePhrases(retentionZh, retentionEn)
  const format = useFormat()
  const base = useBase()
  return (
    <Panel title={words.recall} subtitle={words.recallNote}>
      <div className="stack">
        <Figures>
          <Figure label={words.recall} value={format.percent(figures.recall.share)} note={base(figures.recall)} />
        </Figures>
        <Note>{words.noOutcomes}</Note>
      </div>
    </Panel>
  )
}
