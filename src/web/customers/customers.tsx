import { useMemo, type ReactNode } from 'react'
import type { Right } from '#domain/access/right.ts'
import { usePages } from '#web/api/use-ask.ts'
import { useCustomerColumns, type CustomerRow } from '#web/customers/columns.tsx'
import { ExportMenu } from '#web/customers/export-menu.tsx'
import { queryOf } from '#web/customers/query.ts'
import { type CustomersSearch, noFilters, readCustomers } from '#web/customers/search.ts'
import { SetAdvisor } from '#web/customers/set-advisor.tsx'
import { useChoices, useFilters } from '#web/customers/use-filters.ts'
import { ViewsMenu } from '#web/customers/views-menu.tsx'
import { hrefTo } from '#web/paths.ts'
import { customersEn } from '#web/phrases/customers.en.ts'
import { customersZh } from '#web/phrases/customers.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { useMe } from '#web/shell/me.ts'
import { Button } from '#web/ui/button.tsx'
import { DataList } from '#web/ui/data-list.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Empty } from '#web/ui/note.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { heldBy, useSelection } from '#web/ui/selection.ts'
import { SearchField } from '#web/ui/text-field.tsx'
import { useSearch } from '#web/use-search.ts'
import '#web/customers/customers.css'

const keyOf = (row: CustomerRow): string => String(row.customerId)
const nameOf = (row: CustomerRow): string => row.name ?? row.customerNo
const hrefOf = (row: CustomerRow): string => hrefTo('profile', { params: { customerId: row.customerId } })

/** The order that the server gives where none is asked for. */
function usualSortOf(rights: readonly Right[]): string {
  return rights.includes('money.read') ? '-valueAtRisk' : '-lastVisit'
}

/** The list behind every figure: who they are, how they stand, and what can be done with them together. */
export function Customers(): ReactNode {
  const words = usePhrases(customersZh, customersEn)
  const { rights } = useMe()
  const [search, setSearch] = useSearch(readCustomers)
  const query = useMemo(() => queryOf(search), [search])
  const pages = usePages('GET /customers', { query })
  const columns = useCustomerColumns()
  const filters = useFilters(search, setSearch)
  const { data: choices } = useChoices(search)
  const selection = useSelection(JSON.stringify(query))
  const [mayExport, mayEdit] = [rights.includes('exports.write'), rights.includes('customers.edit')]
  const look = rights.includes('names.read')
    ? { label: words.search, placeholder: words.searchShort }
    : { label: words.searchNumber, placeholder: words.searchNumber }
  const clear = (): void => setSearch(noFilters)
  return (
    <Page title={words.title} {...(choices === undefined ? {} : { freshness: choices.freshness })}>
      <FilterBar filters={filters} onClear={clear}>
        <SearchField
          {...look}
          value={search.q ?? ''}
          onChange={(q) => setSearch({ q: q === '' ? undefined : q }, { replace: true })}
        />
      </FilterBar>
      <Panel isFlush>
        <DataList
          name="customers"
          label={words.title}
          columns={columns}
          pages={pages}
          keyOf={keyOf}
          nameOf={nameOf}
          hrefOf={hrefOf}
          usualSort={usualSortOf(rights)}
          {...(mayExport || mayEdit ? { selection } : {})}
          selectionActions={
            <>
              {mayEdit && (
                <SetAdvisor
                  query={query}
                  selected={selection.selected}
                  count={heldBy(selection.selected, pages.count)}
                  onDone={selection.clear}
                />
              )}
              {mayExport && <ExportMenu label={words.exportSelection} query={query} selected={selection.selected} />}
            </>
          }
          actions={
            <>
              <ViewsMenu />
              {mayExport && <ExportMenu label={words.export} query={query} selected={null} />}
            </>
          }
          empty={<NoCustomers search={search} onClear={clear} />}
        />
      </Panel>
    </Page>
  )
}

interface NoCustomersProps {
  readonly search: CustomersSearch
  readonly onClear: () => void
}

/** Nobody answers to the filters, or nobody is there at all. */
function NoCustomers({ search, onClear }: NoCustomersProps): ReactNode {
  const words = usePhrases(customersZh, customersEn)
  const isFiltered = Object.entries(search).some(([name, value]) => name in noFilters && value !== undefined)
  if (!isFiltered)
    return (
      <Empty title={words.noneYet} icon="people">
        {words.noneYetNext}
      </Empty>
    )
  return (
    <Empty title={words.emptyTitle} actions={<Button onPress={onClear}>{words.clear}</Button>}>
      {words.emptyNext}
    </Empty>
  )
}
