import type { ReactElement, ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import '#web/ui/tooltip.css'

interface TooltipProps {
  readonly text: ReactNode
  /** One thing that can have the focus and is ours: a button of this kit. */
  readonly children: ReactElement
}

/** A word more for a button; never the only place where something is said. */
export function Tooltip({ text, children }: TooltipProps): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className="tooltip" offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
