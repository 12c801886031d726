import {
  Environment,
  EvaluationError,
  type ASTNode,
  type ParseResult,
  type TypeCheckResult,
} from '@marcbachmann/cel-js'
import type { Label } from '#domain/label.ts'
import { nearestName } from '#domain/nearest-name.ts'
import type { FeatureType, FeatureValue } from '#domain/playbook/feature.ts'
import type { DatedFact } from '#domain/playbook/dated-fact.ts'
import { featureIds, features } from '#domain/playbook/features.ts'
import { memoryVocabulary, nothingYet, type Memory } from '#domain/playbook/memory.ts'
import type { Condition, StepCondition } from '#domain/playbook/step.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import { closureOf, type Reading } from '#intake/cel-closure.ts'
import type { Problem } from '#intake/playbook-fault.ts'

/** What is wrong with a text inside a playbook, and how many characters into it. */
export interface ProblemInText extends Problem {
  readonly offset: number
}

type CelFault = NonNullable<TypeCheckResult['error']>

interface Word {
  readonly type: FeatureType
  readonly choices?: Readonly<Record<string, Label>>
  readonly read: Reading
}

interface Vocabulary {
  readonly words: ReadonlyMap<string, Word>
  readonly environment: Environment
}

const featureWords = featureIds.map((id): readonly [string, Word] => {
  const { type, choices } = features[id]
  return [id, { type, ...(choices && { choices }), read: (values) => values[id] }]
})

const memoryWords = Object.entries(memoryVocabulary).map(([name, word]): readonly [string, Word] => {
  const id = name as keyof Memory
  return [id, { ...word, read: (_, memory) => memory[id] }]
})

/** What the occasions of a trigger say, by name. */
export type OccasionWords = DatedFact['variables']

const noWords: OccasionWords = {}

/** For triggers: what is true of the customer, and what the occasion says. */
const triggerVocabulary = remembered((said) => vocabularyOf([...wordsOf(said), ...featureWords]))
/** For steps and exits: what has happened in the enrolment as well. */
const stepVocabulary = remembered((said) => vocabularyOf([...wordsOf(said), ...featureWords, ...memoryWords]))

/** Where a feature has the same name, the feature counts: it says how things are now. */
function wordsOf(said: OccasionWords): (readonly [string, Word])[] {
  return Object.entries(said)
    .filter(([name]) => !Object.hasOwn(features, name))
    .map(([name, { type, choices }]) => [
      name,
      { type, ...(choices && { choices }), read: (_, __, variables) => variables[name] ?? null },
    ])
}

function remembered(make: (said: OccasionWords) => Vocabulary): (said: OccasionWords) => Vocabulary {
  const known = new WeakMap<OccasionWords, Vocabulary>()
  return (said) => {
    const vocabulary = known.get(said) ?? make(said)
    known.set(said, vocabulary)
    return vocabulary
  }
}

function vocabularyOf(words: readonly (readonly [string, Word])[]): Vocabulary {
  const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 40 } })
  for (const [name, { type }] of words) environment.registerVariable(name, type)
  return { words: new Map(words), environment }
}

/** A CEL expression over features and what the occasion says as a plain function, or what is wrong with it. */
export function compileCondition(
  expression: string,
  said: OccasionWords = noWords,
): Condition | { readonly problem: ProblemInText } {
  const compiled = compile(expression, triggerVocabulary(said))
  if ('problem' in compiled) return compiled
  return {
    holds: (values, variables) => compiled.holds(values, nothingYet, variables),
    mayHold: compiled.mayHold,
  }
}

/** As `compileCondition`, for steps and exits: over the enrolment's memory too. */
export function compileStepCondition(
  expression: string,
  said: OccasionWords = noWords,
): StepCondition | { readonly problem: ProblemInText } {
  const compiled = compile(expression, stepVocabulary(said))
  return 'problem' in compiled ? compiled : compiled.holds
}

interface Compiled {
  readonly holds: StepCondition
  readonly mayHold: Condition['mayHold']
}

const nothingSaid: Variables = {}

function compile(expression: string, vocabulary: Vocabulary): Compiled | { readonly problem: ProblemInText } {
  const problem = problemIn(expression, vocabulary)
  if (problem !== null) return { problem }
  const program = vocabulary.environment.parse(expression)
  const read = closureOf(program.ast, vocabulary.words)
  if (read === null) return { holds: interpretedBy(program, vocabulary), mayHold: () => true }
  return {
    holds: (values, memory, said) => read(values, memory, said) === true,
    // What is false while all that an occasion says is unknown stays false when it becomes known.
    mayHold: (values) => read(values, nothingYet, nothingSaid) !== false,
  }
}

/** As `compileStepCondition`, by the interpreter of CEL: what the closures are measured against, and what they do not cover. */
export function interpretedCondition(expression: string, said: OccasionWords = noWords): StepCondition {
  const vocabulary = stepVocabulary(said)
  return interpretedBy(vocabulary.environment.parse(expression), vocabulary)
}

