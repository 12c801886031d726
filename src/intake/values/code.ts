import type { CodeTable } from '#intake/kind.ts'
import type { Reader, Reading } from '#intake/values/reading.ts'
import { halfWidth, isCellError, meansNothing } from '#intake/values/text.ts'

export function codeReader(table: CodeTable): Reader {
  const words = wordsOf(table)
  const otherwise = unknownWord(table)
  return (text) => {
    const known = words.get(text) ?? words.get(plainWord(text))
    if (known !== undefined) return known
    const nothing = (table.unknown ?? []).some((word) => plainWord(word) === plainWord(text))
    if (nothing || meansNothing(text)) return null
    if (isCellError(text)) return { fault: 'cell-error' }
    return (table.otherwise === 'reject' ? null : firstOfSeveral(text, words, table)) ?? otherwise
  }
}

/** `保养+机修`: of several known words the one whose code stands first in the table; null where one is not known. */
function firstOfSeveral(text: string, words: ReadonlyMap<string, string>, { labels }: CodeTable): string | null {
  const parts = halfWidth(text).split(/[,、+/;&|]/)
  const codes = parts.map((word) => words.get(plainWord(word)))
  if (codes.length < 2 || codes.includes(undefined)) return null
  return Object.keys(labels).find((code) => codes.includes(code)) ?? null
}

/** Every word that the table understands → its code. Earlier words win: ids and labels before synonyms. */
function wordsOf(table: CodeTable): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  const learn = (word: string, code: string) => {
    if (!words.has(plainWord(word))) words.set(plainWord(word), code)
  }
  for (const [code, label] of Object.entries(table.labels))
    [code, label.zh, label.en].forEach((word) => learn(word, code))
  for (const [code, synonyms] of Object.entries(table.also)) synonyms.forEach((word) => learn(word, code))
  return words
}

/** A word as it is compared: case, width, blanks, hyphens and underscores do not matter. */
export function plainWord(text: string): string {
  return halfWidth(text)
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
}

function unknownWord({ labels, otherwise }: CodeTable): Reading {
  if (otherwise !== 'reject') return { value: otherwise.keepAs, flag: 'unknown-word' }
  const all = Object.values(labels)
  const words = { zh: all.map((label) => label.zh).join('、'), en: all.map((label) => label.en).join(', ') }
  return { fault: 'unknown-word', expected: { words } }
}
