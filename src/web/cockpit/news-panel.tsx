import { useState, type ReactNode } from 'react'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import type { Label } from '#domain/label.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import { useAsk } from '#web/api/use-ask.ts'
import type { CockpitFigures } from '#web/cockpit/cockpit-figures.ts'
import { hrefTo } from '#web/paths.ts'
import { cockpitEn } from '#web/phrases/cockpit.en.ts'
import { cockpitZh } from '#web/phrases/cockpit.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { useCentre } from '#web/use-search.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Empty, Skeleton } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PersonName } from '#web/ui/person-name.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Move = CockpitFigures['news']['moves'][number]
type What = Move['what']

const kinds: readonly { readonly what: What; readonly tone: Tone }[] = [
  { what: 'warning', tone: 'poor' },
  { what: 'recovery', tone: 'good' },
  { what: 'segment', tone: 'neutral' },
  { what: 'stage', tone: 'neutral' },
]

/** What is different from the scoring before. */
export function NewsPanel({ figures }: { readonly figures: CockpitFigures }): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const format = useFormat()
  const { on, moves } = figures.news
  return (
    <Panel title={words.news} subtitle={words.newsOn(format.day(on, figures.freshness.asOf))}>
      {moves.length === 0 ? (
        <Empty title={words.noNews} icon="check" />
      ) : (
        kinds.map((kind) => (
          <NewsKind key={kind.what} {...kind} moves={moves.filter(({ what }) => what === kind.what)} />
        ))
      )}
    </Panel>
  )
}

interface NewsKindProps {
  readonly what: What
  readonly tone: Tone
  readonly moves: readonly Move[]
}

/** The moves that most customers made; the rest is in the list of who. */
const shown = 6

function NewsKind({ what, tone, moves }: NewsKindProps): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const format = useFormat()
  const say = useCodeLabel()
  const [isOpen, setOpen] = useState(false)
  const all = moves.reduce((sum, { customers }) => sum + customers, 0)
  return (
    <section className="news-kind">
      <h3>
        {words.newsKinds[what]} <Badge tone={all === 0 ? 'neutral' : tone}>{format.number(all)}</Badge>
        {all > 0 && (
          <Button size="small" variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? words.hideWho : words.who}
          </Button>
        )}
      </h3>
      <p className="news-moves">
        {moves.slice(0, shown).map(({ before, after, customers }) => (
          <span key={`${before} ${after}`}>
            {words.move(say(before), say(after))} <b>{format.number(customers)}</b>
          </span>
        ))}
      </p>
      {isOpen && <Who what={what} />}
    </section>
  )
}

function Who({ what }: { readonly what: What }): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const format = useFormat()
  const say = useCodeLabel()
  const centre = useCentre()
  const { data } = useAsk('GET /cockpit/movers', {
    query: { what, ...(centre === undefined ? {} : { centre: Number(centre) }) },
  })
  if (data === undefined) return <Skeleton lines={3} />
  const most = data.rows.slice(0, 20)
  const isAll = most.length === data.rows.length
  return (
    <table className="figure-table">
      {!isAll && <caption className="muted news-caption">{words.first(format.number(most.length))}</caption>}
      <tbody>
        {most.map(({ customerId, name, before, after, valueAtRiskFen }) => (
          <tr key={customerId}>
            <th scope="row">
              <PersonName name={name} href={hrefTo('profile', { params: { customerId } })} />
            </th>
            <td>{words.move(say(before), say(after))}</td>
            <td className="number">{format.money(valueAtRiskFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const codes: Readonly<Record<string, Label>> = { ...stageLabels, ...segmentLabels, ...ladderLevelLabels }

function useCodeLabel(): (code: string) => string {
  const label = useLabel()
  return (code) => {
    const words = codes[code]
    return words === undefined ? code : label(words)
  }
}
