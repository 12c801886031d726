import { usePhrases } from '#web/phrases/language.ts'
import { teamEn } from '#web/phrases/team.en.ts'
import { teamZh, type TeamPhrases } from '#web/phrases/team.zh.ts'

export function useWords(): TeamPhrases {
  return usePhrases(teamZh, teamEn)
}
