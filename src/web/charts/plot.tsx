import { useId, type ReactNode } from 'react'
import { Patterns, type Paint } from '#web/charts/patterns.tsx'
import { useWidth } from '#web/charts/use-width.ts'
import '#web/charts/charts.css'

interface PlotProps {
  readonly label: string
  readonly height: number | ((width: number) => number)
  readonly children: (width: number, height: number, paint: Paint) => ReactNode
}

/** The sheet that a chart is drawn on: as wide as its place, with the fills of its series. */
export function Plot({ label, height, children }: PlotProps): ReactNode {
  const [place, width] = useWidth<HTMLDivElement>()
  const id = useId()
  const tall = typeof height === 'number' ? height : height(width)
  const paint: Paint = (series) => `url(#${id}-${((series - 1) % 8) + 1})`
  return (
    <div ref={place} className="plot">
      <svg role="group" aria-label={label} width={width} height={tall} viewBox={`0 0 ${width} ${tall}`}>
        <Patterns id={id} />
        {children(width, tall, paint)}
      </svg>
    </div>
  )
}
