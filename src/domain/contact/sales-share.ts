import type { ContactHistory, SalesShare } from '#domain/contact/contact-history.ts'
import type { ContactValues } from '#domain/contact/contact-settings.ts'
import type { Label } from '#domain/label.ts'

/** Whose touches the share of sales is looked at (spec §3.4), in this order. */
export const salesShareOf = {
  customer: { zh: '客户', en: 'Customer' },
  advisor: { zh: '顾问', en: 'Advisor' },
  centre: { zh: '门店', en: 'Centre' },
} as const satisfies Record<keyof ContactHistory['shares'], Label>

export type SalesShareOf = keyof typeof salesShareOf
export type SalesShareVerdict = 'fine' | 'warned' | 'held'

/** How a share of sales stands: warned about from the one line, held back above the other, once there are enough touches. */
export function salesShareVerdict({ sales, all }: SalesShare, policy: ContactValues): SalesShareVerdict {
  if (all < policy.salesShareFrom) return 'fine'
  if (sales > all * policy.salesShareMost) return 'held'
  return sales >= all * policy.salesShareWarned ? 'warned' : 'fine'
}

/** Whose share holds further sales back; null = nobody's. */
export function salesHeldBy({ shares }: Pick<ContactHistory, 'shares'>, policy: ContactValues): SalesShareOf | null {
  const order: readonly SalesShareOf[] = ['customer', 'advisor', 'centre']
  return order.find((of) => verdictOf(shares[of], policy) === 'held') ?? null
}

/** Whose share of sales is close to the limit: what is said beside an answer that still allows it. */
export function salesWarnings({ shares }: Pick<ContactHistory, 'shares'>, policy: ContactValues): SalesShareOf[] {
  const all: readonly SalesShareOf[] = ['customer', 'advisor', 'centre']
  return all.filter((of) => verdictOf(shares[of], policy) === 'warned')
}

function verdictOf(share: SalesShare | null, policy: ContactValues): SalesShareVerdict {
  return share === null ? 'fine' : salesShareVerdict(share, policy)
}
