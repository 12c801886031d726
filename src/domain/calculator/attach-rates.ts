import { calculator } from '#domain/calculator/calculator.ts'
import type { Label } from '#domain/label.ts'

/** A service that a share of the customers takes along, and what it brings; yuan. */
export interface Attached {
  readonly share: number
  readonly price: number
}

/** Expected revenue per customer: Σ share × price (spec §5.2). */
function attachedRevenue(attached: readonly Attached[]): number {
  return attached.reduce((sum, { share, price }) => sum + share * price, 0)
}

export const attachedLabels = {
  diagnosis: { zh: '深度检测', en: 'Diagnosis' },
  loaner: { zh: '代步车', en: 'Loaner' },
  pickUp: { zh: '上门取送', en: 'Pick-up' },
  warranty: { zh: '延保（每年）', en: 'Extended warranty (a year)' },
  beauty: { zh: '美容', en: 'Beauty' },
} as const satisfies Record<string, Label>

function shareOf(name: keyof typeof attachedLabels, usual: number) {
  const { zh, en } = attachedLabels[name]
  const label = { zh: `${zh}：附加率`, en: `${en}: share` }
  return { part: 'services', label, unit: 'share', default: usual, min: 0, max: 1, origin: 'published' } as const
}

function priceOf(name: keyof typeof attachedLabels, usual: number) {
  const { zh, en } = attachedLabels[name]
  const label = { zh: `${zh}：单价`, en: `${en}: price` }
  return { part: 'services', label, unit: 'yuan', default: usual, min: 0, max: 100_000, origin: 'published' } as const
}

export const attachRatesCalculator = calculator({
  code: 'attach-rates',
  label: { zh: '附加服务', en: 'Attach rates' },
  formula: { zh: '每客收入 = Σ 附加率 × 单价', en: 'Revenue per customer = Σ share × price' },
  parts: { services: { zh: '附加服务', en: 'Services' } },
  inputs: {
    diagnosisShare: shareOf('diagnosis', 0.6),
    diagnosisPrice: priceOf('diagnosis', 150),
    loanerShare: shareOf('loaner', 0.3),
    loanerPrice: priceOf('loaner', 100),
    pickUpShare: shareOf('pickUp', 0.2),
    pickUpPrice: priceOf('pickUp', 80),
    warrantyShare: shareOf('warranty', 0.15),
    warrantyPrice: priceOf('warranty', 500),
    beautyShare: shareOf('beauty', 0.25),
    beautyPrice: priceOf('beauty', 300),
  },
  work: (v) => {
    const rows = [
      { label: attachedLabels.diagnosis, share: v.diagnosisShare, price: v.diagnosisPrice },
      { label: attachedLabels.loaner, share: v.loanerShare, price: v.loanerPrice },
      { label: attachedLabels.pickUp, share: v.pickUpShare, price: v.pickUpPrice },
      { label: attachedLabels.warranty, share: v.warrantyShare, price: v.warrantyPrice },
      { label: attachedLabels.beauty, share: v.beautyShare, price: v.beautyPrice },
    ].map((row) => ({ ...row, revenue: attachedRevenue([row]) }))
    return { rows, perCustomer: attachedRevenue(rows) }
  },
})
