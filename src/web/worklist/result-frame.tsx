import type { ReactNode } from 'react'
import { useWords } from '#web/worklist/use-words.ts'
import { Kbd } from '#web/ui/kbd.tsx'

interface ResultFrameProps {
  readonly buttons: ReactNode
  /** Of few buttons, which may be wide. */
  readonly isWide?: boolean
  readonly children?: ReactNode
}

/** Where what came of a task is said. */
export function ResultFrame({ buttons, isWide = false, children }: ResultFrameProps): ReactNode {
  const words = useWords()
  return (
    <section className="result" aria-label={words.result}>
      <h3>
        {words.result} <small className="muted">{words.resultHint}</small>
      </h3>
      <div className={isWide ? 'result-buttons message-ends' : 'result-buttons'} role="group" aria-label={words.result}>
        {buttons}
      </div>
      {children}
    </section>
  )
}

interface ResultButtonProps {
  /** Its place among the others, from 0: the number key that does the same shows one more. */
  readonly at: number
  readonly label: string
  readonly onPress: () => void
  /** Undefined: it is done at once, nothing is chosen. */
  readonly isChosen?: boolean
  readonly tone?: string
}

/** One thing to say, by tap or number key. */
export function ResultButton({ at, label, onPress, isChosen, tone }: ResultButtonProps): ReactNode {
  const className = tone === undefined ? 'result-button' : `result-button result-${tone}`
  return (
    <button type="button" className={className} aria-pressed={isChosen} onClick={onPress}>
      <Kbd>{String(at + 1)}</Kbd> {label}
    </button>
  )
}
