import type { ReactNode } from 'react'
import { policyProblemLabels } from '#domain/check-setting.ts'
import type { PolicyFault } from '#domain/read-policy.ts'
import type { SettingValue } from '#domain/settings.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import { below, changeTo, type Draft, keyOf, listFrom, type SettingRow } from '#web/settings/policy-draft.ts'
import { valueText } from '#web/settings/value-text.ts'
import { IconButton } from '#web/ui/button.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { SelectField } from '#web/ui/choice-field.tsx'
import { instantText } from '#web/ui/format.ts'
import { NumberField, TextField } from '#web/ui/text-field.tsx'

interface SettingLineProps {
  readonly group: string
  readonly row: SettingRow
  readonly isGroup: boolean
  readonly mayEdit: boolean
  readonly draft: Draft
  readonly fault: PolicyFault | null
  readonly onDraft: (draft: Draft) => void
}

/** One setting: its words and bounds, what holds, and a field to change it. */
export function SettingLine(props: SettingLineProps): ReactNode {
  const { group, row, isGroup, draft, onDraft } = props
  const words = usePhrases(settingsZh, settingsEn).policy
  const label = useLabel()
  const key = keyOf(group, row.name)
  const drafted = draft[key]
  const isOwn = drafted === undefined ? row.isOwn : drafted !== null
  const change = (value: SettingValue | null): void => {
    const { [key]: _, ...others } = draft
    const next = changeTo(row, value)
    onDraft(next === undefined ? others : { ...others, [key]: next })
  }
  return (
    <div className={drafted === undefined ? 'setting' : 'setting setting-drafted'}>
      <div className="setting-words">
        <span className="setting-label">
          {label(row.label)} {isOwn && <Badge tone="accent">{isGroup ? words.changed : words.own}</Badge>}
        </span>
        <span className="setting-key">{key}</span>
        <About row={row} isGroup={isGroup} />
      </div>
      <Value
        {...props}
        isOwn={isOwn}
        value={drafted === undefined ? row.value : (drafted ?? below(row, isGroup))}
        onChange={change}
      />
    </div>
  )
}

interface ValueProps extends Pick<SettingLineProps, 'row' | 'isGroup' | 'mayEdit' | 'fault'> {
  readonly isOwn: boolean
  readonly value: SettingValue
  readonly onChange: (value: SettingValue | null) => void
}

function Value({ row, isGroup, mayEdit, fault, isOwn, value, onChange }: ValueProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).policy
  const label = useLabel()
  if (!mayEdit)
    return (
      <div className="setting-field">
        <strong>{valueText(value, row.choices, label)}</strong>
      </div>
    )
  const problem = fault === null ? null : label(policyProblemLabels[fault.problem])
  return (
    <div className="setting-field">
      <ValueField row={row} value={value} problem={problem} onChange={onChange} />
      {isOwn && (
        <IconButton
          icon="undo"
          size="small"
          label={isGroup ? words.toDefault : words.toGroup}
          onPress={() => onChange(null)}
        />
      )}
    </div>
  )
}

function About({ row, isGroup }: { readonly row: SettingRow; readonly isGroup: boolean }): ReactNode {
  const words = usePhrases(settingsZh, settingsEn).policy
  const label = useLabel()
  const told = (value: SettingValue): string => valueText(value, row.choices, label)
  return (
    <span className="setting-about">
      {words.usual(told(row.default))}
      {row.min !== null && row.max !== null && ` · ${words.bounds(String(row.min), String(row.max))}`}
      {!isGroup && ` · ${words.groupValue(told(row.groupValue))}`}
      {row.changed !== null && ` · ${words.changedBy(row.changed.by, instantText(row.changed.at))}`}
    </span>
  )
}

interface ValueFieldProps {
  readonly row: SettingRow
  readonly value: SettingValue
  readonly problem: string | null
  readonly onChange: (value: SettingValue) => void
}

function ValueField({ row, value, problem, onChange }: ValueFieldProps): ReactNode {
  const label = useLabel()
  const shared = { label: label(row.label), hidesLabel: true, problem } as const
  if (row.choices !== null) {
    const choices = Object.entries(row.choices).map(([id, words]) => ({ value: id, label: label(words) }))
    return <SelectField {...shared} value={String(value)} choices={choices} onChange={onChange} />
  }
  if (row.kind === 'number')
    return (
      <NumberField
        {...shared}
        value={typeof value === 'number' ? value : null}
        {...(row.min === null ? {} : { min: row.min })}
        {...(row.max === null ? {} : { max: row.max })}
        onChange={(number) => onChange(number ?? '')}
      />
    )
  return (
    <TextField
      {...shared}
      value={typeof value === 'object' ? value.join(', ') : String(value)}
      onChange={(text) => onChange(text.endsWith(' ') || /[,，]$/.test(text) ? text : listFrom(text))}
    />
  )
}
