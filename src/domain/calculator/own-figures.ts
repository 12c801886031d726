/** Figures of the centre itself that calculators begin with where they are known; money in yuan. */
export interface OwnFigures {
  /** With a visit in the last twelve months. */
  readonly customers: number
  /** Of one of them, in those twelve months. */
  readonly visitsPerYear: number
  readonly spendPerVisit: number
}

export type OwnFigure = keyof OwnFigures

/** Those that are known; none where nobody has come in the last year. */
export function ownFigures(year: {
  readonly activeCustomers: number
  readonly visitsPerCustomer: number | null
  readonly spendFenPerCustomer: number | null
}): Partial<OwnFigures> {
  const { activeCustomers, visitsPerCustomer: visits, spendFenPerCustomer: spendFen } = year
  if (activeCustomers === 0 || visits === null || visits === 0) return {}
  return {
    customers: activeCustomers,
    visitsPerYear: Math.round(visits * 10) / 10,
    ...(spendFen === null ? {} : { spendPerVisit: Math.round(spendFen / 100 / visits) }),
  }
}
