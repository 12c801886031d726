import { usePhrases } from '#web/phrases/language.ts'
import { playbooksEn } from '#web/phrases/playbooks.en.ts'
import { playbooksZh, type PlaybooksPhrases } from '#web/phrases/playbooks.zh.ts'

export function useWords(): PlaybooksPhrases {
  return usePhrases(playbooksZh, playbooksEn)
}
