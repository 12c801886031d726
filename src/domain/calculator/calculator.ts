import type { OwnFigure, OwnFigures } from '#domain/calculator/own-figures.ts'
import { problemWith } from '#domain/check-setting.ts'
import type { Label } from '#domain/label.ts'
import type { ChoiceSetting, NumberSetting, SettingValue, ValuesOf } from '#domain/settings.ts'

/** What an input is counted in; money is in yuan, shares are 0–1. */
export const unitLabels = {
  yuan: { zh: '元', en: '¥' },
  share: { zh: '%', en: '%' },
  years: { zh: '年', en: 'yr' },
  months: { zh: '月', en: 'mo' },
  visits: { zh: '次/年', en: '/yr' },
  quarters: { zh: '季', en: 'qtr' },
  customers: { zh: '位', en: '' },
  km: { zh: '公里', en: 'km' },
  minutes: { zh: '分钟', en: 'min' },
  choice: { zh: '', en: '' },
} as const satisfies Record<string, Label>

export type Unit = keyof typeof unitLabels

/** Where a default comes from: the published case, an example of ours to be replaced, or the centre's policy (`group.name`, with a place in a list). */
export type Origin = 'published' | 'example' | { readonly policy: readonly [group: string, name: string, at?: number] }

export type CalculatorInput = (NumberSetting | ChoiceSetting) & {
  readonly unit: Unit
  readonly origin: Origin
  /** What of the centre's own stands there instead, where it is known. */
  readonly own?: OwnFigure
  /** The part of the form that it stands in. */
  readonly part: string
}

export type CalculatorInputs = Readonly<Record<string, CalculatorInput>>

/** One calculator of spec chapter 5: everything that can be changed, the formula, and what comes out. */
export interface Calculator<I extends CalculatorInputs = CalculatorInputs, R = unknown> {
  readonly code: string
  readonly label: Label
  readonly formula: Label
  readonly parts: Readonly<Record<string, Label>>
  readonly inputs: I
  readonly work: (values: ValuesOf<I>) => R
}

export function calculator<const I extends CalculatorInputs, R>(definition: Calculator<I, R>): Calculator<I, R> {
  return definition
}

type PolicyValues = Readonly<Record<string, Readonly<Record<string, SettingValue>>>>

/** The defaults of a calculator under a policy, with the centre's own figures where they are known. */
export function defaultsOf<I extends CalculatorInputs>(
  { inputs }: Pick<Calculator<I>, 'inputs'>,
  policy: PolicyValues,
  own: Partial<OwnFigures> = {},
): ValuesOf<I> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, ownValueOf(input, own) ?? defaultOf(input, policy)]),
  ) as ValuesOf<I>
}

/** What an input has of the centre's own figures; null where that is not known, or not a value that it takes. */
export function ownValueOf(input: CalculatorInput, own: Partial<OwnFigures>): number | null {
  const value = input.own === undefined ? undefined : own[input.own]
  return value !== undefined && problemWith(value, input) === null ? value : null
}

function defaultOf(input: CalculatorInput, policy: PolicyValues): number | string {
  if (typeof input.origin === 'string') return input.default
  const [group, name, at] = input.origin.policy
  const value = policy[group]?.[name]
  const one = typeof value === 'object' ? value[at ?? 0] : value
  return one !== undefined && problemWith(one, input) === null ? one : input.default
}

/** Inputs as text, from an address or a command line, over the defaults; what cannot be is left at its default. */
export function readInputs<I extends CalculatorInputs>(
  { inputs }: Pick<Calculator<I>, 'inputs'>,
  given: Readonly<Record<string, string | undefined>>,
  defaults: ValuesOf<I>,
): ValuesOf<I> {
  const values: Record<string, SettingValue> = { ...defaults }
  for (const [name, input] of Object.entries(inputs)) {
    const value = readInput(input, given[name])
    if (value !== null) values[name] = value
  }
  return values as ValuesOf<I>
}

/** Null: not given, or not a value that the input takes. */
export function readInput(input: CalculatorInput, text: string | undefined): number | string | null {
  if (text === undefined || text.trim() === '') return null
  const value = 'choices' in input ? text : Number(text)
  return problemWith(value, input) === null ? value : null
}
