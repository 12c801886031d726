import { wholeFen, type Fen } from '#domain/money.ts'
import type { ValuesOf } from '#domain/settings.ts'

/** What a customer's silence may cost (spec §2.6) where no model gives P(active). */
export const valueAtRiskSettings = {
  activeUntilOverdue: {
    label: { zh: '几倍到店间隔内视为活跃', en: 'Taken as active up to so many expected intervals' },
    default: 1,
    min: 0,
    max: 10,
  },
  halvesEachOverdue: {
    label: {
      zh: '此后每过几倍间隔，假定活跃度减半',
      en: 'After that, assumed activity halves with every so many intervals',
    },
    default: 1,
    min: 0.1,
    max: 10,
  },
  referralShare: {
    label: { zh: '满意客户的转介绍比例', en: 'Share of satisfied customers who refer somebody' },
    default: 0.28,
    min: 0,
    max: 1,
  },
  satisfiedFromScore: { label: { zh: '满意：评分不低于', en: 'Satisfied: score from' }, default: 9, min: 0, max: 10 },
} as const

export type ValueAtRiskPolicy = ValuesOf<typeof valueAtRiskSettings>

/** Share 0–1 *assumed*, not fitted: 1 up to one expected interval, then halved by each further one. */
export function assumedActiveShare(overdue: number, policy: ValueAtRiskPolicy): number {
  return Math.min(1, 0.5 ** ((overdue - policy.activeUntilOverdue) / policy.halvesEachOverdue))
}

/** (1 − P(active)) × potential if active; null where either is unknown. */
export function valueAtRiskFen(
  potentialIfActiveFen: Fen | null,
  overdue: number | null,
  policy: ValueAtRiskPolicy,
): Fen | null {
  if (potentialIfActiveFen === null || overdue === null) return null
  return wholeFen((1 - assumedActiveShare(overdue, policy)) * potentialIfActiveFen)
}

/** Potential if active + what a satisfied customer's referrals are expected to bring (spec §2.6, §4.2). */
export function lossIfLostFen(
  potentialIfActiveFen: Fen | null,
  npsScore: number | null,
  newcomerFen: Fen | null,
  policy: ValueAtRiskPolicy,
): Fen | null {
  if (potentialIfActiveFen === null) return null
  const isSatisfied = npsScore !== null && npsScore >= policy.satisfiedFromScore
  return potentialIfActiveFen + (isSatisfied ? wholeFen(policy.referralShare * (newcomerFen ?? 0)) : 0)
}
