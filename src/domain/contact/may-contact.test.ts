import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '#domain/calendar.ts'
import type { ContactAsked, ContactHistory } from '#domain/contact/contact-history.ts'
import type { KeptConsent } from '#domain/contact/consent.ts'
import { mayContact, obstacles } from '#domain/contact/may-contact.ts'
import { defaultPolicy, type Policy } from '#domain/policy.ts'
import { millisOf } from '#domain/working-time/instant.ts'
import { ago, asked, contactPolicy, now, onFile, today } from '#test/contact.ts'

const marketing: KeptConsent = { channel: 'any', purpose: 'marketing', state: 'granted' }
const agreed = { permission: { doNotContact: false, consents: [marketing] } }
const unwanted = { permission: { doNotContact: true, consents: [] } }
const sales = { purpose: 'sales' } as const

test.each<{
  because: string
  ask?: Partial<ContactAsked>
  of?: Partial<ContactHistory>
  rules?: Policy
  at?: string
  answer: object | null
}>([
  { because: 'nothing is against it', answer: null },
  { because: 'marketing was never agreed to', ask: sales, answer: { because: 'not_granted' } },
  { because: 'marketing was agreed to', ask: sales, of: agreed, answer: null },
  { because: 'do not contact', of: unwanted, answer: { because: 'do_not_contact' } },
  { because: 'a safety recall is told all the same', ask: { isSafetyRecall: true }, of: unwanted, answer: null },
  {
    because: 'a refusal of the channel for this purpose',
    of: { permission: { doNotContact: false, consents: [{ channel: 'sms', purpose: 'care', state: 'refused' }] } },
    answer: { because: 'refused' },
  },

  {
    because: 'after half past eight in the evening',
    at: '2026-11-18T12:30:00Z',
    answer: { because: 'quiet_hours', until: '2026-11-19T01:00:00Z' },
  },
  { because: 'a minute before that', at: '2026-11-18T12:29:59Z', answer: null },
  {
    because: 'before nine in the morning',
    at: '2026-11-18T00:59:00Z',
    answer: { because: 'quiet_hours', until: '2026-11-18T01:00:00Z' },
  },
  {
    because: 'over the end of a month',
    at: '2026-11-30T14:00:00Z',
    answer: { because: 'quiet_hours', until: '2026-12-01T01:00:00Z' },
  },
  { because: 'in another zone it is noon', at: '2026-11-18T20:00:00Z', of: { zone: 'America/New_York' }, answer: null },
  {
    because: 'quiet hours of e-mail switched off',
    ask: { channel: 'email' },
    at: '2026-11-18T16:00:00Z',
    rules: contactPolicy({ quietEmail: [0, 0] }),
    answer: null,
  },
  {
    because: 'quiet hours within a day',
    at: now,
    rules: contactPolicy({ quietSms: [900, 1400] }),
    answer: { because: 'quiet_hours', until: '2026-11-18T06:00:00Z' },
  },
  {
    because: 'a task of the day does not ask the hour',
    ask: { channel: 'phone', isAnyHour: true },
    at: '2026-11-18T14:00:00Z',
    answer: null,
  },
  { because: 'who stands before us', ask: { channel: 'in_person' }, at: '2026-11-18T14:00:00Z', answer: null },
  {
    because: 'no marketing in the golden week',
    ask: sales,
    of: agreed,
    at: '2026-10-03T04:00:00Z',
    answer: { because: 'public_holiday', until: '2026-10-08T01:00:00Z' },
  },
  { because: 'but care', at: '2026-10-03T04:00:00Z', answer: null },

  {
    because: 'active: once in thirty days',
    of: ago(29),
    answer: { because: 'cadence', until: '2026-11-19T01:00:00Z' },
  },
  { because: 'active: thirty days ago is long enough', of: ago(30), answer: null },
  { because: 'high value: twice', of: { cadenceGroup: 'high_value', ...ago(3) }, answer: null },
  {
    because: 'high value: a third time when the first of the two has passed',
    of: { cadenceGroup: 'high_value', ...ago(3, 20) },
    answer: { because: 'cadence', until: '2026-11-28T01:00:00Z' },
  },
  {
    because: 'new: once in two weeks',
    of: { cadenceGroup: 'new', ...ago(13) },
    answer: { because: 'cadence', until: '2026-11-19T01:00:00Z' },
  },
  { because: 'not scored yet counts as new', of: { cadenceGroup: null, ...ago(14) }, answer: null },
  {
    because: 'dormant: weekly',
    of: { cadenceGroup: 'dormant', lastVisitOn: '2026-01-01', ...ago(6) },
    answer: { because: 'cadence', until: '2026-11-19T01:00:00Z' },
  },
  {
    because: 'dormant: at once, whatever was before',
    of: { cadenceGroup: 'dormant', lastVisitOn: addDays(today, -90), ...ago(2) },
    answer: null,
  },
  {
    because: 'messages about a visit in progress do not count',
    of: { contacts: [{ on: today, isDuringVisit: true, playbookIds: [] }] },
    answer: null,
  },
  {
    because: 'nor does the cadence hold them',
    ask: { purpose: 'service' },
    of: { isVisiting: true, ...ago(0) },
    answer: null,
  },
  { because: 'three a month by policy', of: ago(1, 2), rules: contactPolicy({ activeMost: 3 }), answer: null },

  {
    because: 'three of eleven sold',
    ask: sales,
    of: { ...agreed, shares: { customer: { sales: 3, all: 11 }, advisor: null, centre: null } },
    answer: { because: 'sales_share_customer' },
  },
  {
    because: 'two of ten are not above a fifth',
    ask: sales,
    of: { ...agreed, shares: { customer: { sales: 2, all: 10 }, advisor: null, centre: null } },
    answer: null,
  },
  {
    because: 'nine touches are too few to tell',
    ask: sales,
    of: { ...agreed, shares: { customer: { sales: 9, all: 9 }, advisor: null, centre: null } },
    answer: null,
  },
  {
    because: 'care goes on',
    of: { shares: { customer: { sales: 9, all: 12 }, advisor: null, centre: null } },
    answer: null,
  },
  {
    because: 'the advisor sells too much',
    ask: sales,
    of: { ...agreed, shares: { customer: { sales: 0, all: 0 }, advisor: { sales: 30, all: 100 }, centre: null } },
    answer: { because: 'sales_share_advisor' },
  },
  {
    because: 'the centre sells too much',
    ask: sales,
    of: {
      ...agreed,
      shares: { customer: { sales: 0, all: 0 }, advisor: { sales: 1, all: 100 }, centre: { sales: 21, all: 100 } },
    },
    answer: { because: 'sales_share_centre' },
  },

  {
    because: 'the wife was called about it this morning',
    ask: { channel: 'phone' },
    of: { householdCalls: ['P10'] },
    answer: { because: 'household', until: '2026-11-19T01:00:00Z' },
  },
  {
    because: 'she was called about something else',
    ask: { channel: 'phone' },
    of: { householdCalls: ['P7'] },
    answer: null,
  },
  { because: 'a message is no call', of: { householdCalls: ['P10'] }, answer: null },
  { because: 'held out', of: { holdouts: ['P10'] }, answer: { because: 'holdout' } },
  {
    because: 'said before',
    ask: { content: 'tip|SUV|2026 winter||zh' },
    of: { contents: ['tip|SUV|2026 winter||zh'] },
    answer: { because: 'repeated_content' },
  },
  {
    because: 'no number',
    of: { addresses: { ...onFile().addresses, sms: 'none' } },
    answer: { because: 'no_address' },
  },
  {
    because: 'bounced, a safety recall too',
    ask: { isSafetyRecall: true },
    of: { addresses: { ...onFile().addresses, sms: 'bounced' } },
    answer: { because: 'bounced' },
  },
  {
    because: 'the later of two moments',
    of: ago(1),
    at: '2026-11-18T14:00:00Z',
    answer: { because: 'cadence', until: '2026-12-17T01:00:00Z' },
  },
  {
    because: 'what holds for good is said first',
    of: { ...unwanted, ...ago(1) },
    answer: { because: 'do_not_contact' },
  },
])('$because', ({ ask, of, rules = defaultPolicy, at = now, answer }) => {
  expect(mayContact(asked(ask), onFile(of), rules, at)).toEqual(answer)
})

