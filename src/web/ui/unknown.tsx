import type { ReactNode } from 'react'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { unknownMark } from '#web/ui/format.ts'

/** A dash for the eye, a word for the ear. */
export function Unknown({ why }: { readonly why?: string }): ReactNode {
  const words = useUiPhrases()
  return (
    <span className="muted" title={why}>
      <span aria-hidden="true">{unknownMark}</span>
      <span className="hidden-text">{why ?? words.unknown}</span>
    </span>
  )
}
