import type { ReactNode } from 'react'
import { genderLabels } from '#domain/customer/gender.ts'
import { useLabel } from '#web/phrases/language.ts'
import { useProfile, useProfilePhrases } from '#web/profile/profile-of.ts'
import { useMe } from '#web/shell/me.ts'
import { Badge } from '#web/ui/badge.tsx'
import { useFormat } from '#web/ui/use-format.ts'

/** Who they are, in one line under the name. */
export function ProfileHead(): ReactNode {
  const words = useProfilePhrases()
  const say = useLabel()
  const format = useFormat()
  const { today } = useMe().group
  const { person, cars, scores } = useProfile()
  const [car] = cars
  const facts = [
    person.phoneMasked,
    car === undefined ? null : [car.plate, car.model].filter(Boolean).join(' '),
    person.gender === null ? null : say(genderLabels[person.gender]),
    person.birthdayOn === null ? null : words.bornOn(format.day(person.birthdayOn, today)),
    person.city,
    person.centre,
    person.advisor ?? words.noAdvisor,
    words.customerNo(person.customerNo),
    person.otherNumbers.length === 0 ? null : words.alsoKnownAs(person.otherNumbers.join('、')),
  ].filter((fact): fact is string => fact !== null && fact !== '')
  return (
    <span className="profile-who">
      {person.doNotContact && (
        <Badge tone="bad" sign="!">
          {words.doNotContact}
        </Badge>
      )}
      {scores?.isVip === true && <Badge tone="accent">VIP</Badge>}
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {person.tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </span>
  )
}
