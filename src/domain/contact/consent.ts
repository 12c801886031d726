import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'

/** What the customer said about being contacted (spec §1.1 consent); not dated, the latest word holds. */
export interface ContactPermission {
  readonly doNotContact: boolean
  readonly consents: readonly KeptConsent[]
}

export type Consent = 'granted' | 'refused' | 'unknown'

/** A consent as it is kept (spec §1.1); `any` stands for every channel. */
export interface KeptConsent {
  readonly channel: string
  readonly purpose: 'service' | 'care' | 'marketing'
  readonly state: 'granted' | 'refused'
}

/** Nothing was ever asked. */
export const nothingAsked: ContactPermission = { doNotContact: false, consents: [] }

/** Care is what files call `value`, marketing what they call `sales`. */
const keptAs = { value: 'care', service: 'service', sales: 'marketing' } as const satisfies Record<
  TouchPurpose,
  KeptConsent['purpose']
>

/** What was said of one channel and purpose. A refusal for it or for `any` channel outweighs a consent for the other. */
function consentTo({ consents }: ContactPermission, channel: TouchChannel, purpose: TouchPurpose): Consent {
  const states = consents
    .filter((each) => each.purpose === keptAs[purpose] && (each.channel === channel || each.channel === 'any'))
    .map(({ state }) => state)
  return states.includes('refused') ? 'refused' : (states[0] ?? 'unknown')
}

/** Why consent does not allow this; null = it does. Unknown permits service and care, never marketing (spec §3.4). */
export function whyNotPermitted(
  permission: ContactPermission,
  channel: TouchChannel,
  purpose: TouchPurpose,
): 'do_not_contact' | 'refused' | 'not_granted' | null {
  if (permission.doNotContact) return 'do_not_contact'
  const consent = consentTo(permission, channel, purpose)
  if (consent === 'refused') return 'refused'
  return purpose === 'sales' && consent === 'unknown' ? 'not_granted' : null
}
