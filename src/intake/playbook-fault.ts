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
