import { outlookEn } from '#web/phrases/outlook.en.ts'
import { type OutlookPhrases, outlookZh } from '#web/phrases/outlook.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import type { Profile } from '#web/profile/profile-of.ts'

/** What the fitted model says of the customer. */
export type Outlook = NonNullable<Profile['outlook']>

export function useOutlookPhrases(): OutlookPhrases {
  return usePhrases(outlookZh, outlookEn)
}

/** A chance in whole percent; the ends are not told as certain. */
export function chanceText(chance: number): string {
  if (chance < 0.01) return '<1%'
  return chance > 0.99 ? '>99%' : `${Math.round(chance * 100)}%`
}
