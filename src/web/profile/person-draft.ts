import { parseDay } from '#domain/calendar.ts'
import type { Gender } from '#domain/customer/gender.ts'
import { isWholePhone } from '#domain/customer/phone.ts'
import type { Asked } from '#web/api/client.ts'
import type { Profile } from '#web/profile/profile-of.ts'

export type PersonChange = NonNullable<Asked<'PATCH /customers/{customerId}'>['body']>

/** What is not told here: empty stays as it is, null is emptied, anything else is new. */
export type HiddenDraft = string | null

/** The form as it is filled in. */
export interface PersonDraft {
  readonly name: string
  readonly phone: HiddenDraft
  readonly wechat: HiddenDraft
  readonly email: HiddenDraft
  readonly address: HiddenDraft
  readonly gender: Gender | ''
  readonly city: string
  readonly birthdayOn: string
  readonly centreId: string
  readonly advisorId: string
  readonly tags: string
  readonly isVipByHand: boolean
  readonly doNotContact: boolean
}

export function draftOf(person: Profile['person']): PersonDraft {
  return {
    name: person.name ?? '',
    phone: '',
    wechat: '',
    email: '',
    address: '',
    gender: person.gender ?? '',
    city: person.city ?? '',
    birthdayOn: person.birthdayOn ?? '',
    centreId: person.centreId === null ? '' : String(person.centreId),
    advisorId: person.advisorId === null ? '' : String(person.advisorId),
    tags: person.tags.join('、'),
    isVipByHand: person.isVipByHand,
    doNotContact: person.doNotContact,
  }
}

const hidden = (value: HiddenDraft): string | null | undefined =>
  value === null ? null : value.trim() === '' ? undefined : value.trim()
const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim())
const idOrNull = (value: string): number | null => (value === '' ? null : Number(value))

const read: { readonly [K in keyof PersonDraft]: (value: PersonDraft[K]) => unknown } = {
  name: (name) => name.trim(),
  phone: hidden,
  wechat: hidden,
  email: hidden,
  address: hidden,
  gender: (gender) => (gender === '' ? null : gender),
  city: orNull,
  birthdayOn: (on) => (on === '' ? null : parseDay(on)),
  centreId: idOrNull,
  advisorId: idOrNull,
  tags: (tags) => [...new Set(tags.split(/[、,，]/).map((tag) => tag.trim()))].filter((tag) => tag !== ''),
  isVipByHand: (is) => is,
  doNotContact: (is) => is,
}

/** Only what differs is sent: what others change meanwhile of the rest is theirs. */
export function changeOf(before: PersonDraft, after: PersonDraft): PersonChange {
  const changed = (Object.keys(read) as (keyof PersonDraft)[]).flatMap((name) => {
    if (before[name] === after[name]) return []
    const value = read[name](after[name] as never)
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(changed) as PersonChange
}

export function isPhoneFit(phone: HiddenDraft): boolean {
  return phone === null || phone.trim() === '' || isWholePhone(phone.replaceAll(/[\s-]/g, ''))
}

export function isEmailFit(email: HiddenDraft): boolean {
  return email === null || email.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())
}
