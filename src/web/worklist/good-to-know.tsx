import type { ReactNode } from 'react'
import {
  mainUseLabels,
  preferredChannelLabels,
  preferredTimeLabels,
  priceSensitivityLabels,
  wantLabels,
} from '#domain/customer/preferences.ts'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { visitKindText } from '#domain/visit/visit-kind.ts'
import { useLabel } from '#web/phrases/language.ts'
import type { TaskDetail } from '#web/worklist/shapes.ts'
import { useMoment } from '#web/worklist/use-moment.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { useMe } from '#web/shell/me.ts'
import { useFormat } from '#web/ui/use-format.ts'

/** What makes the call personal: last words, promises, preferences, what is due. Nothing is shown that is not known. */
export function GoodToKnow({ detail }: { readonly detail: TaskDetail }): ReactNode {
  const words = useWords()
  const format = useFormat()
  const label = useLabel()
  const { today } = useMe().group
  const listed = (items: readonly string[]): ReactNode => (items.length === 0 ? null : items.join(words.listComma))
  const { lastContact, lastWords, promises, keyEvents, appointments, recommendations } = detail
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.facts.lastWords, lastWords === null ? null : `${format.day(lastWords.on, today)} ${lastWords.text}`],
    [
      words.facts.lastContact,
      lastContact === null
        ? null
        : [
            format.day(lastContact.on, today),
            lastContact.channel === null ? '' : label(touchChannelLabels[lastContact.channel]),
          ]
            .filter((part) => part !== '')
            .join(' '),
    ],
    [words.facts.promises, listed(promises.map(({ dueOn, text }) => `${format.day(dueOn, today)} ${text}`))],
    [words.facts.preferences, listed(usePreferences(detail.preferences))],
    [words.facts.events, listed(keyEvents.slice(0, 3).map(({ on, text }) => `${format.day(on, today)} ${text ?? ''}`))],
    [
      words.facts.appointments,
      listed(
        appointments.map(
          ({ on, kind }) => `${format.day(on, today)} ${kind === null ? '' : label(visitKindText(kind))}`,
        ),
      ),
    ],
    [words.facts.recommendations, listed(recommendations.map(({ item }) => item))],
  ]
  const known = facts.filter(([, value]) => value !== null)
  if (known.length === 0 && detail.tried.length === 0) return null
  return (
    <aside className="know" aria-label={words.know}>
      <h3>{words.know}</h3>
      <dl>
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Tried tried={detail.tried} />
    </aside>
  )
}

function usePreferences(preferences: TaskDetail['preferences']): string[] {
  const label = useLabel()
  if (preferences === null) return []
  const { times, channel, priceSensitivity, wants, drink, mainUse } = preferences
  return [
    ...times.map((each) => label(preferredTimeLabels[each])),
    ...(channel === null ? [] : [label(preferredChannelLabels[channel])]),
    ...(priceSensitivity === null ? [] : [label(priceSensitivityLabels[priceSensitivity])]),
    ...wants.map((each) => label(wantLabels[each])),
    ...(drink === null ? [] : [drink]),
    ...(mainUse === null ? [] : [label(mainUseLabels[mainUse])]),
  ]
}

function Tried({ tried }: { readonly tried: TaskDetail['tried'] }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const moment = useMoment()
  if (tried.length === 0) return null
  return (
    <>
      <h4>{words.tried}</h4>
      <ul>
        {tried.map(({ resultId, at, result, note, by }) => (
          <li key={resultId}>
            {moment(at)} {label(taskResultLabels[result])} {note ?? ''} <span className="muted">{by ?? ''}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
