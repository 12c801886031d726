import type { Label, Language } from '#domain/label.ts'
import { features } from '#domain/playbook/features.ts'
import { memoryVocabulary } from '#domain/playbook/memory.ts'
import type { PlaybookSheet, SheetStep } from '#domain/playbook/sheet.ts'
import { stepKindLabels } from '#domain/playbook/step.ts'
import { occasionVariables, peopleVariables } from '#domain/playbook/variables.ts'
import { conditionWords, type NamedWord } from '#intake/cel-words.ts'
import { playbookAsWritten, wordsOf } from '#intake/playbook.ts'
import type { PlaybookFile } from '#intake/playbook-shape.ts'
import { signed, termsOf } from '#intake/playbook-terms.ts'
import type { StepFile, Telling } from '#intake/playbook-steps/step-kind.ts'
import { stepKinds } from '#intake/playbook-steps/step-kinds.ts'

/** The sheet of a text that `readPlaybook` has nothing to say of. */
export function playbookSheet(source: string, language: Language): PlaybookSheet {
  const file = playbookAsWritten(source)
  const telling = tellingOf(file, language)
  return {
    id: file.id,
    title: file.label[language],
    about: file.about?.[language] ?? null,
    terms: termsOf(file, telling),
    steps: stepsOf(file.steps, telling),
  }
}

function tellingOf({ trigger }: PlaybookFile, language: Language): Telling {
  const said = wordsOf(trigger)
  const named = (id: string, label: Label, choices?: Readonly<Record<string, Label>>): [string, NamedWord] => [
    id,
    choices === undefined ? label : { ...label, choices },
  ]
  const words = new Map<string, NamedWord>([
    ...Object.entries({ ...occasionVariables, ...peopleVariables }).map(([id, label]) => named(id, label)),
    ...Object.entries(said).map(([id, word]) => named(id, word, word.choices)),
    ...Object.entries(memoryVocabulary).map(([id, word]) =>
      named(id, word.label, 'choices' in word ? word.choices : undefined),
    ),
    ...Object.entries(features).map(([id, { label, choices }]) => named(id, label, choices)),
  ])
  return {
    language,
    text: (text) => withNames(text[language], words, language),
    condition: (expression) => conditionWords(expression, words, language),
  }
}

/** `{{ customer_name | default: "您好" }}` → 〔客户称呼〕; of alternatives all are shown. */
function withNames(template: string, words: ReadonlyMap<string, Label>, language: Language): string {
  return template
    .replaceAll(/\{\{-?\s*(\w+)[^}]*\}\}/g, (_, name: string) => {
      const label = words.get(name) ?? words.get(name.replace(/_label$/, ''))
      return `〔${label?.[language] ?? name}〕`
    })
    .replaceAll(/\{%-?\s*els(e|if)[^%]*%\}/g, ' / ')
    .replaceAll(/\{%[^%]*%\}/g, '')
    .trim()
}

function stepsOf(steps: readonly StepFile[], telling: Telling): SheetStep[] {
  const { language, condition } = telling
  return steps.map((step) => {
    const rule = stepKinds[step.kind]
    return {
      id: step.id,
      kind: stepKindLabels[step.kind][language],
      when: whenOf(step, telling),
      lines: rule.tell(step, telling),
      inner: rule.inner(step).map((each) => ({
        heading: each.if === null ? { zh: '否则', en: 'Otherwise' }[language] : condition(each.if),
        steps: stepsOf(each.steps, telling),
      })),
    }
  })
}

function whenOf({ day, last_day, when }: StepFile, { language, condition }: Telling): string | null {
  const told: (Label | null)[] = [
    day === undefined ? null : { zh: `第 ${signed(day)} 天`, en: `day ${signed(day)}` },
    last_day === undefined
      ? null
      : { zh: `最晚第 ${signed(last_day)} 天`, en: `day ${signed(last_day)} at the latest` },
    when === undefined ? null : { zh: `仅当${condition(when)}`, en: `only if ${condition(when)}` },
  ]
  const known = told.flatMap((each) => (each === null ? [] : [each[language]]))
  return known.length === 0 ? null : known.join({ zh: '，', en: ', ' }[language])
}
