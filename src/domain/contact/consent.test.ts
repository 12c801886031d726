import { expect, test } from 'vitest'
import { whyNotPermitted, type KeptConsent } from '#domain/contact/consent.ts'

const phone = (purpose: KeptConsent['purpose'], state: KeptConsent['state']): KeptConsent => ({
  channel: 'phone',
  purpose,
  state,
})
const any = (purpose: KeptConsent['purpose'], state: KeptConsent['state']): KeptConsent => ({
  ...phone(purpose, state),
  channel: 'any',
})

test.each([
  { consents: [], purpose: 'service', why: null, because: 'unknown permits service' },
  { consents: [], purpose: 'value', why: null, because: 'unknown permits care' },
  { consents: [], purpose: 'sales', why: 'not_granted', because: 'unknown never permits marketing' },
  { consents: [any('marketing', 'granted')], purpose: 'sales', why: null, because: 'agreed to marketing' },
  {
    consents: [any('marketing', 'refused')],
    purpose: 'service',
    why: null,
    because: 'a no to marketing is no no to service',
  },
  { consents: [phone('care', 'refused')], purpose: 'value', why: 'refused', because: 'no care calls' },
  {
    consents: [phone('marketing', 'granted'), any('marketing', 'refused')],
    purpose: 'sales',
    why: 'refused',
    because: 'a refusal outweighs a consent',
  },
  {
    consents: [{ channel: 'sms', purpose: 'service', state: 'refused' }],
    purpose: 'service',
    why: null,
    because: 'a no to text messages is no no to calls',
  },
] as const)('$because', ({ consents, purpose, why }) => {
  expect(whyNotPermitted({ doNotContact: false, consents }, 'phone', purpose)).toBe(why)
  expect(whyNotPermitted({ doNotContact: true, consents }, 'phone', purpose)).toBe('do_not_contact')
})
