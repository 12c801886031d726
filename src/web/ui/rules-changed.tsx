import type { ReactNode } from 'react'
import { policyChapterLabels } from '#domain/policy-chapters.ts'
import type { PolicyGroup } from '#domain/policy.ts'
import { useLabel } from '#web/phrases/language.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'

/** Beside a change on an earlier day: which rules were others then. Nothing where all were the same, or it is not known. */
export function RulesChanged({ chapters }: { readonly chapters: readonly PolicyGroup[] | null }): ReactNode {
  const words = useUiPhrases()
  const label = useLabel()
  if (chapters === null || chapters.length === 0) return null
  return words.rulesChanged(chapters.map((each) => label(policyChapterLabels[each])))
}
