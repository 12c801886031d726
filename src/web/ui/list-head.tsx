import type { ReactNode } from 'react'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import type { Column } from '#web/ui/columns.ts'
import { Icon } from '#web/ui/icons.tsx'
import type { Selection } from '#web/ui/selection.ts'

interface ListHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  /** `lastVisitOn`, `-lastVisitOn`; null: the usual order. */
  readonly sort: string | null
  readonly onSort: (sort: string | null) => void
  readonly selection?: Selection
}

export function ListHead<Row>({ columns, sort, onSort, selection }: ListHeadProps<Row>): ReactNode {
  const words = useUiPhrases()
  return (
    <div role="rowgroup" className="list-head">
      <div role="row" className="list-row">
        {selection !== undefined && (
          <div role="columnheader" className="list-check">
            <input
              type="checkbox"
              aria-label={words.selectAll}
              checked={selection.selected.kind === 'all'}
              onChange={() => (selection.isEmpty ? selection.selectAll() : selection.clear())}
            />
          </div>
        )}
        {columns.map((column) => (
          <Head key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  )
}

interface HeadProps<Row> {
  readonly column: Column<Row>
  readonly sort: string | null
  readonly onSort: (sort: string | null) => void
}

function Head<Row>({ column: { label, sortKey, align = 'start' }, sort, onSort }: HeadProps<Row>): ReactNode {
  const name = align === 'end' ? 'list-cell list-end' : 'list-cell'
  if (sortKey === undefined) {
    return (
      <div role="columnheader" className={name}>
        {label}
      </div>
    )
  }
  const [isUp, isDown] = [sort === sortKey, sort === `-${sortKey}`]
  return (
    <div role="columnheader" aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'} className={name}>
      <button type="button" className="list-sort" onClick={() => onSort(nextSort(sortKey, sort))}>
        {label}
        {(isUp || isDown) && <Icon name={isUp ? 'arrowUp' : 'arrowDown'} size={13} />}
      </button>
    </div>
  )
}

/** Falling first, as one mostly wants the most; then rising; then the usual order. */
function nextSort(key: string, sort: string | null): string | null {
  if (sort === `-${key}`) return key
  return sort === key ? null : `-${key}`
}
