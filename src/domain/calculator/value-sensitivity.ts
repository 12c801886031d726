import { lifetimeValue, type ValueInputs } from '#domain/lifetime-value/yearly-value.ts'

/** What is varied: retention by ±10 % of itself (at most 1), revenue per visit by ±20 % (spec §5.1). */
export const sensitivitySteps = { retention: 0.1, revenue: 0.2 } as const

export type Varied = 'retention' | 'revenue' | 'both'

/** Lifetime values at the low and the high end of what is varied. */
export interface SensitivityBar {
  readonly varied: Varied
  readonly low: number
  readonly high: number
}

export interface Sensitivity {
  readonly base: number
  /** The widest first: a tornado. */
  readonly bars: readonly SensitivityBar[]
  /** Rows: retention −, 0, +; columns: revenue −, 0, +. */
  readonly crossed: readonly (readonly number[])[]
}

const ends = [-1, 0, 1] as const

/** Each varied alone and both crossed (spec §5.1). Visits stay as they are, so revenue a year moves with revenue per visit. */
export function sensitivityOf(inputs: ValueInputs): Sensitivity {
  const at = (retention: number, revenue: number): number => lifetimeValue(variedBy(inputs, retention, revenue))
  const bars: SensitivityBar[] = [
    { varied: 'retention', low: at(-1, 0), high: at(1, 0) },
    { varied: 'revenue', low: at(0, -1), high: at(0, 1) },
    { varied: 'both', low: at(-1, -1), high: at(1, 1) },
  ]
  return {
    base: at(0, 0),
    bars: bars.toSorted((a, b) => b.high - b.low - (a.high - a.low)),
    crossed: ends.map((retention) => ends.map((revenue) => at(retention, revenue))),
  }
}

function variedBy(inputs: ValueInputs, retention: number, revenue: number): ValueInputs {
  const kept = 1 + retention * sensitivitySteps.retention
  return {
    ...inputs,
    yearlyRetention: inputs.yearlyRetention.map((share) => Math.min(1, share * kept)),
    revenuePerYear: inputs.revenuePerYear * (1 + revenue * sensitivitySteps.revenue),
  }
}