function interpretedBy(program: ParseResult, { words }: Vocabulary): StepCondition {
  const names = new Set(nodesOf(program.ast).flatMap((node) => (node.op === 'id' ? [node.args] : [])))
  const read = [...words].filter(([name]) => names.has(name))
  return (...known) => {
    try {
      return program(contextOf(read, known)) === true
    } catch (error) {
      // CEL's own rule: what rests on a missing value is an error, unless the other side of && or || decides.
      if (error instanceof EvaluationError) return false
      throw error
    }
  }
}

/** What is known of the words that an expression reads, as CEL takes it. */
function contextOf(
  read: readonly (readonly [string, Word])[],
  known: Parameters<StepCondition>,
): Record<string, FeatureValue | bigint> {
  const context: Record<string, FeatureValue | bigint> = {}
  for (const [name, word] of read) {
    const value = word.read(...known)
    if (value !== null) context[name] = word.type === 'int' ? BigInt(value) : value
  }
  return context
}

function problemIn(expression: string, vocabulary: Vocabulary): ProblemInText | null {
  const checked = vocabulary.environment.check(expression)
  if (checked.error !== undefined) return problemOf(checked.error, expression, vocabulary)
  if (checked.type !== 'bool') {
    const problem = {
      zh: `条件的结果是 ${checked.type}，不是真假`,
      en: `The condition gives ${checked.type}, not true or false`,
    }
    const expected = { zh: '比较或逻辑判断，例如 f >= 3', en: 'a comparison, such as f >= 3' }
    return { offset: 0, problem, expected }
  }
  const nodes = nodesOf(vocabulary.environment.parse(expression).ast)
  return (
    nodes.map((node) => endless(node) ?? impossibleChoice(node, vocabulary)).find((problem) => problem !== null) ?? null
  )
}

function problemOf(
  { code, range, name: kind, summary }: CelFault,
  expression: string,
  { words }: Vocabulary,
): ProblemInText {
  const { start: offset, end } = range ?? { start: 0, end: 0 }
  const name = expression.slice(offset, end)
  if (code === 'unknown_variable') {
    const problem = { zh: `没有名为 ${name} 的特征`, en: `There is no feature called ${name}` }
    const expected = { zh: 'docs/playbooks.md 所列特征之一', en: 'one of the features listed in docs/playbooks.md' }
    return { offset, problem, expected, nearest: nearestName(name, [...words.keys()]) }
  }
  if (kind === 'TypeError') {
    return { offset, problem: { zh: `类型不符：${summary}`, en: `Types do not fit: ${summary}` } }
  }
  return { offset, problem: { zh: `不是有效的 CEL 表达式：${summary}`, en: `Not a valid CEL expression: ${summary}` } }
}

const loops = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])

/** Patterns and loops within loops may take for ever, and every customer would wait for them. */
function endless(node: ASTNode): ProblemInText | null {
  const name = calledBy(node)
  if (name === null) return null
  const isNested = loops.has(name) && nodesOf(node).some((each) => each !== node && loops.has(calledBy(each) ?? ''))
  if (name !== 'matches' && name !== 'bind' && !isNested) return null
  const problem = isNested
    ? { zh: '一个循环里不能再套循环', en: 'A loop cannot hold another loop' }
    : { zh: `条件里不能用 ${name}`, en: `${name} cannot be used in conditions` }
  return { offset: node.start, problem }
}

function calledBy({ op, args }: ASTNode): string | null {
  return op === 'call' || op === 'rcall' ? args[0] : null
}

/** `segment == "at_rsk"` has the right types and is never true: the value is none of the feature's. */
function impossibleChoice(node: ASTNode, { words }: Vocabulary): ProblemInText | null {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return null
  const sides: readonly ASTNode[] = node.args
  const name = sides.flatMap((side) => (side.op === 'id' ? [side.args] : []))[0]
  const choices = name === undefined ? undefined : words.get(name)?.choices
  if (name === undefined || choices === undefined) return null
  const literals = sides.flatMap((side) => (side.op === 'list' ? side.args : [side])).filter(({ op }) => op === 'value')
  const wrong = literals.find(({ args }) => typeof args === 'string' && !Object.hasOwn(choices, args))
  if (wrong === undefined || typeof wrong.args !== 'string') return null
  const ids = Object.keys(choices)
  return {
    offset: wrong.start,
    problem: { zh: `${name} 没有 ${wrong.args} 这个值`, en: `${name} is never ${wrong.args}` },
    expected: { zh: ids.join('、'), en: ids.join(', ') },
    nearest: nearestName(wrong.args, ids),
  }
}

function nodesOf(node: ASTNode): ASTNode[] {
  return [node, ...childrenOf(node.args).flatMap(nodesOf)]
}

function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf)
  return typeof args === 'object' && args !== null && 'op' in args && 'args' in args ? [args as ASTNode] : []
}
