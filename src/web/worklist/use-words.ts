import { usePhrases } from '#web/phrases/language.ts'
import { worklistEn } from '#web/phrases/worklist.en.ts'
import { worklistZh, type WorklistPhrases } from '#web/phrases/worklist.zh.ts'

export function useWords(): WorklistPhrases {
  return usePhrases(worklistZh, worklistEn)
}
