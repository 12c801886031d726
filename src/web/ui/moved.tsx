import type { ReactNode } from 'react'
import { Icon } from '#web/ui/icons.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/ui/moved.css'

/** A change without a judgement: more new customers may be good, more lost ones are not. */
export function Moved({ by }: { readonly by: number }): ReactNode {
  const format = useFormat()
  if (by === 0) return <span className="muted">±0</span>
  return (
    <span className="moved">
      <Icon name={by > 0 ? 'arrowUp' : 'arrowDown'} size={12} />
      <span className="hidden-text">{by > 0 ? '+' : '−'}</span>
      {format.number(Math.abs(by))}
    </span>
  )
}
