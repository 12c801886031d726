import type { ReactNode } from 'react'
import type { CockpitFigures } from '#web/cockpit/cockpit-figures.ts'
import { hrefTo } from '#web/paths.ts'
import { cockpitEn } from '#web/phrases/cockpit.en.ts'
import { cockpitZh } from '#web/phrases/cockpit.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { Empty } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** This week's work by class, and in each by what it is for; every count opens its list. */
export function WeekPanel({ figures }: { readonly figures: CockpitFigures }): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const format = useFormat()
  const { actions } = figures
  const all = actions.reduce((sum, { contacts }) => sum + contacts, 0)
  return (
    <Panel title={words.actions} subtitle={words.actionsNote(format.number(all))}>
      {all === 0 ? (
        <Empty title={words.nothingToDo} icon="checklist" />
      ) : (
        <ul>
          {actions.map((each) => (
            <WeekClass key={each.class} of={each} playbooks={figures.playbooks} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

interface WeekClassProps {
  readonly of: CockpitFigures['actions'][number]
  readonly playbooks: CockpitFigures['playbooks']
}

function WeekClass({ of, playbooks }: WeekClassProps): ReactNode {
  const words = usePhrases(cockpitZh, cockpitEn)
  const format = useFormat()
  const label = useLabel()
  return (
    <li className="week-class">
      <h3>{words.class[of.class]}</h3>
      <a
        href={hrefTo('actions', { search: { class: of.class } })}
        aria-label={`${words.class[of.class]} ${of.contacts}`}
      >
        <strong>{format.number(of.contacts)}</strong>
      </a>
      <span className="muted">
        {words.minutes(format.number(of.minutes / 60, 1))}
        {of.stakeFen !== null && ` · ${format.money(of.stakeFen)}`}
      </span>
      <div className="week-kinds">
        {of.playbooks.map(({ playbook, contacts }) => {
          const name = playbooks[playbook]
          return (
            <a key={playbook} href={hrefTo('actions', { search: { class: of.class, playbook } })}>
              {name === undefined ? playbook : label(name)} <b>{format.number(contacts)}</b>
            </a>
          )
        })}
      </div>
    </li>
  )
}
