export interface Bar {
  readonly id: string
  readonly label: string
  /** Null: not known. */
  readonly value: number | null
  readonly href?: string
  readonly series?: number
  /** Stands at its end instead of the value. */
  readonly text?: string
  /** Where a usual one would end: two ticks. */
  readonly expected?: readonly [number, number]
  /** Stacked parts; they add up to the value. */
  readonly parts?: readonly BarPart[]
}

export interface BarPart {
  readonly id: string
  readonly label: string
  readonly value: number
  readonly series: number
  readonly href?: string
}

export interface BarChartProps {
  readonly label: string
  readonly bars: readonly Bar[]
  readonly format: (value: number) => string
  readonly direction?: 'across' | 'up'
  readonly max?: number
  readonly height?: number
}
