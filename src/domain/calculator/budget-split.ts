/** Customers of one kind who could be treated; money in yuan and minutes per customer. */
export interface Treatable {
  readonly id: string
  readonly customers: number
  /** Expected return less cost, per customer. */
  readonly netValue: number
  readonly cost: number
  readonly minutes: number
}

export interface Limits {
  readonly budget: number
  readonly minutes: number
}

export interface BudgetSplit {
  /** Customers treated of each kind, in the order given; a fraction at the edge. */
  readonly treated: readonly { readonly id: string; readonly customers: number }[]
  readonly cost: number
  readonly minutes: number
  readonly netValue: number
}

/** Shares 0–1 of each kind. */
type Shares = readonly number[]

/**
 * The split of largest expected net value under budget and staff minutes (spec §5.6): the fractional knapsack, best value
 * for what it takes first. Two limits are made one by weighing them (surrogate relaxation; Glover 1975), and the weight is
 * sought at which neither is broken: between the last two, the mix that uses both limits up.
 */
export function splitBudget(kinds: readonly Treatable[], limits: Limits): BudgetSplit {
  let [low, high] = [0, 1]
  let [byMinutes, byMoney] = [fill(kinds, limits, low), fill(kinds, limits, high)]
  if (costOf(kinds, byMinutes) <= limits.budget) return told(kinds, byMinutes)
  if (minutesOf(kinds, byMoney) <= limits.minutes) return told(kinds, byMoney)
  for (let round = 0; round < 60; round++) {
    const weight = (low + high) / 2
    const shares = fill(kinds, limits, weight)
    if (costOf(kinds, shares) > limits.budget) [low, byMinutes] = [weight, shares]
    else [high, byMoney] = [weight, shares]
  }
  return told(kinds, mixed(kinds, limits, byMinutes, byMoney))
}

/** Best first under one limit: `weight` × share of the budget + (1 − weight) × share of the minutes ≤ 1. */
function fill(kinds: readonly Treatable[], limits: Limits, weight: number): Shares {
  const takes = kinds.map((kind) => kind.customers * taken(kind, limits, weight))
  const order = kinds
    .map((kind, at) => ({ at, worth: kind.netValue * kind.customers, takes: takes[at] ?? 0 }))
    .filter(({ worth }) => worth > 0)
    .toSorted((a, b) => b.worth * a.takes - a.worth * b.takes)
  const shares = kinds.map(() => 0)
  let left = 1
  for (const { at, takes: one } of order) {
    shares[at] = one <= left ? 1 : left / one
    left = Math.max(0, left - one)
  }
  return shares
}

function taken({ cost, minutes }: Treatable, limits: Limits, weight: number): number {
  return weight * partOf(cost, limits.budget) + (1 - weight) * partOf(minutes, limits.minutes)
}

/** A limit of nothing takes nothing but what is free. */
function partOf(amount: number, limit: number): number {
  return amount === 0 ? 0 : amount / Math.max(limit, 1e-9)
}

/** Between a split over the budget and one within it, the one that spends it just so. */
function mixed(kinds: readonly Treatable[], limits: Limits, over: Shares, within: Shares): Shares {
  const [dear, cheap] = [costOf(kinds, over), costOf(kinds, within)]
  const part = dear > cheap ? Math.min(1, Math.max(0, (limits.budget - cheap) / (dear - cheap))) : 0
  return over.map((share, at) => part * share + (1 - part) * (within[at] ?? 0))
}

function costOf(kinds: readonly Treatable[], shares: Shares): number {
  return sumOf(kinds, shares, ({ cost }) => cost)
}

function minutesOf(kinds: readonly Treatable[], shares: Shares): number {
  return sumOf(kinds, shares, ({ minutes }) => minutes)
}

function sumOf(kinds: readonly Treatable[], shares: Shares, amount: (kind: Treatable) => number): number {
  return kinds.reduce((sum, kind, at) => sum + amount(kind) * kind.customers * (shares[at] ?? 0), 0)
}

function told(kinds: readonly Treatable[], shares: Shares): BudgetSplit {
  return {
    treated: kinds.map(({ id, customers }, at) => ({ id, customers: customers * (shares[at] ?? 0) })),
    cost: costOf(kinds, shares),
    minutes: minutesOf(kinds, shares),
    netValue: sumOf(kinds, shares, ({ netValue }) => netValue),
  }
}
