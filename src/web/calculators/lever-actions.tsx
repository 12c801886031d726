import type { ReactNode } from 'react'
import { staffRoleLabels, type StaffRole } from '#domain/access/staff-role.ts'
import { leverLabels, levers } from '#domain/calculator/four-levers.ts'
import { reasonAnswers } from '#domain/calculator/lever-actions.ts'
import { parseDay } from '#domain/calendar.ts'
import { leverPlan, readLeverPlan, withAction } from '#web/calculators/lever-plan.ts'
import { calculatorsEn } from '#web/phrases/calculators.en.ts'
import { calculatorsZh } from '#web/phrases/calculators.zh.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { useMe } from '#web/shell/me.ts'
import { useSearch } from '#web/use-search.ts'
import { SelectField } from '#web/ui/choice-field.tsx'
import { Panel } from '#web/ui/page.tsx'
import { PlainTable } from '#web/ui/plain-table.tsx'
import { DateField, TextField } from '#web/ui/text-field.tsx'

/** Twenty actions behind the levers, with who, until when and what for; what is changed goes into the link. */
export function LeverActions(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).levers
  const label = useLabel()
  const { today } = useMe().group
  const [{ act }, setSearch] = useSearch(readLeverPlan)
  const plan = leverPlan(act, today)
  const roles = Object.entries(staffRoleLabels).map(([value, name]) => ({
    value: value as StaffRole,
    label: label(name),
  }))
  const change = (changed: (typeof plan)[number]): void =>
    setSearch({ act: withAction(plan, changed, today) }, { replace: true })
  return (
    <Panel title={words.actions} subtitle={words.actionsNote}>
      {levers.map((lever) => (
        <div key={lever} className="lever-plan bench-table-field">
          <h3>{label(leverLabels[lever])}</h3>
          <PlainTable
            label={label(leverLabels[lever])}
            columns={[{ label: words.action }, { label: words.owner }, { label: words.due }, { label: words.aim }]}
            rows={plan
              .filter(({ action }) => action.lever === lever)
              .map((one) => {
                const name = label(one.action.label)
                return {
                  id: one.action.code,
                  cells: [
                    name,
                    <SelectField
                      key="owner"
                      hidesLabel
                      label={`${name} · ${words.owner}`}
                      value={one.owner}
                      choices={roles}
                      onChange={(owner) => change({ ...one, owner: owner === '' ? one.owner : owner })}
                    />,
                    <DateField
                      key="due"
                      hidesLabel
                      label={`${name} · ${words.due}`}
                      value={one.due}
                      onChange={(text) => change({ ...one, due: parseDay(text) ?? one.due })}
                    />,
                    <TextField
                      key="effect"
                      hidesLabel
                      label={`${name} · ${words.aim}`}
                      value={one.effect}
                      placeholder={label(one.action.effect)}
                      onChange={(effect) => change({ ...one, effect })}
                    />,
                  ],
                }
              })}
          />
        </div>
      ))}
      <Answers />
    </Panel>
  )
}

function Answers(): ReactNode {
  const words = usePhrases(calculatorsZh, calculatorsEn).levers
  const label = useLabel()
  return (
    <div className="lever-plan">
      <h3>{words.reasons}</h3>
      <PlainTable
        label={words.reasons}
        columns={[{ label: words.reason }, { label: words.answers }]}
        rows={reasonAnswers.map(({ reason, answers }) => ({
          id: reason.en,
          cells: [label(reason), answers.map((answer) => label(answer)).join(words.comma)],
        }))}
      />
    </div>
  )
}
