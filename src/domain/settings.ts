import type { Label } from '#domain/label.ts'

/**
 * One default of the specification that a centre may change. The rule that reads it owns it; `policy.ts` only
 * gathers them. Money in yuan, shares 0–1, times in the unit that ends the name.
 */
export type Setting = NumberSetting | ChoiceSetting | ListSetting

export interface NumberSetting {
  readonly label: Label
  readonly default: number
  readonly min: number
  readonly max: number
  /** Only whole numbers are taken. */
  readonly whole?: true
}

export interface ChoiceSetting {
  readonly label: Label
  readonly default: string
  readonly choices: Readonly<Record<string, Label>>
}

/** Several numbers that belong together: cut points, shares by level. */
export interface ListSetting {
  readonly label: Label
  readonly default: readonly number[]
  readonly min: number
  readonly max: number
  readonly whole?: true
  /** One number or more; without it, as many as the default has. */
  readonly anyLength?: true
  /** Cut points: each number lies strictly above (or below) the one before it. Ranges: lowest and highest, in pairs. */
  readonly order?: 'rising' | 'falling' | 'ranges'
}

export type Settings = Readonly<Record<string, Setting>>

/** The values of a rule's settings: what its functions receive. */
export type ValuesOf<S extends Settings> = {
  readonly [K in keyof S]: S[K] extends { readonly choices: infer C }
    ? keyof C & string
    : S[K] extends { readonly default: readonly number[] }
      ? readonly number[]
      : number
}

export type SettingValue = number | string | readonly number[]

/** Settings of one rule that must not pass each other, from the lowest up; equal is allowed. */
export type Ladders<S extends Settings> = readonly (readonly (keyof S & string)[])[]
