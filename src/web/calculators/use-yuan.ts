import { useMemo } from 'react'
import { useFormat } from '#web/ui/use-format.ts'

export interface Yuan {
  /** At a glance: `12.8万元`. */
  readonly short: (yuan: number) => string
  /** Beside an axis, where there is little room: `2,000万`. */
  readonly axis: (yuan: number) => string
  /** To the yuan. */
  readonly exact: (yuan: number) => string
  /** `16 : 1`; a dash where there is none. */
  readonly ratio: (ratio: number | null) => string
}

/** Amounts of the calculators, which count in yuan. */
export function useYuan(): Yuan {
  const format = useFormat()
  return useMemo(
    () => ({
      short: (yuan) => format.money(Math.round(yuan * 100)),
      axis: (yuan) => format.money(Math.round(yuan * 100)).replace('元', ''),
      exact: (yuan) => format.exactMoney(Math.round(yuan) * 100),
      ratio: (ratio) =>
        ratio === null ? format.number(null) : `${format.number(ratio, Number.isInteger(ratio) ? 0 : 1)} : 1`,
    }),
    [format],
  )
}
