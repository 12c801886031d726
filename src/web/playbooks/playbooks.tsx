import type { ReactNode } from 'react'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import type { Reply } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import { BenchmarkText, CameText, type Outcome, VerdictText } from '#web/playbooks/outcome-text.tsx'
import { useWords } from '#web/playbooks/use-words.ts'
import { useMe } from '#web/shell/me.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Empty } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/playbooks/playbooks.css'

type Row = Reply<'GET /playbooks'>['rows'][number]

/** The catalogue: what is on, who is in it, what came of it against benchmark and those left alone. */
export function Playbooks(): ReactNode {
  const words = useWords()
  const asked = useAsk('GET /playbooks', {})
  const mayCompare = useMe().rights.includes('figures.read')
  const results = useAsk('GET /outcomes', { query: {} }, { isEnabled: mayCompare })
  const outcomes = new Map(results.data?.byPlaybook.map((each) => [each.playbookId, each]))
  return (
    <Page title={words.title} subtitle={words.subtitle}>
      <Panel>
        <Answered of={asked}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title={words.none} icon="list">
                {words.noneNext}
              </Empty>
            ) : (
              <Catalogue rows={rows} outcomes={mayCompare ? outcomes : null} />
            )
          }
        </Answered>
      </Panel>
    </Page>
  )
}

interface CatalogueProps {
  readonly rows: readonly Row[]
  /** Null for those who see no figures. */
  readonly outcomes: ReadonlyMap<string, Outcome> | null
}

function Catalogue({ rows, outcomes }: CatalogueProps): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  const figures = outcomes === null ? [] : [words.rate, words.benchmark, words.uplift]
  return (
    <PlainTable
      label={words.list}
      columns={[
        { label: words.name },
        { label: words.class },
        { label: words.state },
        { label: words.live, align: 'end' },
        ...figures.map((each) => ({ label: each })),
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          <Name key="name" row={row} />,
          row.class === null ? '—' : label(actionClassLabels[row.class]),
          <Badge key="state" tone={row.isActive ? 'good' : 'neutral'} sign={row.isActive ? '●' : '○'}>
            {row.isActive ? words.on : words.off}
          </Badge>,
          format.number(row.live),
          ...(outcomes === null ? [] : figureCells(outcomes.get(row.id))),
        ],
      }))}
    />
  )
}

function figureCells(outcome: Outcome | undefined): ReactNode[] {
  return [
    <CameText key="came" outcome={outcome} />,
    <BenchmarkText key="benchmark" benchmark={outcome?.benchmark} />,
    <VerdictText key="verdict" holdout={outcome?.holdout} />,
  ]
}

function Name({ row }: { readonly row: Row }): ReactNode {
  const words = useWords()
  const label = useLabel()
  return (
    <span className="playbook-name">
      <a href={hrefTo('playbook', { params: { playbookId: row.id } })}>
        {row.id} {label(row.label)}
      </a>
      {row.isOffered && <Badge tone="accent">{words.offered}</Badge>}
      {!row.canBeRead && <Badge tone="bad">{words.unreadable}</Badge>}
      {row.about !== null && <small className="muted playbook-about">{label(row.about)}</small>}
    </span>
  )
}
