import { valueAtRiskFen, type ValueAtRiskPolicy } from '#domain/lifetime-value/value-at-risk.ts'
import { wholeFen, type Fen } from '#domain/money.ts'
import type { Worth } from '#domain/standing.ts'

/** Value at risk with P(active) of the fit where one speaks, else with assumed activity. */
export function fenAtRisk({ outlook, clv }: Worth, overdue: number | null, policy: ValueAtRiskPolicy): Fen | null {
  if (outlook === null) return valueAtRiskFen(clv.potentialFen, overdue, policy)
  const { ifActiveFen } = outlook.potential
  return ifActiveFen === null ? null : wholeFen((1 - outlook.pActive) * ifActiveFen)
}

/** What a customer brings if they are still active: the formula's potential is that of one who is. */
export function fenIfActive({ outlook, clv }: Worth): Fen | null {
  return outlook === null ? clv.potentialFen : outlook.potential.ifActiveFen
}
