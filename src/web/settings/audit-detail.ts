import { policyChapterLabels } from '#domain/policy-chapters.ts'
import { policySettings } from '#domain/policy.ts'
import type { Label } from '#domain/label.ts'
import type { Setting, SettingValue } from '#domain/settings.ts'
import { codeLabels, partLabels } from '#web/settings/audit-words.ts'
import { valueText } from '#web/settings/value-text.ts'

type Say = (words: Label) => string
type Parts = Readonly<Record<string, unknown>>

/** A detail of the log in the reader's words, in one line: who reads it should not need to know the program. */
export function auditDetailText(detail: Parts, say: Say): string {
  // A filter is the only part that has no name worth saying.
  const { filter, ...others } = detail
  return partsText({ ...(isParts(filter) ? filter : {}), ...others }, say)
}

function partsText(parts: Parts, say: Say): string {
  return Object.entries(parts)
    .map(([name, value]) => {
      const words = partLabels[name] ?? codeLabels[name]
      const text = name === 'changes' && isParts(value) ? policyText(value, say) : partText(value, say)
      return [words === undefined ? name : say(words), text].filter((each) => each !== '').join(' ')
    })
    .join(' · ')
}

function partText(value: unknown, say: Say): string {
  if (value === null || value === undefined) return '—'
  if (Array.isArray(value)) return value.map((each) => partText(each, say)).join('、')
  if (isParts(value)) return partsText(value, say)
  return typeof value === 'string' ? codesText(value, say) : JSON.stringify(value)
}

/** One code, or several with a space between them: `phone marketing refused`. */
function codesText(text: string, say: Say): string {
  const codes = text.split(' ').map((code) => codeLabels[code])
  return codes.some((words) => words === undefined) ? text : codes.map((words) => (words ? say(words) : '')).join(' ')
}

/** Settings by the names that the settings screen gives them; null = taken back to what it was without. */
function policyText(changes: Parts, say: Say): string {
  const chapters: Readonly<Record<string, Label>> = policyChapterLabels
  const groups: Readonly<Record<string, Readonly<Record<string, Setting>>>> = policySettings
  return Object.entries(changes)
    .flatMap(([group, values]) =>
      Object.entries(isParts(values) ? values : {}).map(([name, value]) => {
        const setting = groups[group]?.[name]
        const chapter = chapters[group]
        const called = [chapter === undefined ? group : say(chapter), setting === undefined ? name : say(setting.label)]
        const choices = setting !== undefined && 'choices' in setting ? setting.choices : null
        return `${called.join('：')} ${valueText(value as SettingValue | null, choices, say)}`
      }),
    )
    .join('、')
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
