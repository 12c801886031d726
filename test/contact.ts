import { addDays } from '#domain/calendar.ts'
import type { ContactAsked, ContactHistory } from '#domain/contact/contact-history.ts'
import { defaultPolicy, type Policy } from '#domain/policy.ts'

/** A Wednesday, ten in the morning in China. */
export const now = '2026-11-18T02:00:00Z'
export const today = '2026-11-18'

/** A text message with something useful in it. */
export function asked(about: Partial<ContactAsked> = {}): ContactAsked {
  return { channel: 'sms', purpose: 'value', playbookId: 'P10', ownServiceOn: null, content: null, ...about }
}

/** An active customer of whom everything is known and to whom nothing was said. */
export function onFile(about: Partial<ContactHistory> = {}): ContactHistory {
  return {
    permission: { doNotContact: false, consents: [] },
    zone: 'Asia/Shanghai',
    cadenceGroup: 'active',
    lastVisitOn: '2026-10-01',
    isVisiting: false,
    contacts: [],
    shares: { customer: { sales: 0, all: 0 }, advisor: null, centre: null },
    householdCalls: [],
    holdouts: [],
    contents: [],
    undelivered: [],
    addresses: { phone: 'known', wechat: 'known', sms: 'known', app: 'known', email: 'known', in_person: 'known' },
    ...about,
  }
}

/** Reached so many days ago. */
export function ago(...days: number[]): Pick<ContactHistory, 'contacts'> {
  return { contacts: days.map((each) => ({ on: addDays(today, -each), isDuringVisit: false, playbookIds: [] })) }
}

/** The usual rules but for these. */
export function contactPolicy(contact: Partial<Policy['contact']>): Policy {
  return { ...defaultPolicy, contact: { ...defaultPolicy.contact, ...contact } }
}
