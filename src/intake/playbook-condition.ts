import { Environment, EvaluationError, type ASTNode, type TypeCheckResult } from '@marcbachmann/cel-js'
import type { Feature, FeatureValue } from '#domain/playbook/feature.ts'
import { featureIds, features, type FeatureId, type FeatureValues } from '#domain/playbook/features.ts'
import type { Condition } from '#domain/playbook/step.ts'
import { nearestName, type Problem } from '#intake/playbook-fault.ts'

/** What is wrong with a text inside a playbook, and how many characters into it. */
export interface ProblemInText extends Problem {
  readonly offset: number
}

type CelFault = NonNullable<TypeCheckResult['error']>

const vocabulary: ReadonlyMap<string, Feature> = new Map(featureIds.map((id) => [id, features[id]]))

const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 40 } })
for (const id of featureIds) environment.registerVariable(id, features[id].type)

/** A CEL expression over the feature vocabulary as a plain function, or what is wrong with it. */
export function compileCondition(expression: string): Condition | { readonly problem: ProblemInText } {
  const checked = environment.check(expression)
  if (checked.error !== undefined) return { problem: problemOf(checked.error, expression) }
  if (checked.type !== 'bool') {
    const problem = {
      zh: `条件的结果是 ${checked.type}，不是真假`,
      en: `The condition gives ${checked.type}, not true or false`,
    }
    return {
      problem: {
        offset: 0,
        problem,
        expected: { zh: '比较或逻辑判断，例如 f >= 3', en: 'a comparison, such as f >= 3' },
      },
    }
  }
  const program = environment.parse(expression)
  const nodes = nodesOf(program.ast)
  const impossible = nodes.map(impossibleChoice).find((problem) => problem !== null)
  if (impossible !== undefined) return { problem: impossible }
  const names = [...new Set(nodes.map(nameOf).filter((name) => name !== null))]
  return (values) => {
    try {
      return program(contextOf(names, values)) === true
    } catch (error) {
      // CEL's own rule: what rests on a missing value is an error, unless the other side of && or || decides.
      if (error instanceof EvaluationError) return false
      throw error
    }
  }
}

/** The features that the expression reads, as CEL takes them; unknown ones are left out. */
function contextOf(names: readonly FeatureId[], values: FeatureValues): Record<string, FeatureValue | bigint> {
  const context: Record<string, FeatureValue | bigint> = {}
  for (const name of names) {
    const value = values[name]
    if (value !== null) context[name] = features[name].type === 'int' ? BigInt(value) : value
  }
  return context
}

function problemOf({ code, range, name: kind, summary }: CelFault, expression: string): ProblemInText {
  const { start: offset, end } = range ?? { start: 0, end: 0 }
  const name = expression.slice(offset, end)
  if (code === 'unknown_variable') {
    const problem = { zh: `没有名为 ${name} 的特征`, en: `There is no feature called ${name}` }
    const expected = { zh: 'docs/playbooks.md 所列特征之一', en: 'one of the features listed in docs/playbooks.md' }
    return { offset, problem, expected, nearest: nearestName(name, featureIds) }
  }
  if (kind === 'TypeError') {
    return { offset, problem: { zh: `类型不符：${summary}`, en: `Types do not fit: ${summary}` } }
  }
  return { offset, problem: { zh: `不是有效的 CEL 表达式：${summary}`, en: `Not a valid CEL expression: ${summary}` } }
}

/** `segment == "at_rsk"` has the right types and is never true: the value is none of the feature's. */
function impossibleChoice(node: ASTNode): ProblemInText | null {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return null
  const [left, right] = node.args
  const name = nameOf(left) ?? nameOf(right)
  const choices = name === null ? undefined : vocabulary.get(name)?.choices
  if (name === null || choices === undefined) return null
  const literals = [left, right]
    .flatMap((side) => (side.op === 'list' ? side.args : [side]))
    .filter((side) => side.op === 'value')
  const wrong = literals.find(({ args }) => typeof args === 'string' && !Object.hasOwn(choices, args))
  if (wrong === undefined) return null
  const ids = Object.keys(choices)
  return {
    offset: wrong.start,
    problem: { zh: `${name} 没有 ${String(wrong.args)} 这个值`, en: `${name} is never ${String(wrong.args)}` },
    expected: { zh: ids.join('、'), en: ids.join(', ') },
    nearest: nearestName(String(wrong.args), ids),
  }
}

function nameOf(node: ASTNode): FeatureId | null {
  return node.op === 'id' && isFeature(node.args) ? node.args : null
}

function isFeature(name: string): name is FeatureId {
  return vocabulary.has(name)
}

function nodesOf(node: ASTNode): ASTNode[] {
  return [node, ...childrenOf(node.args).flatMap(nodesOf)]
}

function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf)
  return typeof args === 'object' && args !== null && 'op' in args && 'args' in args ? [args as ASTNode] : []
}
