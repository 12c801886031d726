/** Shares of the few in the whole (spec §2.6, last paragraph). */
export interface Concentration {
  /** Share of all value held by the top share of customers; null where there is none to share. */
  readonly valueOfTop: number | null
  /** Share of all cost to serve consumed by the top share of consumers. */
  readonly costOfTop: number | null
  /** Share of the most valuable who are among the dearest too. */
  readonly overlap: number | null
}

export interface ValueAndCost {
  /** Null = unknown; such customers are left out. */
  readonly totalFen: number | null
  readonly costToServeFen: number
}

/** `share` 0–1: the top ⌈share × n⌉ of the customers with a known value. Value below 0 is value of 0 here. */
export function concentration(customers: readonly ValueAndCost[], share: number): Concentration {
  const known = customers.filter(({ totalFen }) => totalFen !== null)
  const places = Math.ceil(share * known.length)
  const valuable = known.toSorted((a, b) => valueOf(b) - valueOf(a)).slice(0, places)
  const dear = known.toSorted((a, b) => b.costToServeFen - a.costToServeFen).slice(0, places)
  const dearest = new Set(dear)
  return {
    valueOfTop: part(valuable, known, valueOf),
    costOfTop: part(dear, known, ({ costToServeFen }) => costToServeFen),
    overlap: places === 0 ? null : valuable.filter((each) => dearest.has(each)).length / places,
  }
}

function valueOf({ totalFen }: ValueAndCost): number {
  return Math.max(0, totalFen ?? 0)
}

function part<T>(few: readonly T[], all: readonly T[], amount: (each: T) => number): number | null {
  const whole = all.reduce((sum, each) => sum + amount(each), 0)
  return whole <= 0 ? null : few.reduce((sum, each) => sum + amount(each), 0) / whole
}
