import type { ReactNode } from 'react'
import { hrefTo } from '#web/paths.ts'
import { useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { Panel } from '#web/ui/page.tsx'
import { PersonName } from '#web/ui/person-name.tsx'
import { useFormat } from '#web/ui/use-format.ts'

export function HouseholdPanel(): ReactNode {
  const words = useProfilePhrases()
  const format = useFormat()
  const { today } = useMe().group
  const { household } = useProfile()
  return (
    <Panel title={words.household}>
      {household.length === 0 && <p className="muted">{words.noHousehold}</p>}
      <ul className="profile-notes">
        {household.map(({ name, relation, birthdayOn, customerId }) => (
          <li key={name + relation} className="row">
            <PersonName
              name={name}
              {...(customerId === null ? {} : { href: hrefTo('profile', { params: { customerId } }) })}
            />
            <span className="muted">{relation}</span>
            {birthdayOn !== null && <span className="muted">{words.bornOn(format.day(birthdayOn, today))}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
