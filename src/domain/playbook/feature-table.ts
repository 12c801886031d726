import type { DatedFact } from '#domain/playbook/dated-fact.ts'
import { datedFacts } from '#domain/playbook/dated-facts.ts'
import { featureUnits } from '#domain/playbook/feature.ts'
import { featureIds, features } from '#domain/playbook/features.ts'
import { occasionVariables, peopleVariables } from '#domain/playbook/variables.ts'

/** The feature vocabulary as a Markdown table, as docs/playbooks.md shows it. */
export function featureTable(): string {
  const rows = featureIds.map((id) => {
    const { type, unit, label, choices } = features[id]
    const values =
      choices === undefined ? (unit === undefined ? '' : featureUnits[unit].en) : codes(Object.keys(choices))
    return [`\`${id}\``, type, values, label.zh, label.en]
  })
  return table(['feature', 'type', 'unit or values', '中文', 'English'], rows)
}

/** The dated facts that triggers hang on, and what each adds to the variables of its templates. */
export function datedFactTable(): string {
  const rows = Object.entries<DatedFact>(datedFacts).map(([id, { kind, label, variables }]) => [
    `\`${id}\``,
    kind === 'state' ? '`since`' : `\`${kind}\``,
    label.zh,
    label.en,
    codes(Object.keys(variables)),
  ])
  return table(['dated fact', 'used as', '中文', 'English', 'variables that it adds'], rows)
}

/** The variables that every template has beside the features and those of its dated fact. */
export function variableTable(): string {
  const rows = [
    ...Object.entries(occasionVariables).map(([id, { zh, en }]) => [`\`${id}\``, 'reason, script', zh, en]),
    ...Object.entries(peopleVariables).map(([id, { zh, en }]) => [`\`${id}\``, 'script', zh, en]),
  ]
  return table(['variable', 'in', '中文', 'English'], rows)
}

function codes(ids: readonly string[]): string {
  return ids.map((id) => `\`${id}\``).join(' ')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
