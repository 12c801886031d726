import type { ReactNode } from 'react'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { Icon } from '#web/ui/icons.tsx'
import { Unknown } from '#web/ui/unknown.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/ui/figure.css'

interface FigureProps {
  readonly label: string
  /** As it is read: `useFormat().money(fen)`. Null: not known. */
  readonly value: ReactNode
  /** Change on last month, in the figure's own unit. */
  readonly change?: number | null
  readonly changeText?: string
  /** Whether more is better, worse, or neither. */
  readonly better?: 'more' | 'less' | null
  /** The list of the customers behind it. */
  readonly href?: string
  /** Why it is not known, or what it counts. */
  readonly note?: ReactNode
  readonly size?: 'medium' | 'large'
}

/** A key figure with what it counts, how it changed, and the list behind it. */
export function Figure({
  label,
  value,
  change,
  changeText,
  better = null,
  href,
  note,
  size = 'medium',
}: FigureProps): ReactNode {
  const body = (
    <>
      <span className="figure-label">{label}</span>
      <span className={`figure-value figure-${size}`}>{value ?? <Unknown />}</span>
      {change !== undefined && <Change change={change} text={changeText} better={better} />}
      {note !== undefined && <span className="figure-note">{note}</span>}
    </>
  )
  if (href === undefined) return <div className="figure">{body}</div>
  return (
    <a className="figure figure-link" href={href}>
      {body}
    </a>
  )
}

interface ChangeProps {
  readonly change: number | null
  readonly text?: string | undefined
  readonly better?: 'more' | 'less' | null
}

function Change({ change, text, better = null }: ChangeProps): ReactNode {
  const words = useUiPhrases()
  const format = useFormat()
  if (change === null)
    return (
      <span className="figure-change">
        {words.since} <Unknown />
      </span>
    )
  const isGood = better === null || change === 0 ? null : (better === 'more') === change > 0
  return (
    <span className="figure-change">
      {words.since}{' '}
      <span className={isGood === null ? 'change' : isGood ? 'change change-good' : 'change change-bad'}>
        {change !== 0 && <Icon name={change > 0 ? 'arrowUp' : 'arrowDown'} size={12} />}
        {text ?? format.change(change)}
      </span>
    </span>
  )
}

/** Figures in a row, hairlines between them. */
export function Figures({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="figures">{children}</div>
}
