import { defaultPolicy, policySettings, type Policy } from '#domain/policy.ts'
import type { Setting, Settings, SettingValue } from '#domain/settings.ts'

export interface SettingRow {
  /** `group.name`. */
  readonly key: string
  readonly setting: Setting
  readonly value: SettingValue
  /** It differs from the specification's default. */
  readonly isChanged: boolean
}

/** Every setting with its value in a policy. */
export function settingRows(policy: Policy): SettingRow[] {
  const values: Readonly<Record<string, Readonly<Record<string, SettingValue>>>> = policy
  const defaults: Readonly<Record<string, Readonly<Record<string, SettingValue>>>> = defaultPolicy
  const groups: Readonly<Record<string, Settings>> = policySettings
  return Object.entries(groups).flatMap(([group, settings]) =>
    Object.entries(settings).map(([name, setting]) => {
      const value = values[group]?.[name] ?? setting.default
      return { key: `${group}.${name}`, setting, value, isChanged: String(value) !== String(defaults[group]?.[name]) }
    }),
  )
}

/** As `policy set` takes it. */
export function valueText(value: SettingValue): string {
  return String(value)
}

/** What a value must be, as data. */
export function boundsOf(setting: Setting): unknown {
  return 'choices' in setting ? { choices: Object.keys(setting.choices) } : { min: setting.min, max: setting.max }
}
