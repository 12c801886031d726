import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useEffect, useState, type MouseEvent, type ReactNode, type RefObject } from 'react'
import type { Pages } from '#web/api/use-ask.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import type { Column } from '#web/ui/columns.ts'
import { useNarrow } from '#web/ui/use-narrow.ts'
import { useListKeys } from '#web/ui/list-keys.ts'
import type { Selection } from '#web/ui/selection.ts'
import { useGo } from '#web/use-go.ts'

interface ListRowsProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly pages: Pages<Row>
  readonly keyOf: (row: Row) => string
  readonly nameOf?: (row: Row) => string
  readonly hrefOf?: (row: Row) => string
  readonly selection?: Selection
  readonly scroller: RefObject<HTMLDivElement | null>
}

const rowHeight = 37
/** About; cards are measured. */
const cardHeight = 160
/** Rows drawn above and below what is seen. */
const beyond = 3

/** Only the rows in sight, and some around them: ten thousand scroll as easily as ten. */
export function ListRows<Row>(props: ListRowsProps<Row>): ReactNode {
  const { columns, pages, keyOf, nameOf = keyOf, hrefOf, selection, scroller } = props
  const { rows, more } = pages
  const go = useGo()
  const [at, setAt] = useState(0)
  const isNarrow = useNarrow()
  // oxlint-disable-next-line react/incompatible-library -- no compiler keeps values here; rows are memoised by hand
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isNarrow ? cardHeight : rowHeight),
    overscan: beyond,
    initialRect: { width: 1200, height: 800 },
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 30) more()
  }, [last, rows.length, more])
  const open = useCallback(
    (number: number) => {
      const row = rows[number]
      if (row !== undefined && hrefOf !== undefined) go(hrefOf(row))
    },
    [rows, hrefOf, go],
  )
  const toggle = useCallback(
    (number: number) => {
      const row = rows[number]
      if (row !== undefined) selection?.toggle(keyOf(row))
    },
    [rows, selection, keyOf],
  )
  const move = (number: number): void => {
    setAt(number)
    virtual.scrollToIndex(number, { align: 'auto' })
  }
  useListKeys(scroller, { at, count: rows.length, move, open, toggle })
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div role="rowgroup" style={{ paddingTop: above, paddingBottom: below }}>
      {items.map(({ index }) => {
        const row = rows[index]
        if (row === undefined) return null
        const key = keyOf(row)
        return (
          <ListRow
            key={key}
            row={row}
            index={index}
            columns={columns}
            name={nameOf(row)}
            isAt={index === at}
            isSelected={selection?.has(key) ?? null}
            leads={hrefOf !== undefined}
            measure={isNarrow ? virtual.measureElement : null}
            onOpen={open}
            onToggle={toggle}
          />
        )
      })}
    </div>
  )
}

interface ListRowProps<Row> {
  readonly row: Row
  readonly index: number
  readonly columns: readonly Column<Row>[]
  readonly name: string
  readonly isAt: boolean
  /** Null: nothing can be selected here. */
  readonly isSelected: boolean | null
  readonly leads: boolean
  /** Where rows are as high as what is in them; null: all are alike. */
  readonly measure: ((element: HTMLElement | null) => void) | null
  readonly onOpen: (index: number) => void
  readonly onToggle: (index: number) => void
}

const ListRow = memo(Line) as typeof Line

function Line<Row>({
  row,
  index,
  columns,
  name,
  isAt,
  isSelected,
  leads,
  measure,
  onOpen,
  onToggle,
}: ListRowProps<Row>): ReactNode {
  const words = useUiPhrases()
  const click = (event: MouseEvent): void => {
    const isControl =
      event.target instanceof Element && event.target.closest('a, button, input, label, select') !== null
    const isReading = (getSelection()?.toString() ?? '') !== ''
    if (!isControl && !isReading && leads) onOpen(index)
  }
  return (
    // The keys of a row are the list's: j, k, Enter and Space.
    <div
      role="row"
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      tabIndex={isAt ? 0 : -1}
      className={leads ? 'list-row list-leads' : 'list-row'}
      data-selected={isSelected === true || undefined}
      onClick={click}
    >
      {isSelected !== null && (
        <div role="cell" className="list-check">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={words.select(name)}
            checked={isSelected}
            onChange={() => onToggle(index)}
          />
        </div>
      )}
      {columns.map(({ id, label, cell, align }) => (
        <div key={id} role="cell" className={align === 'end' ? 'list-cell list-end' : 'list-cell'} data-label={label}>
          <span className="list-content">{cell(row)}</span>
        </div>
      ))}
    </div>
  )
}
