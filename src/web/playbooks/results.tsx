import type { ReactNode } from 'react'
import { useAsk } from '#web/api/use-ask.ts'
import { BenchmarkText, CameText, VerdictText } from '#web/playbooks/outcome-text.tsx'
import { useWords } from '#web/playbooks/use-words.ts'
import { Answered } from '#web/ui/answered.tsx'
import { Figure, Figures } from '#web/ui/figure.tsx'
import { Empty } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** What came of a playbook in three months, against its benchmark and against customers who were left alone. */
export function Results({ playbookId }: { readonly playbookId: string }): ReactNode {
  const words = useWords()
  const format = useFormat()
  const asked = useAsk('GET /outcomes', { query: {} })
  return (
    <Answered of={asked}>
      {({ byPlaybook }) => {
        const outcome = byPlaybook.find((each) => each.playbookId === playbookId)
        if (outcome === undefined) return <Empty title={words.noResult} icon="history" />
        const { firstAction, holdout } = outcome
        return (
          <div className="stack">
            <Figures>
              <Figure label={words.touched} value={format.number(outcome.touched)} />
              <Figure label={words.came} value={<CameText outcome={outcome} />} />
              <Figure label={words.benchmark} value={<BenchmarkText benchmark={outcome.benchmark} />} />
              <Figure
                label={words.firstAction}
                value={
                  firstAction === null || firstAction.of === 0
                    ? null
                    : format.percent(firstAction.within72h / firstAction.of)
                }
              />
              <Figure
                label={words.costReturn}
                value={`${format.money(outcome.costFen)} / ${format.money(outcome.returnFen)}`}
              />
            </Figures>
            <Panel title={words.uplift}>
              {holdout === null ? (
                <p className="muted">{words.noHoldout}</p>
              ) : (
                <>
                  <PlainTable
                    label={words.uplift}
                    columns={[
                      { label: '' },
                      { label: words.customer, align: 'end' },
                      { label: words.came, align: 'end' },
                    ]}
                    rows={[
                      { id: 'enrolled', name: words.enrolled, ...holdout.enrolled },
                      { id: 'held', name: words.held, ...holdout.held },
                    ].map(({ id, name, of, who }) => ({
                      id,
                      cells: [name, format.number(of), of === 0 ? '—' : format.percent(who / of)],
                    }))}
                  />
                  <p>
                    <VerdictText holdout={holdout} />
                  </p>
                </>
              )}
            </Panel>
          </div>
        )
      }}
    </Answered>
  )
}
