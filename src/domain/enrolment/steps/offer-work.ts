import type { ValueTier } from '#domain/assessment.ts'
import { addDays } from '#domain/calendar.ts'
import { passedOver, type StepWork } from '#domain/enrolment/steps/step-work.ts'
import type { Fen } from '#domain/money.ts'
import type { OfferStep } from '#domain/playbook/step.ts'

/** What a playbook that goes by value tiers may cost per customer, by expected cost (spec §3.3, last paragraph). */
const costCapsFen: Readonly<Record<ValueTier, Fen>> = { high: 50_000, medium: 20_000, low: 5_000 }

/** Issues a voucher, unless that would cost more than the value tier allows. */
export const workOffer: StepWork<OfferStep> = ({ step, playbook, enrolment, of }) => {
  const { tier } = of.view.assessment.clv
  const cap = playbook.isByValueTier && tier !== null ? costCapsFen[tier] : null
  if (cap !== null && enrolment.voucherCostFen + step.costFen > cap) return passedOver('cost_cap')
  const { label, valueFen, share, costFen, validDays } = step
  const issuedOn = of.clock.today
  const expiresOn = addDays(issuedOn, validDays)
  const voucher = { kind: 'voucher', stepId: step.id, label, valueFen, share, costFen, issuedOn, expiresOn } as const
  return { is: 'done', entry: { kind: 'voucher', because: null }, effects: [voucher] }
}
