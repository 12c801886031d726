import type { Language } from '#domain/label.ts'

/** What a message says to whom: of one customer no two are the same (spec §3.4). Null parts do not matter to it. */
export interface Content {
  readonly topic: string
  readonly model: string | null
  /** With its year, `2026 winter`: next year's tip is another one. */
  readonly season: string | null
  readonly stage: string | null
  readonly language: Language
}

export function contentKey({ topic, model, season, stage, language }: Content): string {
  return [topic, model ?? '', season ?? '', stage ?? '', language].map((part) => part.replaceAll('|', ' ')).join('|')
}