test('all that stands in the way is told', () => {
  const of = onFile({ ...ago(1), householdCalls: ['P10'], addresses: { ...onFile().addresses, phone: 'none' } })
  expect(
    obstacles(asked({ channel: 'phone', ...sales }), of, defaultPolicy, now).map(({ because }) => because),
  ).toEqual(['not_granted', 'no_address', 'cadence', 'household'])
})

test('asked again at `until`, a reason that passes has passed; and it never lies behind', () => {
  const days = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 })
  const group = fc.constantFrom('high_value', 'active', 'new', 'dormant', null)
  const minute = fc.integer({ min: 0, max: 60 * 24 * 400 })
  fc.assert(
    fc.property(days, group, minute, fc.constantFrom('value', 'sales'), (past, cadenceGroup, aside, purpose) => {
      const at = new Date(millisOf('2026-01-01T00:00:00Z') + aside * 60_000).toISOString()
      const since = (each: number): Day => addDays(at.slice(0, 10) as Day, -each)
      const contacts = past.map((each) => ({ on: since(each), isDuringVisit: false, playbookIds: [] }))
      const of = onFile({ ...agreed, cadenceGroup, contacts, lastVisitOn: null })
      const answer = mayContact(asked({ purpose }), of, defaultPolicy, at)
      if (answer === null) return
      expect(millisOf(answer.until ?? '')).toBeGreaterThan(millisOf(at))
      const then = mayContact(asked({ purpose }), of, defaultPolicy, answer.until ?? '')
      expect(then?.because).not.toBe(answer.because)
    }),
  )
})
