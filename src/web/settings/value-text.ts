import type { Label } from '#domain/label.ts'
import type { SettingValue } from '#domain/settings.ts'

/** A setting's value as it is read. */
export function valueText(
  value: SettingValue | null,
  choices: Readonly<Record<string, Label>> | null,
  label: (words: Label) => string,
): string {
  if (value === null) return '—'
  const words = choices?.[String(value)]
  if (words !== undefined) return label(words)
  return typeof value === 'object' ? value.join(', ') : String(value)
}
