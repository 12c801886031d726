import type { ReactNode } from 'react'
import { segmentStrategies } from '#domain/segment/segment-strategy.ts'
import type { Label } from '#domain/label.ts'
import { segmentLabels, type Segment } from '#domain/segment/segment.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { segmentsEn } from '#web/phrases/segments.en.ts'
import { segmentsZh } from '#web/phrases/segments.zh.ts'
import { SegmentBadge } from '#web/ui/badge.tsx'
import { Panel } from '#web/ui/page.tsx'

interface StrategiesProps {
  /** Names of the playbooks that are in force. */
  readonly inForce: Readonly<Record<string, Label>>
}

/** What a centre does for each segment, and what it leaves. */
export function Strategies({ inForce }: StrategiesProps): ReactNode {
  const words = usePhrases(segmentsZh, segmentsEn)
  return (
    <Panel title={words.strategy}>
      <div className="strategies">
        {(Object.keys(segmentLabels) as Segment[]).map((segment) => (
          <Strategy key={segment} segment={segment} inForce={inForce} />
        ))}
      </div>
    </Panel>
  )
}

function Strategy({ segment, inForce }: StrategiesProps & { readonly segment: Segment }): ReactNode {
  const words = usePhrases(segmentsZh, segmentsEn)
  const label = useLabel()
  const { aim, does, leaves, playbooks } = segmentStrategies[segment]
  return (
    <article className="strategy">
      <header className="row">
        <SegmentBadge segment={segment} />
        <a href={hrefTo('customers', { search: { segment } })}>{words.open}</a>
      </header>
      <h3>{label(aim)}</h3>
      <ul className="strategy-does" aria-label={words.does}>
        {does.map((each) => (
          <li key={each.en}>{label(each)}</li>
        ))}
      </ul>
      <p className="muted">{words.leaves(label(leaves))}</p>
      <p className="row">
        {playbooks.map((playbook) => {
          const name = inForce[playbook]
          return name === undefined ? null : (
            <a key={playbook} href={hrefTo('actions', { search: { playbook } })}>
              {label(name)}
            </a>
          )
        })}
      </p>
    </article>
  )
}
