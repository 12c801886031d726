import type { ReactNode } from 'react'
import { hrefTo } from '#web/paths.ts'
import { Facts } from '#web/profile/facts.tsx'
import { useOutlookPhrases } from '#web/profile/outlook-of.ts'
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
      <HouseholdValue />
    </Panel>
  )
}

/** What they are worth together, where others of them are customers and the viewer may see money. */
function HouseholdValue(): ReactNode {
  const words = useOutlookPhrases()
  const format = useFormat()
  const value = useProfile().householdValue
  if (value === null) return null
  const { customers, valued, totalFen, potentialFen, lowFen, highFen } = value
  const missing = customers - valued
  return (
    <div className="household-value">
      <Facts
        facts={[
          { label: words.householdValue(format.number(valued)), value: <b>{format.money(totalFen)}</b> },
          { label: words.householdPotential, value: format.money(potentialFen) },
        ]}
      />
      {lowFen !== null && highFen !== null && (
        <p className="profile-because">{words.householdBetween(format.money(lowFen), format.money(highFen))}</p>
      )}
      {missing > 0 && <p className="profile-because">{words.householdUnknown(format.number(missing))}</p>}
    </div>
  )
}
