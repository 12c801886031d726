import type { ReactNode } from 'react'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import type { Reply } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { actionsEn } from '#web/phrases/actions.en.ts'
import { actionsZh } from '#web/phrases/actions.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { useMe } from '#web/shell/me.ts'
import { useCentre } from '#web/use-search.ts'
import { Empty, Note, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

type Person = Reply<'GET /actions/plan'>['people'][number]

/** Whose work the week's contacts are, day by day. */
export function ActionPlan(): ReactNode {
  const words = usePhrases(actionsZh, actionsEn)
  const format = useFormat()
  const centre = useCentre()
  const { data, error, refetch } = useAsk('GET /actions/plan', {
    query: centre === undefined ? {} : { centre: Number(centre) },
  })
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  if (data.people.length === 0) return <Empty title={words.noPlan} icon="calendar" />
  const days = data.people[0]?.days.map(({ on }) => on) ?? []
  return (
    <Panel subtitle={words.planNote} title={words.plan}>
      {data.nobodys > 0 && <Note tone="fair">{words.nobodys(format.number(data.nobodys))}</Note>}
      <div className="plan-scroll" tabIndex={0} role="group" aria-label={words.plan}>
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col">{words.person}</th>
              <th scope="col" className="number">
                {words.load}
              </th>
              <th scope="col" className="number">
                {words.contacts}
              </th>
              <th scope="col" className="number">
                {words.capacity}
              </th>
              {days.map((on) => (
                <th scope="col" key={on} className="number">
                  {format.day(on, on)}
                </th>
              ))}
              <th scope="col" className="number">
                {words.notThisWeek}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.people.map((person) => (
              <PersonLine key={person.staffId} person={person} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function PersonLine({ person }: { readonly person: Person }): ReactNode {
  const words = usePhrases(actionsZh, actionsEn)
  const label = useLabel()
  const format = useFormat()
  const me = useMe()
  const search = person.role === 'manager' ? { role: 'manager' } : { advisor: String(person.staffId), role: 'advisor' }
  return (
    <tr>
      <th scope="row">
        <a href={hrefTo('actions', { search })}>{person.name}</a>{' '}
        {person.staffId !== me.staffId && <span className="muted">{label(staffRoleLabels[person.role])}</span>}
      </th>
      <td className="number">
        <Load person={person} />
      </td>
      <td className="number">{format.number(person.contacts)}</td>
      <td className="number">{format.number(person.capacityMinutes)}</td>
      {person.days.map(({ on, contacts, minutes, overCapacity }) => (
        <td key={on} className="number">
          {contacts === 0 ? (
            <span className="muted">·</span>
          ) : (
            <>
              {format.number(contacts)} <span className="muted">{format.number(minutes)}′</span>
            </>
          )}
          {overCapacity > 0 && <span className="action-late"> {words.over(format.number(overCapacity))}</span>}
        </td>
      ))}
      <td className="number">{format.number(person.notThisWeek)}</td>
    </tr>
  )
}

/** How much of a person's week is taken: what shows whether the work is spread fairly. */
function Load({ person }: { readonly person: Person }): ReactNode {
  const words = usePhrases(actionsZh, actionsEn)
  const format = useFormat()
  const room = person.capacityMinutes * person.days.length
  const share = room === 0 ? null : person.minutes / room
  return (
    <span className="plan-load" title={words.loadOf(format.number(person.minutes), format.number(room))}>
      <meter min={0} max={1} high={0.9} value={Math.min(share ?? 0, 1)} aria-hidden="true" />
      {format.percent(share, 0)}
    </span>
  )
}
