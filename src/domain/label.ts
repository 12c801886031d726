/** A word or sentence in every language that the product speaks. Chinese is the first. */
export interface Label {
  readonly zh: string
  readonly en: string
}

export type Language = keyof Label

export const languages = ['zh', 'en'] as const satisfies readonly Language[]
