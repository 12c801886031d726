import type { Label, Language } from '#domain/label.ts'

/** What is wrong with a playbook file, and where. `line` and `column` count from 1. */
export interface PlaybookFault {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly problem: Label
  readonly expected: Label | null
  /** The known name that the unknown one resembles most. */
  readonly nearest: string | null
}

/** What is wrong, before it is known where. */
export interface Problem {
  readonly problem: Label
  readonly expected?: Label
  readonly nearest?: string | null
}

/** `p5-win-back.yaml:7:12: …` in one line, as editors and terminals know to follow. */
export function faultSentence(
  { file, line, column, problem, expected, nearest }: PlaybookFault,
  language: Language,
): string {
  const isChinese = language === 'zh'
  const should = expected === null ? '' : isChinese ? `；应为：${expected.zh}` : `; expected ${expected.en}`
  const meant = nearest === null ? '' : isChinese ? `；是否想写 ${nearest}？` : `; did you mean ${nearest}?`
  return `${file}:${line}:${column}: ${problem[language]}${should}${meant}`
}

/** The candidate fewest edits away, or null where none is close enough to be what was meant. */
export function nearestName(word: string, candidates: readonly string[]): string | null {
  const most = Math.max(2, Math.floor(word.length / 3))
  let best: string | null = null
  let least = most + 1
  for (const candidate of candidates) {
    const edits = editsBetween(word.toLowerCase(), candidate.toLowerCase())
    if (edits < least) [best, least] = [candidate, edits]
  }
  return best
}

/** Levenshtein distance, one row at a time. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
