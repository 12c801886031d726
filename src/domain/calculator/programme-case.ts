import { grossRatio, netReturn } from '#domain/calculator/returns.ts'

/** What a customer is worth by three figures: years kept × visits a year × spend per visit; yuan. */
export interface Kpis {
  readonly years: number
  readonly visits: number
  readonly spend: number
}

export interface ProgrammePlan {
  readonly customers: number
  readonly base: Kpis
  readonly target: Kpis
  /** How much of the way from base to target each quarter stands, 0–1; the last one holds for those after. */
  readonly progress: readonly number[]
  readonly quarters: number
  /** Of the revenue that is added; 1 = revenue is counted, as the published case does. */
  readonly marginShare: number
  readonly oneOffCost: number
  readonly yearlyCost: number
  /** Lifetime values as somebody stated them, yuan; they need not follow from the figures. */
  readonly stated: { readonly base: number; readonly target: number }
}

export interface ProgrammeQuarter {
  /** 1 … */
  readonly quarter: number
  readonly kpis: Kpis
  /** What the quarter brings beyond the base, yuan. */
  readonly effect: number
  readonly cost: number
  /** Effects less costs to the quarter's end. */
  readonly cumulative: number
}

/** A base of customers at two lifetime values. */
export interface ValueUplift {
  readonly perCustomer: { readonly base: number; readonly target: number }
  readonly base: number
  readonly target: number
  readonly uplift: number
  /** Uplift ÷ cost. */
  readonly grossRatio: number | null
  readonly netReturn: number | null
}

export interface ProgrammeCase {
  readonly quarters: readonly ProgrammeQuarter[]
  /** One-off and yearly costs of all quarters. */
  readonly cost: number
  /** First month by whose end the effects have paid the costs so far; null: not within the quarters. */
  readonly paybackMonth: number | null
  readonly asStated: ValueUplift
  /** By the formula, from the figures. */
  readonly byFormula: ValueUplift
  /** Whether the stated values follow from the figures, within 1 %. */
  readonly statedFollow: boolean
}

function valueOfKpis({ years, visits, spend }: Kpis): number {
  return years * visits * spend
}

function revenuePerYear({ visits, spend }: Kpis): number {
  return visits * spend
}

/** Effects quarter by quarter against costs, and lifetime values both as stated and by the formula (spec §5.3). */
export function programmeCase(plan: ProgrammePlan): ProgrammeCase {
  const quarters = quartersOf(plan)
  const cost = plan.oneOffCost + (plan.yearlyCost * plan.quarters) / 4
  const formula = { base: valueOfKpis(plan.base), target: valueOfKpis(plan.target) }
  const upliftOf = (values: ValueUplift['perCustomer']): ValueUplift => uplift(values, plan.customers, cost)
  return {
    quarters,
    cost,
    paybackMonth: paybackMonth(quarters, plan),
    asStated: upliftOf(plan.stated),
    byFormula: upliftOf(formula),
    statedFollow: isNear(plan.stated.base, formula.base) && isNear(plan.stated.target, formula.target),
  }
}

function isNear(stated: number, computed: number): boolean {
  return Math.abs(stated - computed) <= 0.01 * Math.abs(computed)
}

function uplift(perCustomer: ValueUplift['perCustomer'], customers: number, cost: number): ValueUplift {
  const [base, target] = [perCustomer.base * customers, perCustomer.target * customers]
  return {
    perCustomer,
    base,
    target,
    uplift: target - base,
    grossRatio: grossRatio(target - base, cost),
    netReturn: netReturn(target - base, cost),
  }
}

function quartersOf(plan: ProgrammePlan): ProgrammeQuarter[] {
  const quarters: ProgrammeQuarter[] = []
  let cumulative = 0
  for (let quarter = 1; quarter <= plan.quarters; quarter++) {
    const kpis = kpisAt(plan, plan.progress[Math.min(quarter, plan.progress.length) - 1] ?? 1)
    const added = revenuePerYear(kpis) - revenuePerYear(plan.base)
    const effect = (plan.customers * added * plan.marginShare) / 4
    const cost = plan.yearlyCost / 4 + (quarter === 1 ? plan.oneOffCost : 0)
    cumulative += effect - cost
    quarters.push({ quarter, kpis, effect, cost, cumulative })
  }
  return quarters
}

function kpisAt({ base, target }: ProgrammePlan, progress: number): Kpis {
  const between = (from: number, to: number): number => from + (to - from) * progress
  return {
    years: between(base.years, target.years),
    visits: between(base.visits, target.visits),
    spend: between(base.spend, target.spend),
  }
}

/** Within a quarter, effects and yearly costs arrive in three equal months; what is paid once, at the begin. */
function paybackMonth(quarters: readonly ProgrammeQuarter[], { oneOffCost, yearlyCost }: ProgrammePlan): number | null {
  let balance = -oneOffCost
  for (const { quarter, effect } of quarters) {
    for (let month = 1; month <= 3; month++) {
      balance += effect / 3 - yearlyCost / 12
      if (balance >= 0) return (quarter - 1) * 3 + month
    }
  }
  return null
}

/** What the published case says of itself, for the honest note (spec §5.3). */
export const publishedPaybackMonths = 2
