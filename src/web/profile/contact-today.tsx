import type { ReactNode } from 'react'
import { salesShareOf } from '#domain/contact/sales-share.ts'
import { type TouchChannel, touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { type TouchPurpose, touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import { localTimeOf } from '#domain/working-time/local-time.ts'
import type { Reply } from '#web/api/client.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { hrefTo } from '#web/paths.ts'
import { contactTodayEn } from '#web/phrases/contact-today.en.ts'
import { contactTodayZh } from '#web/phrases/contact-today.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { obstaclesOf } from '#web/profile/contact-obstacles.ts'
import { useProfile } from '#web/profile/profile-of.ts'
import { Answered } from '#web/ui/answered.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { Note } from '#web/ui/note.tsx'
import { Panel } from '#web/ui/page.tsx'

type Why = Reply<'GET /customers/{customerId}/contact-permission'>

/** Whether they can be contacted now, in which way and for what, and why not. */
export function ContactToday(): ReactNode {
  const words = usePhrases(contactTodayZh, contactTodayEn)
  const { customerId, person } = useProfile()
  const asked = useAsk('GET /customers/{customerId}/contact-permission', { params: { customerId } })
  if (person.isDeleted) return null
  const link = (
    <LinkButton size="small" variant="quiet" href={hrefTo('messages', { search: { customer: String(customerId) } })}>
      {words.messages}
    </LinkButton>
  )
  return (
    <Panel title={words.title} actions={link}>
      <Answered of={asked}>{(why) => <Answers why={why} />}</Answered>
    </Panel>
  )
}

function Answers({ why }: { readonly why: Why }): ReactNode {
  const words = usePhrases(contactTodayZh, contactTodayEn)
  const say = useLabel()
  const obstacles = obstaclesOf(why.answers)
  // What holds for good stands above already.
  const own = obstaclesOf(why.ownService).filter(({ because }) => because === 'own_service')
  const sayAll = (found: ReturnType<typeof obstaclesOf>): ReactNode => (
    <ul className="profile-notes">
      {found.map(({ because, label, until, channels, purposes }) => (
        <li key={`${because}${until}`}>
          {say(label)}{' '}
          <span className="muted">
            {[
              ...channels.map((each) => say(touchChannelLabels[each])),
              ...purposes.map((each) => say(touchPurposeLabels[each])),
            ].join(words.comma)}
            {until !== null && ` · ${words.until(wallText(until, why.zone))}`}
          </span>
        </li>
      ))}
    </ul>
  )
  return (
    <div className="stack">
      <Grid why={why} />
      {obstacles.length === 0 ? <p className="muted">{words.allClear}</p> : sayAll(obstacles)}
      {why.warnings.map((whose) => (
        <Note key={whose} tone="fair">
          {words.close(say(salesShareOf[whose]))}
        </Note>
      ))}
      {obstacles.some(({ because }) => because === 'cadence') && (
        <div>
          <p className="muted">{words.own}</p>
          {own.length === 0 ? <p>{words.ownClear}</p> : sayAll(own)}
        </div>
      )}
    </div>
  )
}

function Grid({ why: { answers } }: { readonly why: Why }): ReactNode {
  const words = usePhrases(contactTodayZh, contactTodayEn)
  const say = useLabel()
  const purposes = Object.keys(touchPurposeLabels) as TouchPurpose[]
  const channels = (Object.keys(touchChannelLabels) as TouchChannel[]).filter((each) => each !== 'in_person')
  const mayBe = (channel: TouchChannel, purpose: TouchPurpose): boolean =>
    answers.some((each) => each.channel === channel && each.purpose === purpose && each.may)
  return (
    <table className="contact-today">
      <thead>
        <tr>
          <th scope="col">{words.channel}</th>
          {purposes.map((purpose) => (
            <th key={purpose} scope="col">
              {say(touchPurposeLabels[purpose])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => (
          <tr key={channel}>
            <th scope="row">{say(touchChannelLabels[channel])}</th>
            {purposes.map((purpose) => (
              <Cell key={purpose} may={mayBe(channel, purpose)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ may }: { readonly may: boolean }): ReactNode {
  const words = usePhrases(contactTodayZh, contactTodayEn)
  return (
    <td className={may ? 'contact-may' : 'contact-may-not'}>
      <span aria-hidden>{may ? '✓' : '✕'}</span>
      <span className="hidden-text">{may ? words.may : words.mayNot}</span>
    </td>
  )
}

/** The time on the wall of the centre. */
function wallText(instant: string, zone: string): string {
  const { on, minute } = localTimeOf(instant, zone)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${on} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
