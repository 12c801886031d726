import { yearOf } from '#domain/calendar.ts'
import { birthdayIn } from '#domain/playbook/birthday.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import { type DatedFact, isOpen, type Occasion, type OpenDays } from '#domain/playbook/dated-fact.ts'

export const birthday = {
  kind: 'date',
  label: { zh: '生日（本人或家人）', en: 'Birthday (of the customer or the family)' },
  variables: {
    is_own_birthday: { type: 'bool', zh: '客户本人生日（真/假）', en: "The customer's own birthday (true or false)" },
    relation: { type: 'string', zh: '寿星与客户的关系', en: 'What the birthday child is to the customer' },
  },
  isFixed: true,
  occasions: birthdays,
} as const satisfies DatedFact

function birthdays({ facts, today }: CustomerView, open: OpenDays): Occasion[] {
  const own = { relation: null, birthdayOn: facts.birthdayOn }
  return [own, ...facts.family].flatMap(({ relation, birthdayOn }) =>
    birthdayOn === null
      ? []
      : [-1, 0, 1].flatMap((years) => {
          const on = birthdayIn(yearOf(today) + years, birthdayOn)
          if (!isOpen(on, open)) return []
          const variables = { is_own_birthday: relation === null, relation }
          return [{ key: `${relation ?? 'own'} ${on}`, on, variables }]
        }),
  )
}
