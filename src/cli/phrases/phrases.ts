import type { Language } from '#domain/label.ts'
import { en } from '#cli/phrases/en.ts'
import { type Phrases, zh } from '#cli/phrases/zh.ts'

const known: Readonly<Record<Language, Phrases>> = { zh, en }

export function phrasesOf(language: Language): Phrases {
  return known[language]
}
