import type { ReactNode } from 'react'
import { stepKindLabels } from '#domain/playbook/step.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { useLabel } from '#web/phrases/language.ts'
import type { Told } from '#web/playbooks/told.ts'
import { readPlaybookSearch } from '#web/playbooks/search.ts'
import { useWords } from '#web/playbooks/use-words.ts'
import { known } from '#web/known.ts'
import { Answered } from '#web/ui/answered.tsx'
import { instantText } from '#web/ui/format.ts'
import { Empty, Note } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PersonName } from '#web/ui/person-name.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import { useSearch } from '#web/use-search.ts'

/** The steps in order with how many customers stand at each; who they are; the versions. */
export function Steps({ told }: { readonly told: Told }): ReactNode {
  return (
    <div className="stack">
      <StepTable told={told} />
      <Who told={told} />
      <Versions told={told} />
    </div>
  )
}

function StepTable({ told }: { readonly told: Told }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const format = useFormat()
  return (
    <Panel title={words.steps}>
      <PlainTable
        label={words.steps}
        columns={[{ label: words.step }, { label: words.kind }, { label: words.atStep, align: 'end' }]}
        rows={told.steps.map(({ id, kind, says }) => {
          const here = told.live.filter(({ stepId }) => stepId === id)
          const live = here.reduce((sum, each) => sum + each.live, 0)
          const paused = here.reduce((sum, each) => sum + each.paused, 0)
          const href = hrefTo('playbook', { params: { playbookId: told.id }, search: { step: id } })
          return {
            id,
            cells: [
              <span key="step">
                <code>{id}</code>
                {says !== null && <small className="muted playbook-about">{label(says)}</small>}
              </span>,
              label(stepKindLabels[kind]),
              live === 0 ? (
                '0'
              ) : (
                <span key="live">
                  <a href={href}>{format.number(live)}</a>
                  {paused > 0 && <small className="muted"> {words.paused(format.number(paused))}</small>}
                </span>
              ),
            ],
          }
        })}
      />
    </Panel>
  )
}

function Who({ told }: { readonly told: Told }): ReactNode {
  const words = useWords()
  const [{ step }] = useSearch(readPlaybookSearch)
  const asked = useAsk('GET /playbooks/{playbookId}/enrolments', {
    params: { playbookId: told.id },
    query: known({ step }),
  })
  return (
    <Panel title={step === undefined ? words.who : `${words.who} · ${step}`}>
      <Answered of={asked}>
        {({ rows, isComplete }) =>
          rows.length === 0 ? (
            <Empty title={words.whoNone} icon="people" />
          ) : (
            <>
              <PlainTable
                label={words.who}
                columns={[
                  { label: words.customer },
                  { label: words.since },
                  { label: words.next },
                  { label: words.nextAt },
                ]}
                rows={rows.map(({ customerId, name, enrolmentId, enteredAt, stepId, dueAt }) => ({
                  id: String(enrolmentId),
                  cells: [
                    <PersonName
                      key="name"
                      name={name}
                      href={hrefTo('profile', { params: { customerId }, search: { tab: 'playbooks' } })}
                    />,
                    instantText(enteredAt),
                    stepId ?? '—',
                    dueAt === null ? words.waiting : instantText(dueAt),
                  ],
                }))}
              />
              {!isComplete && <Note>{words.more}</Note>}
            </>
          )
        }
      </Answered>
    </Panel>
  )
}

function Versions({ told }: { readonly told: Told }): ReactNode {
  const words = useWords()
  return (
    <Panel title={words.history}>
      <ol className="playbook-versions">
        {told.versions.map(({ version, savedAt, savedBy }) => (
          <li key={version}>
            {words.version(version)} <span className="muted">{words.savedBy(instantText(savedAt), savedBy)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
