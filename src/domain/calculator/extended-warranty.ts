/** A group of failures: the chance of one in the term, 0–1, and its mean cost; yuan. */
export interface FailureGroup {
  readonly chance: number
  readonly cost: number
}

/** What a warranty is, honestly (spec §5.4). */
export interface WarrantyCase {
  readonly expectedCost: number
  readonly standardDeviation: number
  /** That repairs cost more than the price, 0–1. */
  readonly chanceAbovePrice: number
  /** Chances have to be so many times as high for the expected cost to be the price; null: not even if all of it fails. */
  readonly breakEven: number | null
  readonly advice: WarrantyAdvice
}

/** `saves`: costs less than the repairs expected. `protects-income`: dearer, but a large bill would stop a car that earns. `peace-of-mind`: dearer, and only that. */
export type WarrantyAdvice = 'saves' | 'protects-income' | 'peace-of-mind'

/** Each failure comes at most once, independently of the others. At most 20 groups: every combination is looked at. */
export function warrantyCase(groups: readonly FailureGroup[], price: number, earnsIncome: boolean): WarrantyCase {
  const expectedCost = costAt(groups, 1)
  const variance = groups.reduce((sum, { chance, cost }) => sum + chance * (1 - chance) * cost ** 2, 0)
  return {
    expectedCost,
    standardDeviation: Math.sqrt(variance),
    chanceAbovePrice: chanceAbove(groups, price),
    breakEven: breakEvenOf(groups, price),
    advice: expectedCost >= price ? 'saves' : earnsIncome ? 'protects-income' : 'peace-of-mind',
  }
}

/** Expected cost with every chance times `factor`, at most 1. */
export function costAt(groups: readonly FailureGroup[], factor: number): number {
  return groups.reduce((sum, { chance, cost }) => sum + Math.min(1, chance * factor) * cost, 0)
}

function chanceAbove(groups: readonly FailureGroup[], price: number): number {
  const [first, ...others] = groups
  if (first === undefined) return price < 0 ? 1 : 0
  return first.chance * chanceAbove(others, price - first.cost) + (1 - first.chance) * chanceAbove(others, price)
}

/** Expected cost rises in straight pieces, with a bend wherever a chance reaches 1. */
function breakEvenOf(groups: readonly FailureGroup[], price: number): number | null {
  if (price <= 0) return 0
  const open = groups.filter(({ chance, cost }) => chance > 0 && cost > 0).toSorted((a, b) => b.chance - a.chance)
  let certain = 0
  for (const [at, { chance, cost }] of open.entries()) {
    const slope = costAt(open.slice(at), 1)
    const factor = (price - certain) / slope
    if (factor * chance <= 1) return factor
    certain += cost
  }
  return null
}

/** Published average of kilometres a year (spec §5.4). */
const averageKmPerYear = 15_000

export interface WarrantyNeed {
  readonly kmPerYear: number
  /** Ride-hailing or other business. */
  readonly isBusiness: boolean
  readonly isMaintainedOnTime: boolean
  readonly warrantyLeftMonths: number
}

/** 0–100: kilometres over the average (40, in full at twice it), business (25), kept up (15), warranty nearly over (20) (spec §5.4). */
export function needScore({ kmPerYear, isBusiness, isMaintainedOnTime, warrantyLeftMonths }: WarrantyNeed): number {
  const over = Math.min(1, Math.max(0, kmPerYear / averageKmPerYear - 1))
  return 40 * over + (isBusiness ? 25 : 0) + (isMaintainedOnTime ? 15 : 0) + (warrantyLeftMonths <= 3 ? 20 : 0)
}
