import type { Language } from '#domain/label.ts'
import { type Fault, faults } from '#http/faults.ts'

/** RFC 9457, with the stable code of the refusal and whatever else it carries. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly [detail: string]: unknown
}

export function problemOf(fault: Fault, language: Language): Problem {
  const { fault: code, ...detail } = fault
  const words = faults[code]
  const filled = words[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    name in detail ? wordsFor(detail[name as never], language) : whole,
  )
  const title = language === 'en' ? `${filled.charAt(0).toUpperCase()}${filled.slice(1)}` : filled
  return { ...detail, type: `/api/problems/${code}`, title, status: words.status, code }
}

/** A detail may itself be told in every language. */
function wordsFor(detail: unknown, language: Language): string {
  const isLabel = typeof detail === 'object' && detail !== null && language in detail
  return String(isLabel ? detail[language as never] : detail)
}

/** The language that a request asks for; Chinese where it asks for neither. */
export function languageAsked(header: string | undefined): Language {
  const wanted = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim().slice(0, 2))
  return wanted.find((each): each is Language => each === 'zh' || each === 'en') ?? 'zh'
}
