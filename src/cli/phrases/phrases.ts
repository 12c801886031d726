import type { Language } from '#domain/label.ts'
import { clvEn } from '#cli/phrases/clv-en.ts'
import { type ClvPhrases, clvZh } from '#cli/phrases/clv-zh.ts'
import { en } from '#cli/phrases/en.ts'
import { type Phrases, zh } from '#cli/phrases/zh.ts'

const known: Readonly<Record<Language, Phrases>> = { zh, en }

export function phrasesOf(language: Language): Phrases {
  return known[language]
}

const knownClv: Readonly<Record<Language, ClvPhrases>> = { zh: clvZh, en: clvEn }

/** What `longrange clv` says. */
export function clvPhrasesOf(language: Language): ClvPhrases {
  return knownClv[language]
}
