import { wholeFen, type Fen } from '#domain/money.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import type { Occasion } from '#domain/playbook/dated-fact.ts'
import type { StakeSource, TaskStep } from '#domain/playbook/step.ts'

/** What is at stake, and which source said so; never negative, always known. */
export interface Stake {
  readonly fen: Fen
  /** `stated` = no source was known, the playbook's own yuan hold. */
  readonly source: StakeSource | 'stated'
}

/** The first source of the step that is known for this customer, else the yuan that the playbook states. */
export function stakeOf({ stake }: TaskStep, view: CustomerView, occasion: Occasion): Stake {
  for (const source of stake.sources) {
    const fen = readers[source](view, occasion)
    if (fen !== null && Number.isFinite(fen)) return { fen: Math.max(0, fen), source }
  }
  return { fen: stake.otherwiseFen, source: 'stated' }
}

const readers: Readonly<Record<StakeSource, (view: CustomerView, occasion: Occasion) => Fen | null>> = {
  value_at_risk: ({ assessment }) => assessment.valueAtRiskFen,
  potential: ({ assessment }) => assessment.clv.potentialFen,
  visit_margin: ownServiceMargin,
  item_margin: ({ marginShare }, { priceFen }) =>
    priceFen === null || priceFen === undefined ? null : wholeFen(priceFen * marginShare),
}

/** Mean margin of the customer's services, the last six; null for somebody who never had one. */
function ownServiceMargin({ facts, marginShare }: CustomerView): Fen | null {
  const services = facts.visits.filter(({ kind }) => kind === 'first_service' || kind === 'maintenance').slice(-6)
  if (services.length === 0) return null
  const margin = services.reduce(
    (sum, visit) => sum + visit.costedMarginFen + visit.uncostedRevenueFen * marginShare,
    0,
  )
  return wholeFen(margin / services.length)
}
