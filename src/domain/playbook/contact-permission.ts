import type { Label } from '#domain/label.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'

/** What the customer said about being called (spec §1.1 consent); not dated, the latest word holds. */
export interface ContactPermission {
  readonly doNotContact: boolean
  /** Consent to calls by the purpose of the call: care is `value`, marketing is `sales`. */
  readonly phone: Readonly<Record<TouchPurpose, Consent>>
}

export type Consent = 'granted' | 'refused' | 'unknown'

/** Nothing was ever asked. */
export const nothingAsked: ContactPermission = {
  doNotContact: false,
  phone: { value: 'unknown', service: 'unknown', sales: 'unknown' },
}

/** A consent as it is kept (spec §1.1); `any` stands for every channel. */
export interface KeptConsent {
  readonly channel: string
  readonly purpose: 'service' | 'care' | 'marketing'
  readonly state: 'granted' | 'refused'
}

/** What the kept consents say about calls. A refusal for `phone` or for `any` channel outweighs a consent for the other. */
export function permissionOf(consents: readonly KeptConsent[], doNotContact: boolean): ContactPermission {
  const said = (purpose: KeptConsent['purpose']): Consent => {
    const states = consents
      .filter((each) => each.purpose === purpose && (each.channel === 'phone' || each.channel === 'any'))
      .map(({ state }) => state)
    return states.includes('refused') ? 'refused' : (states[0] ?? 'unknown')
  }
  return { doNotContact, phone: { value: said('care'), service: said('service'), sales: said('marketing') } }
}

/** Why a playbook that fits a customer gives nobody a task. */
export const leftOutLabels = {
  do_not_contact: { zh: '客户要求不再联系', en: 'The customer asked not to be contacted' },
  phone_refused: { zh: '客户拒绝此类电话', en: 'The customer refused calls of this kind' },
  phone_not_granted: { zh: '未同意营销电话', en: 'Marketing calls were never agreed to' },
  automatic_instead: {
    zh: '低价值客户：由自动步骤代替人工',
    en: 'Low value tier: automatic steps instead of a person',
  },
} as const satisfies Record<string, Label>

export type LeftOutBecause = keyof typeof leftOutLabels

/** Why the customer may not be called for this purpose; null = may be. Unknown permits service and care, never marketing (spec §3.4). */
export function whyNotCall({ doNotContact, phone }: ContactPermission, purpose: TouchPurpose): LeftOutBecause | null {
  if (doNotContact) return 'do_not_contact'
  if (phone[purpose] === 'refused') return 'phone_refused'
  return purpose === 'sales' && phone.sales === 'unknown' ? 'phone_not_granted' : null
}
