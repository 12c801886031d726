import type { ReactNode } from 'react'
import { type ListName, useChosenColumns } from '#web/ui/chosen-columns.ts'

export interface Column<Row> {
  readonly id: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** The server sorts by it: `sort=lastVisitOn`, `sort=-lastVisitOn`. */
  readonly sortKey?: string
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end'
  /** Not shown until it is chosen, when false. */
  readonly isDefault?: boolean
  /** A track of the grid: `120px`, `minmax(140px, 2fr)`. */
  readonly width?: string
}

export interface ChosenColumns<Row> {
  readonly shown: readonly Column<Row>[]
  readonly ids: readonly string[]
  readonly choose: (ids: readonly string[]) => void
}

/** The columns that this reader has chosen for a list of this name; the first one always stays. */
export function useColumns<Row>(name: ListName, columns: readonly Column<Row>[]): ChosenColumns<Row> {
  const [choice, choose] = useChosenColumns(name)
  const wanted = choice ?? columns.filter(({ isDefault = true }) => isDefault).map(({ id }) => id)
  const shown = columns.filter(({ id }, number) => number === 0 || wanted.includes(id))
  return { shown, ids: shown.map(({ id }) => id), choose }
}
