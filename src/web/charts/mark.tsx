import type { ReactNode } from 'react'
import { useReadout } from '#web/charts/readout.ts'

interface MarkProps {
  /** What it says: read out, and shown at the head of the frame. */
  readonly text: string
  readonly href?: string | undefined
  readonly children: ReactNode
}

/** One mark of a chart: a stop of the keyboard, and a link where there is a list behind it. */
export function Mark({ text, href, children }: MarkProps): ReactNode {
  const say = useReadout()
  const saying = {
    onFocus: () => say(text),
    onBlur: () => say(null),
    onPointerEnter: () => say(text),
    onPointerLeave: () => say(null),
  }
  if (href === undefined) {
    return (
      <g className="mark" tabIndex={0} role="img" aria-label={text} {...saying}>
        {children}
      </g>
    )
  }
  return (
    <a className="mark mark-link" href={href} aria-label={text} {...saying}>
      {children}
    </a>
  )
}
