import { isMap, isScalar, LineCounter, parseDocument, Scalar, type Document, type YAMLError } from 'yaml'
import type { Label } from '#domain/label.ts'
import type { PlaybookFault, Problem } from '#intake/playbook-fault.ts'

export type Path = readonly (string | number)[]

/** A playbook file as YAML with the place of everything in it. */
export interface PlaybookSource {
  readonly data: unknown
  /** A fault at the value of `path`, or at its nearest parent that is there; with `offset`, so far inside a text. */
  readonly faultAt: (path: Path, problem: Problem, offset?: number) => PlaybookFault
  /** A fault at the key `key` of the map at `path`. */
  readonly faultAtKey: (path: Path, key: string, problem: Problem) => PlaybookFault
}

/** The most that a playbook file may hold, characters. */
const longest = 200_000

/** The file as YAML, or what keeps it from being read. */
export function readSource(text: string, file: string): PlaybookSource | { readonly faults: readonly PlaybookFault[] } {
  const lines = new LineCounter()
  const faultFrom = (offset: number, { problem, expected, nearest }: Problem): PlaybookFault => {
    const { line, col } = lines.linePos(offset)
    return {
      file,
      line: Math.max(1, line),
      column: Math.max(1, col),
      problem,
      expected: expected ?? null,
      nearest: nearest ?? null,
    }
  }
  if (text.length > longest) {
    const expected = { zh: `不超过 ${longest} 个字符`, en: `at most ${longest} characters` }
    return { faults: [faultFrom(0, { problem: { zh: '文件过大', en: 'The file is too large' }, expected })] }
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  // The first one only: those after it are mostly its consequences.
  const [broken] = document.errors
  if (broken !== undefined) return { faults: [faultFrom(broken.pos[0], { problem: yamlProblem(broken) })] }
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: 50 })
  } catch {
    return {
      faults: [faultFrom(0, { problem: { zh: 'YAML 引用过多或无法展开', en: 'Too many or broken YAML aliases' } })],
    }
  }
  return {
    data,
    faultAt: (path, problem, offset = 0) => faultFrom(offsetAt(document, text, path, offset), problem),
    faultAtKey: (path, key, problem) => faultFrom(offsetOfKey(document, path, key), problem),
  }
}

function offsetAt(document: Document.Parsed, text: string, path: Path, offset: number): number {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  if (isScalar(node) && node.range) return node.range[0] + offsetInScalar(node, text, offset)
  if (isMap(node) && node.range) return node.range[0]
  if (hasRange(node)) return node.range[0]
  return path.length === 0 ? 0 : offsetAt(document, text, path.slice(0, -1), 0)
}

/** Where the character `offset` of a scalar's value stands, counted from the scalar's beginning in the file. */
function offsetInScalar(node: Scalar, text: string, offset: number): number {
  const { range, value, type } = node
  if (!range || typeof value !== 'string') return 0
  const written = text.slice(range[0], range[1])
  if (type === Scalar.BLOCK_LITERAL) return offsetInBlock(written, value, offset)
  // Plain and quoted texts on one line stand in the file as they are; folded ones point at their beginning.
  const start = written.indexOf(value)
  return start < 0 ? 0 : start + offset
}

function offsetInBlock(written: string, value: string, offset: number): number {
  const before = value.slice(0, offset).split('\n')
  const rows = written.split('\n')
  const content = rows.slice(1)
  const indent = Math.min(
    ...content.filter((row) => row.trim() !== '').map((row) => row.length - row.trimStart().length),
  )
  const rowsBefore = rows.slice(0, before.length).reduce((sum, row) => sum + row.length + 1, 0)
  return rowsBefore + (Number.isFinite(indent) ? indent : 0) + (before.at(-1)?.length ?? 0)
}

function offsetOfKey(document: Document.Parsed, path: Path, key: string): number {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined
  return hasRange(pair?.key) ? pair.key.range[0] : 0
}

function hasRange(node: unknown): node is { range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}

function yamlProblem({ code, message }: YAMLError): Label {
  const known = yamlProblems[code]
  return known ?? { zh: `不是有效的 YAML（${code}）`, en: `Not valid YAML: ${message}` }
}

const yamlProblems: Readonly<Record<string, Label>> = {
  DUPLICATE_KEY: { zh: '同一个键写了两次', en: 'The same key is written twice' },
  TAB_AS_INDENT: { zh: '缩进用了制表符，请改用空格', en: 'A tab is used for indentation: use spaces' },
  BAD_INDENT: { zh: '缩进不一致', en: 'The indentation does not fit' },
  MULTIPLE_DOCS: { zh: '一个文件只能写一个剧本', en: 'One file holds one playbook' },
  MISSING_CHAR: { zh: '缺少引号、括号或冒号后的空格', en: 'A quote, a bracket or the space after a colon is missing' },
}
