import { addMonths, type Day } from '#domain/calendar.ts'
import type { VisitFacts } from '#domain/customer-facts.ts'
import { wholeFen, type Fen } from '#domain/money.ts'

/** What a year's visits of the active customers come to (spec §2.9): those with a visit in the 12 months to `today`. */
export interface YearlyRates {
  readonly activeCustomers: number
  /** Null where nobody came. */
  readonly visitsPerCustomer: number | null
  readonly revenueFenPerCustomer: Fen | null
  /** Share 0–1 of visits with a value-added line. */
  readonly attachShare: number | null
}

export function yearlyRates(
  customers: readonly { readonly visits: readonly Pick<VisitFacts, 'on' | 'spendFen' | 'hasValueAdded'>[] }[],
  today: Day,
): YearlyRates {
  const yearAgo = addMonths(today, -12)
  let [activeCustomers, visits, revenueFen, attached] = [0, 0, 0, 0]
  for (const customer of customers) {
    const before = visits
    for (const { on, spendFen, hasValueAdded } of customer.visits) {
      if (on <= yearAgo || on > today) continue
      visits += 1
      revenueFen += spendFen
      if (hasValueAdded) attached += 1
    }
    if (visits > before) activeCustomers += 1
  }
  if (activeCustomers === 0)
    return { activeCustomers, visitsPerCustomer: null, revenueFenPerCustomer: null, attachShare: null }
  return {
    activeCustomers,
    visitsPerCustomer: visits / activeCustomers,
    revenueFenPerCustomer: wholeFen(revenueFen / activeCustomers),
    attachShare: attached / visits,
  }
}
