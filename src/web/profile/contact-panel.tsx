import type { ReactNode } from 'react'
import {
  mainUseLabels,
  preferredChannelLabels,
  preferredTimeLabels,
  priceSensitivityLabels,
  wantLabels,
} from '#domain/customer/preferences.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { touchResultLabels } from '#domain/touch/touch-result.ts'
import { useLabel } from '#web/phrases/language.ts'
import { Facts } from '#web/profile/facts.tsx'
import { useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { Panel } from '#web/ui/page.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** How we speak with them: last contact, last words, what they told us, how they like it. */
export function ContactPanel(): ReactNode {
  const words = useProfilePhrases()
  const format = useFormat()
  const { today } = useMe().group
  const { lastWords, keyEvents } = useProfile()
  return (
    <Panel title={words.contact}>
      <div className="stack">
        <Facts
          facts={[
            { label: words.lastContact, value: <LastContact /> },
            {
              label: words.lastWords,
              value:
                lastWords === null ? null : (
                  <>
                    <q className="profile-quote">{lastWords.text}</q>{' '}
                    <span className="muted">{format.relativeDay(lastWords.on, today)}</span>
                  </>
                ),
            },
          ]}
        />
        {keyEvents.length > 0 && (
          <section aria-label={words.keyEvents}>
            <h3 className="profile-sub">{words.keyEvents}</h3>
            <ul className="profile-notes">
              {keyEvents.map(({ noteId, on, text }) => (
                <li key={noteId}>
                  {text} <span className="muted">{format.day(on, today)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-label={words.preferences}>
          <h3 className="profile-sub">{words.preferences}</h3>
          <PreferenceFacts />
        </section>
      </div>
    </Panel>
  )
}

function LastContact(): ReactNode {
  const words = useProfilePhrases()
  const say = useLabel()
  const format = useFormat()
  const { today } = useMe().group
  const { lastContact } = useProfile()
  if (lastContact === null) return <span className="muted">{words.none}</span>
  const { on, channel, result } = lastContact
  const how = channel === null ? words.came : say(touchChannelLabels[channel])
  return (
    <>
      {format.relativeDay(on, today)} · {how}
      {result !== null && ` · ${say(touchResultLabels[result])}`}
    </>
  )
}

function PreferenceFacts(): ReactNode {
  const words = useProfilePhrases()
  const say = useLabel()
  const { preferences } = useProfile()
  if (preferences === null) return <p className="muted">{words.noPreferences}</p>
  const { times, channel, priceSensitivity, wants, drink, mainUse } = preferences
  return (
    <Facts
      facts={[
        { label: words.times, value: times.map((time) => say(preferredTimeLabels[time])).join('、') },
        { label: words.channel, value: channel === null ? null : say(preferredChannelLabels[channel]) },
        {
          label: words.priceSensitivity,
          value: priceSensitivity === null ? null : say(priceSensitivityLabels[priceSensitivity]),
        },
        { label: words.wants, value: wants.map((want) => say(wantLabels[want])).join('、') },
        { label: words.drink, value: drink },
        { label: words.mainUse, value: mainUse === null ? null : say(mainUseLabels[mainUse]) },
      ]}
    />
  )
}
