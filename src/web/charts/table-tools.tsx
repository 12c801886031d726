import type { ReactNode } from 'react'
import type { ChartTable } from '#web/charts/chart-table.ts'
import { saveCsv } from '#web/charts/csv.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { IconButton } from '#web/ui/button.tsx'

interface TableToolsProps {
  /** Of the file. */
  readonly name: string
  readonly asOf?: string | null | undefined
  readonly table: ChartTable
}

/** What stands in a table as a file, and on paper. */
export function TableTools({ name, asOf, table }: TableToolsProps): ReactNode {
  const words = useUiPhrases()
  const file = typeof asOf === 'string' ? `${name} ${asOf}` : name
  return (
    <>
      <IconButton icon="download" size="small" label={words.csv} onPress={() => saveCsv(file, table)} />
      <IconButton icon="printer" size="small" label={words.print} onPress={() => window.print()} />
    </>
  )
}

/** Fen as a spreadsheet counts them: yuan. */
export function yuanCell(fen: number | null): number | null {
  return fen === null ? null : Math.round(fen) / 100
}

/** A share or a mean, no longer than it is sure. */
export function shortCell(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(4))
}
