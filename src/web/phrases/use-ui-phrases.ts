import { usePhrases } from '#web/phrases/language.ts'
import { uiEn } from '#web/phrases/ui.en.ts'
import { uiZh, type UiPhrases } from '#web/phrases/ui.zh.ts'

export function useUiPhrases(): UiPhrases {
  return usePhrases(uiZh, uiEn)
}
