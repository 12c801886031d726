import { Liquid, LiquidError, type Template as LiquidNode } from 'liquidjs'
import { dateOf, monthOf, parseDay, yearOf } from '#domain/calendar.ts'
import { languages, type Label, type Language } from '#domain/label.ts'
import { nearestName } from '#domain/nearest-name.ts'
import type { Template } from '#domain/playbook/step.ts'
import type { ProblemInText } from '#intake/playbook-condition.ts'

/**
 * The variables that a template may use, each with the words for its values or null. Where there are words,
 * `<name>_label` is the one of the reader's language.
 */
export type TemplateVocabulary = ReadonlyMap<string, Readonly<Record<string, Label>> | null>

export interface CompiledTemplate {
  readonly render: Template
  /** Variables without the `_label` ones, which come from their ids. */
  readonly reads: readonly string[]
}

/** The most that one text may hold, characters. */
const longest = 20_000

const tooLong: ProblemInText = {
  offset: 0,
  problem: { zh: '不是有效的 Liquid 模板：文字过长', en: 'Not a valid Liquid template: the text is too long' },
  expected: { zh: `不超过 ${longest} 个字符`, en: `at most ${longest} characters` },
}

/** What a text may do: choose, and keep a word for later. No loops: they could run for ever. */
const tags = new Set(['assign', 'capture', 'case', 'comment', 'echo', 'if', 'liquid', 'raw', 'unless', '#'])

const suffix = '_label'
const engines = { zh: engineFor('zh'), en: engineFor('en') } satisfies Record<Language, Liquid>

/** A Liquid text in both languages as a plain function, or what is wrong with it. */
export function compileTemplate(
  texts: Label,
  vocabulary: TemplateVocabulary,
): CompiledTemplate | { readonly problem: ProblemInText; readonly language: Language } {
  const parsed: Partial<Record<Language, LiquidNode[]>> = {}
  const reads = new Set<string>()
  for (const language of languages) {
    if (texts[language].length > longest) return { problem: tooLong, language }
    try {
      const nodes = engines[language].parse(texts[language])
      const problem = unknownVariable(language, nodes, texts[language], vocabulary)
      if (problem !== null) return { problem, language }
      for (const name of namesIn(language, nodes)) reads.add(baseOf(name, vocabulary))
      // With nothing known: what grows without end does so here, and not before a customer.
      engines[language].renderSync(nodes, {})
      parsed[language] = nodes
    } catch (error) {
      if (error instanceof LiquidError) return { problem: problemOf(error, texts[language]), language }
      throw error
    }
  }
  const labels = [...reads].flatMap((name) => {
    const choices = vocabulary.get(name) ?? null
    return choices === null ? [] : [{ name, choices }]
  })
  const render: Template = (variables, language) => {
    const filled: Record<string, unknown> = { ...variables }
    for (const { name, choices } of labels) filled[name + suffix] = choices[String(variables[name])]?.[language] ?? null
    return String(engines[language].renderSync(parsed[language] ?? [], filled)).trim()
  }
  return { render, reads: [...reads] }
}

/** Liquid without anything that loops, reads files, the clock or chance; with `day`, `thousands` and `yuan` in the reader's language. */
function engineFor(language: Language): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    parseLimit: longest,
    renderLimit: 500,
    memoryLimit: 1_000_000,
  })
  for (const tag of Object.keys(engine.tags)) if (!tags.has(tag)) delete engine.tags[tag]
  for (const filter of [
    'date',
    'date_to_xmlschema',
    'date_to_rfc822',
    'date_to_string',
    'date_to_long_string',
    'sample',
    'shuffle',
  ]) {
    delete engine.filters[filter]
  }
  engine.registerFilter('day', (value: unknown) => dayText(value, language))
  engine.registerFilter('thousands', (value: unknown) => (typeof value === 'number' ? grouped(Math.round(value)) : ''))
  engine.registerFilter('yuan', (value: unknown) => (typeof value === 'number' ? `¥${grouped(Math.round(value))}` : ''))
  return engine
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function dayText(value: unknown, language: Language): string {
  const on = typeof value === 'string' ? parseDay(value) : null
  if (on === null) return ''
  if (language === 'zh') return `${yearOf(on)}年${monthOf(on)}月${dateOf(on)}日`
  return `${dateOf(on)} ${englishMonths[monthOf(on) - 1] ?? ''} ${yearOf(on)}`
}

function grouped(whole: number): string {
  return String(whole).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

function namesIn(language: Language, nodes: LiquidNode[]): string[] {
  return engines[language].globalVariablesSync(nodes)
}

function baseOf(name: string, vocabulary: TemplateVocabulary): string {
  return vocabulary.has(name) ? name : name.slice(0, -suffix.length)
}

function isKnown(name: string, vocabulary: TemplateVocabulary): boolean {
  if (vocabulary.has(name)) return true
  return name.endsWith(suffix) && (vocabulary.get(baseOf(name, vocabulary)) ?? null) !== null
}

function unknownVariable(
  language: Language,
  nodes: LiquidNode[],
  text: string,
  vocabulary: TemplateVocabulary,
): ProblemInText | null {
  const { globals } = engines[language].analyzeSync(nodes)
  for (const [name, uses] of Object.entries(globals)) {
    if (isKnown(name, vocabulary)) continue
    const location = uses[0]?.location
    return {
      offset: location === undefined ? 0 : offsetAt(text, location.row, location.col),
      problem: { zh: `这里没有名为 ${name} 的变量`, en: `There is no variable called ${name} here` },
      expected: { zh: 'docs/playbooks.md 所列变量之一', en: 'one of the variables listed in docs/playbooks.md' },
      nearest: nearestName(name, [...vocabulary.keys()]),
    }
  }
  return null
}

function problemOf(error: LiquidError, text: string): ProblemInText {
  const [row, column] = error.token.getPosition()
  const said = (error.originalError ?? error).message
  const offset = offsetAt(text, row ?? 1, column ?? 1)
  return { offset, problem: { zh: `不是有效的 Liquid 模板：${said}`, en: `Not a valid Liquid template: ${said}` } }
}

function offsetAt(text: string, row: number, column: number): number {
  const before = text.split('\n').slice(0, row - 1)
  return before.reduce((sum, line) => sum + line.length + 1, 0) + column - 1
}

/** With further names that have no words for their values. */
export function withPlain(vocabulary: TemplateVocabulary, names: Readonly<Record<string, Label>>): TemplateVocabulary {
  return new Map([...vocabulary, ...Object.keys(names).map((name) => [name, null] as const)])
}
