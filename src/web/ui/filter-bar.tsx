import type { ReactNode } from 'react'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/menu.tsx'
import '#web/ui/filter-bar.css'

export interface Filter {
  readonly id: string
  readonly label: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  /** What the address says; empty: not filtered by this. */
  readonly chosen: readonly string[]
  readonly onChoose: (values: readonly string[]) => void
  /** One value at a time. */
  readonly isSingle?: boolean
}

interface FilterBarProps {
  readonly filters: readonly Filter[]
  /** The search field, in front. */
  readonly children?: ReactNode
  readonly onClear?: () => void
}

/** What the list is filtered by, each a chip; the address keeps it. */
export function FilterBar({ filters, children, onClear }: FilterBarProps): ReactNode {
  const words = useUiPhrases()
  const active = filters.filter(({ chosen }) => chosen.length > 0)
  return (
    <div className="filters no-print" role="group" aria-label={words.filters}>
      {children !== undefined && <div className="filters-search">{children}</div>}
      {filters.map((filter) => (
        <Chip key={filter.id} filter={filter} />
      ))}
      {active.length > 0 && onClear !== undefined && (
        <Button size="small" variant="quiet" onPress={onClear}>
          {words.clearAll}
        </Button>
      )}
    </div>
  )
}

const noChoice = '-'

function Chip({ filter }: { readonly filter: Filter }): ReactNode {
  const { label, choices, chosen, onChoose, isSingle = false } = filter
  const words = useUiPhrases()
  const said = choices.filter(({ value }) => chosen.includes(value)).map((choice) => choice.label)
  const entries = choices.map((choice) => ({ id: choice.value, label: choice.label }))
  return (
    <span className={chosen.length > 0 ? 'chip chip-on' : 'chip'}>
      <Menu
        label={label}
        isMultiple={!isSingle}
        chosen={[...chosen]}
        entries={isSingle ? [{ id: noChoice, label: words.clear }, ...entries] : entries}
        onChoose={(values) => onChoose(values.filter((value) => value !== noChoice))}
      >
        <Button size="small" variant="quiet">
          {label}
          {said.length > 0 && <b>{said.length > 2 ? ` ${said.length}` : ` ${said.join(' / ')}`}</b>}
        </Button>
      </Menu>
      {chosen.length > 0 && (
        <button type="button" className="chip-off" aria-label={words.removeFilter(label)} onClick={() => onChoose([])}>
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  )
}
