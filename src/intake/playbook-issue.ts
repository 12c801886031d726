import type { z } from 'zod'
import type { Label } from '#domain/label.ts'
import { nearestName } from '#domain/nearest-name.ts'
import { stepKindLabels } from '#domain/playbook/step.ts'
import type { PlaybookFault, Problem } from '#intake/playbook-fault.ts'
import { playbookSchema } from '#intake/playbook-shape.ts'
import type { Path, PlaybookSource } from '#intake/playbook-source.ts'

type Issue = z.core.$ZodIssue

/** What the shape found wrong, in words and with its place in the file. */
export function faultsOfIssue(issue: Issue, source: PlaybookSource): PlaybookFault[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path, source.data)
    return issue.keys.map((key) => source.faultAtKey(path, key, unknownKey(key, known)))
  }
  return [source.faultAt(path, problemOf(issue, path, valueAt(source.data, path)))]
}

function unknownKey(key: string, known: readonly string[]): Problem {
  const problem = { zh: `没有名为 ${key} 的键`, en: `There is no key called ${key} here` }
  return {
    problem,
    expected: { zh: known.join('、'), en: `one of ${known.join(', ')}` },
    nearest: nearestName(key, known),
  }
}

function problemOf(issue: Issue, path: Path, value: unknown): Problem {
  const key = nameOf(path)
  if (value === undefined) return missing(key)
  return { problem: complaintOf(issue, key, said(value)), ...hopeOf(issue, key, said(value)) }
}

function complaintOf({ code }: Issue, key: string, value: string): Label {
  switch (code) {
    case 'invalid_type':
      return { zh: `${key} 的类型不对`, en: `${key} has the wrong type` }
    case 'invalid_value':
    case 'invalid_union':
      return key === 'stake' ? unfit(key) : { zh: `${key} 不能是 ${value}`, en: `${key} cannot be ${value}` }
    case 'too_small':
    case 'too_big':
      return { zh: `${key} 超出范围：${value}`, en: `${key} is out of range: ${value}` }
    case 'invalid_format':
      return { zh: `${key} 的写法不对：${value}`, en: `${key} is not written as it should be: ${value}` }
    default:
      return unfit(key)
  }
}

function unfit(key: string): Label {
  return { zh: `${key} 的内容不对`, en: `${key} is not what it should be` }
}

/** What was expected, and the name that was probably meant. */
function hopeOf(issue: Issue, key: string, value: string): Pick<Problem, 'expected' | 'nearest'> {
  switch (issue.code) {
    case 'invalid_type':
      return { expected: typeWords[issue.expected] ?? plain(issue.expected) }
    case 'invalid_value':
      return oneOf(issue.values.map(String), value)
    case 'invalid_union':
      return key === 'stake' ? { expected: stakeWords } : oneOf(Object.keys(stepKindLabels), value)
    case 'too_small':
      return { expected: plain(`≥ ${issue.minimum}`) }
    case 'too_big':
      return { expected: plain(`≤ ${issue.maximum}`) }
    case 'invalid_format':
      return issue.pattern === undefined ? {} : { expected: plain(issue.pattern) }
    default:
      return {}
  }
}

function oneOf(choices: readonly string[], value: string): Pick<Problem, 'expected' | 'nearest'> {
  return { expected: { zh: choices.join('、'), en: choices.join(', ') }, nearest: nearestName(value, choices) }
}

/** The value as the file has it, where it is short enough to be shown. */
function said(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`
  if (typeof value === 'string') return value.length > 60 ? `${value.slice(0, 60)}…` : value === '' ? '""' : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '…'
}

/** `minutes`, or `checklist[0]` for an entry of a list. */
function nameOf(path: Path): string {
  const from = path.findLastIndex((key) => typeof key === 'string')
  const [name = '…', ...indexes] = path.slice(Math.max(0, from))
  return `${name}${indexes.map((index) => `[${index}]`).join('')}`
}

function missing(key: string): Problem {
  if (key === 'zh')
    return { problem: { zh: '缺少中文文本', en: 'The Chinese text is missing' }, expected: plain('zh: …') }
  if (key === 'en')
    return { problem: { zh: '缺少英文文本', en: 'The English text is missing' }, expected: plain('en: …') }
  return { problem: { zh: `缺少 ${key}`, en: `${key} is missing` }, expected: plain(`${key}: …`) }
}

function plain(text: string): Label {
  return { zh: text, en: text }
}

const typeWords: Readonly<Record<string, Label>> = {
  string: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '由键和值组成的一段', en: 'keys with values' },
}

const stakeWords = {
  zh: '一个数（元），或 { of: [来源…], otherwise_yuan: 元 }',
  en: 'a number of yuan, or { of: [sources…], otherwise_yuan: yuan }',
}

/** The keys that may stand in the map at `path`, read from the published schema. */
function keysAt(path: Path, data: unknown): string[] {
  const whole = recordOf(playbookSchema())
  let schema: unknown = whole
  let value = data
  for (const key of path) {
    value = recordOf(value)[String(key)]
    schema = plainSchema(childOf(schema, key), value, whole)
  }
  return Object.keys(recordOf(recordOf(schema)['properties']))
}

function childOf(schema: unknown, key: string | number): unknown {
  const node = recordOf(schema)
  return typeof key === 'number' ? node['items'] : recordOf(node['properties'])[key]
}

/** Follows a reference, and of alternatives takes the one that is meant: of that step kind, else the one with keys. */
function plainSchema(schema: unknown, value: unknown, whole: Readonly<Record<string, unknown>>): unknown {
  const node = recordOf(schema)
  if (typeof node['$ref'] === 'string') {
    const name = node['$ref'].split('/').at(-1) ?? ''
    return plainSchema(recordOf(whole['$defs'])[name], value, whole)
  }
  const alternatives = node['oneOf'] ?? node['anyOf']
  if (!Array.isArray(alternatives) || node['properties'] !== undefined) return node
  const kind = recordOf(value)['kind']
  const kindOf = (each: unknown): unknown => recordOf(childOf(each, 'kind'))['const']
  return alternatives.find((each) => (kind === undefined ? 'properties' in recordOf(each) : kindOf(each) === kind))
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => recordOf(value)[String(key)], data)
}
