import type { Language } from '#domain/label.ts'
import { en } from '#cli/phrases/en.ts'
import { zh } from '#cli/phrases/zh.ts'

/** What every language must be able to say. */
export type Phrases = typeof zh

const known: Readonly<Record<Language, Phrases>> = { zh, en }

export function phrasesOf(language: Language): Phrases {
  return known[language]
}
