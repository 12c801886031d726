import { useRef, type ReactNode } from 'react'
import type { Count, Pages } from '#web/api/use-ask.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { anyText, searchReader } from '#web/search-reader.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import type { ListName } from '#web/ui/chosen-columns.ts'
import { useColumns, type ChosenColumns, type Column } from '#web/ui/columns.ts'
import { ListHead } from '#web/ui/list-head.tsx'
import { ListRows } from '#web/ui/list-rows.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { Empty, ProblemNote, Skeleton } from '#web/ui/note.tsx'
import { heldBy, type Selection } from '#web/ui/selection.ts'
import { useFormat } from '#web/ui/use-format.ts'
import { useSearch } from '#web/use-search.ts'
import '#web/ui/data-list.css'

export interface DataListProps<Row> {
  /** For what is remembered of it: the chosen columns. */
  readonly name: ListName
  /** What it lists: 客户. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly pages: Pages<Row>
  readonly keyOf: (row: Row) => string
  /** What a row is called in its checkbox. */
  readonly nameOf?: (row: Row) => string
  /** Where a row leads. */
  readonly hrefOf?: (row: Row) => string
  readonly selection?: Selection
  /** Shown while something is selected. */
  readonly selectionActions?: ReactNode
  /** At the end of the bar above it: export, print, saved views. */
  readonly actions?: ReactNode
  /** What stands there when nothing is found; `Empty` with what to do next. */
  readonly empty?: ReactNode | undefined
  /** The order of the rows where the address says none: `-valueAtRisk`. */
  readonly usualSort?: string
  /** Grows with the page instead of scrolling by itself: for short lists inside a panel. */
  readonly isShort?: boolean
}

const readSort = searchReader({ sort: anyText })

/** The list of every screen: sorted in the address, chosen columns, selection, keys j k Enter Space, endless. */
export function DataList<Row>(props: DataListProps<Row>): ReactNode {
  const { name, label, columns, pages, selection, isShort = false } = props
  const scroller = useRef<HTMLDivElement>(null)
  const chosen = useColumns(name, columns)
  const [{ sort }, setSearch] = useSearch(readSort)
  const tracks = [
    selection === undefined ? '' : '40px',
    ...chosen.shown.map(({ width }) => width ?? 'minmax(96px, 1fr)'),
  ]
  return (
    <div className="list">
      <Bar {...props} chosen={chosen} />
      <div className={isShort ? 'list-scroller list-short' : 'list-scroller'} ref={scroller}>
        <div
          role="table"
          aria-label={label}
          aria-rowcount={rowCountOf(pages.count)}
          aria-busy={pages.isLoading}
          className="list-table"
          style={{ '--tracks': tracks.join(' '), '--least': `${leastWidth(tracks)}px` }}
        >
          <ListHead
            columns={chosen.shown}
            sort={sort ?? props.usualSort ?? null}
            onSort={(next) => setSearch({ sort: next ?? undefined }, { replace: true })}
            {...(selection === undefined ? {} : { selection })}
          />
          <ListRows {...props} columns={chosen.shown} scroller={scroller} />
        </div>
        <Below pages={pages} empty={props.empty} />
      </div>
    </div>
  )
}

/** Under the rows: that more are coming, that there are none, or why. */
function Below<Row>({ pages, empty }: Pick<DataListProps<Row>, 'pages' | 'empty'>): ReactNode {
  const words = useUiPhrases()
  if (pages.problem !== null) return <ProblemNote problem={pages.problem} onRetry={pages.again} />
  if (pages.isLoading) return <Skeleton lines={8} />
  if (pages.rows.length > 0) return null
  return empty ?? <Empty title={words.nothingFound}>{words.nothingFoundNext}</Empty>
}

/** The first length of each track, summed: below it the list scrolls sideways. */
function leastWidth(tracks: readonly string[]): number {
  return tracks.reduce((sum, track) => sum + Number(/(\d+)px/.exec(track)?.[1] ?? 0), 0)
}

function rowCountOf(count: Count | null): number {
  return count?.isExact === true ? count.atLeast + 1 : -1
}

interface BarProps<Row> extends DataListProps<Row> {
  readonly chosen: ChosenColumns<Row>
}

/** Above the list: how many there are, or what is selected and what can be done with it. */
function Bar<Row>({ columns, pages, selection, selectionActions, actions, chosen }: BarProps<Row>): ReactNode {
  const words = useUiPhrases()
  const format = useFormat()
  return (
    <div className="list-bar">
      {selection === undefined || selection.isEmpty ? (
        <span className="muted" role="status">
          {pages.count !== null && words.rows(format.count(pages.count))}
        </span>
      ) : (
        <SelectionBar selection={selection} count={pages.count}>
          {selectionActions}
        </SelectionBar>
      )}
      <span className="list-gap" />
      <div className="row no-print">
        {actions}
        {columns.length > 3 && (
          <Menu
            label={words.columns}
            isMultiple
            chosen={chosen.ids}
            onChoose={chosen.choose}
            entries={columns.map(({ id, label }, number) => ({ id, label, isDisabled: number === 0 }))}
          >
            <IconButton icon="columns" label={words.columns} hasTooltip={false} />
          </Menu>
        )}
      </div>
    </div>
  )
}

interface SelectionBarProps {
  readonly selection: Selection
  readonly count: Count | null
  readonly children: ReactNode
}

function SelectionBar({ selection, count, children }: SelectionBarProps): ReactNode {
  const words = useUiPhrases()
  const format = useFormat()
  const { selected } = selection
  const held = heldBy(selected, count)
  return (
    <div className="row list-selection">
      <strong role="status">{words.selected(format.count(held))}</strong>
      {selected.kind === 'some' && count !== null && selected.keys.size < count.atLeast && (
        <Button size="small" variant="quiet" onPress={selection.selectAll}>
          {words.selectAllMatching(format.count(count))}
        </Button>
      )}
      {children}
      <Button size="small" variant="quiet" onPress={selection.clear}>
        {words.clearSelection}
      </Button>
    </div>
  )
}
