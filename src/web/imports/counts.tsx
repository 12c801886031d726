import type { ReactNode } from 'react'
import { usePhrases } from '#web/phrases/language.ts'
import { importsEn } from '#web/phrases/imports.en.ts'
import { importsZh } from '#web/phrases/imports.zh.ts'
import { useFormat } from '#web/ui/use-format.ts'

const shown = ['made', 'changed', 'unchanged', 'rejected', 'parked', 'flagged'] as const

export type CountName = (typeof shown)[number]
/** Which count is opened; null = none. */
export type Opened = 'made' | 'changed' | 'rejected' | 'flagged' | null

const openable: readonly CountName[] = ['made', 'changed', 'rejected', 'flagged']

interface CountsProps {
  readonly counts: Readonly<Record<CountName, number>>
  readonly opened: Opened
  /** Left out where there is nothing to open. */
  readonly onOpen?: (opened: Opened) => void
}

/** What an import brings, in six counts; those with rows behind them can be opened. */
export function Counts({ counts, opened, onOpen }: CountsProps): ReactNode {
  const words = usePhrases(importsZh, importsEn)
  const format = useFormat()
  return (
    <ul className="counts">
      {shown.map((name) => {
        const body = (
          <>
            <span className="count-label">{words.counts[name]}</span>
            <span className="count-value">{format.number(counts[name])}</span>
            <span className="count-note">{words.countNotes[name]}</span>
          </>
        )
        const isOpenable = onOpen !== undefined && openable.includes(name) && counts[name] > 0
        const tone = name === 'rejected' && counts[name] > 0 ? 'count count-bad' : 'count'
        return (
          <li key={name}>
            {isOpenable ? (
              <button
                type="button"
                className={`${tone} count-button`}
                aria-expanded={opened === name}
                onClick={() => onOpen(opened === name ? null : (name as Opened))}
              >
                {body}
              </button>
            ) : (
              <div className={tone}>{body}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
