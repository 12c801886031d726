import { Environment, type ASTNode } from '@marcbachmann/cel-js'
import type { Label, Language } from '#domain/label.ts'

/** What a word of a condition is called, and what its values are called. */
export interface NamedWord extends Label {
  readonly choices?: Readonly<Record<string, Label>>
}

type NamedWords = ReadonlyMap<string, NamedWord>

const environment = new Environment({ unlistedVariablesAreDyn: true })

/** A condition in words, for people who read a playbook on paper; what has no words stays as it is written. */
export function conditionWords(expression: string, words: NamedWords, language: Language): string {
  const { ast } = environment.parse(expression)
  return said(ast, { words, language }) ?? expression
}

interface Speaking {
  readonly words: NamedWords
  readonly language: Language
}

const signs: Readonly<Record<string, Label>> = {
  '==': { zh: '为', en: 'is' },
  '!=': { zh: '不为', en: 'is not' },
  '>=': { zh: '≥', en: '≥' },
  '<=': { zh: '≤', en: '≤' },
  '>': { zh: '>', en: '>' },
  '<': { zh: '<', en: '<' },
  in: { zh: '为', en: 'is' },
}

function said(node: ASTNode, speaking: Speaking): string | null {
  const { words, language } = speaking
  switch (node.op) {
    case 'id':
      return words.get(node.args)?.[language] ?? node.args
    case '!_': {
      const inner = said(node.args, speaking)
      return inner === null ? null : { zh: `不是（${inner}）`, en: `not (${inner})` }[language]
    }
    case '&&':
    case '||':
      return joined(node.args, node.op, speaking)
    default:
      return compared(node, speaking)
  }
}

function joined([left, right]: readonly [ASTNode, ASTNode], op: '&&' | '||', speaking: Speaking): string | null {
  const sides = [left, right].map((side) => {
    const words = said(side, speaking)
    return words !== null && side.op !== op && (side.op === '&&' || side.op === '||')
      ? { zh: `（${words}）`, en: `(${words})` }[speaking.language]
      : words
  })
  const between = op === '&&' ? { zh: '，且', en: ' and ' } : { zh: '，或', en: ' or ' }
  return sides.every((side) => side !== null) ? sides.join(between[speaking.language]) : null
}

function compared(node: ASTNode, { words, language }: Speaking): string | null {
  const sign = signs[node.op]?.[language]
  if (sign === undefined || !Array.isArray(node.args)) return null
  const [left, right] = node.args as [ASTNode, ASTNode]
  if (left.op !== 'id') return null
  const word = words.get(left.args)
  const values = right.op === 'list' ? right.args : [right]
  const told = values.map((value) => valueOf(value, word, { words, language }))
  if (!told.every((each) => each !== null)) return null
  const space = /\p{Script=Han}/u.test(sign) ? '' : ' '
  const list = told.join({ zh: '或', en: ' or ' }[language])
  return `${word?.[language] ?? left.args}${space}${sign}${space}${list}`
}

function valueOf(node: ASTNode, of: NamedWord | undefined, { words, language }: Speaking): string | null {
  if (node.op === 'id') return words.get(node.args)?.[language] ?? node.args
  if (node.op !== 'value') return null
  const id = String(node.args)
  return of?.choices?.[id]?.[language] ?? id
}
