import type { ReactNode } from 'react'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'

interface PersonNameProps {
  /** Null: this reader may not see it. */
  readonly name: string | null
  /** The profile. */
  readonly href?: string
}

export function PersonName({ name, href }: PersonNameProps): ReactNode {
  const words = useUiPhrases()
  const shown = name === null ? <span className="muted">{words.masked}</span> : <bdi translate="no">{name}</bdi>
  return href === undefined ? shown : <a href={href}>{shown}</a>
}
