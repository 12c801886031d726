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

type Visiting = { readonly visits: readonly Pick<VisitFacts, 'on' | 'spendFen' | 'hasValueAdded'>[] }

/** What the visits of the last 12 months come to, in sums that add up over centres. */
export type YearCounts = {
  readonly activeCustomers: number
  readonly visits: number
  readonly spendFen: Fen
  /** Visits with a value-added line. */
  readonly attachedVisits: number
  /** Over customers, of their visits and what they spent: how much they differ. */
  readonly visitSquares: number
  readonly spendSquares: number
  readonly spendTimesVisits: number
}

export function yearCounts(customers: readonly Visiting[], today: Day): YearCounts {
  const yearAgo = addMonths(today, -12)
  let [activeCustomers, visits, spendFen, attachedVisits] = [0, 0, 0, 0]
  let [visitSquares, spendSquares, spendTimesVisits] = [0, 0, 0]
  for (const customer of customers) {
    const [visitsBefore, spendBefore] = [visits, spendFen]
    for (const visit of customer.visits) {
      if (visit.on <= yearAgo || visit.on > today) continue
      visits += 1
      spendFen += visit.spendFen
      if (visit.hasValueAdded) attachedVisits += 1
    }
    const [own, spent] = [visits - visitsBefore, spendFen - spendBefore]
    if (own > 0) activeCustomers += 1
    visitSquares += own * own
    spendSquares += spent * spent
    spendTimesVisits += spent * own
  }
  return { activeCustomers, visits, spendFen, attachedVisits, visitSquares, spendSquares, spendTimesVisits }
}

export function yearlyRates(customers: readonly Visiting[], today: Day): YearlyRates {
  const { activeCustomers, visits, spendFen, attachedVisits } = yearCounts(customers, today)
  if (activeCustomers === 0)
    return { activeCustomers, visitsPerCustomer: null, revenueFenPerCustomer: null, attachShare: null }
  return {
    activeCustomers,
    visitsPerCustomer: visits / activeCustomers,
    revenueFenPerCustomer: wholeFen(spendFen / activeCustomers),
    attachShare: attachedVisits / visits,
  }
}
