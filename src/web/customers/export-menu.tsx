import type { ReactNode } from 'react'
import { usualColumns } from '#domain/customer/list-column.ts'
import { addressOf, type Asked } from '#web/api/client.ts'
import { type CustomersQuery, exceptOf } from '#web/customers/query.ts'
import { customersEn } from '#web/phrases/customers.en.ts'
import { customersZh } from '#web/phrases/customers.zh.ts'
import { useLanguage, usePhrases } from '#web/phrases/language.ts'
import { useMe } from '#web/shell/me.ts'
import { Button } from '#web/ui/button.tsx'
import { keptColumns } from '#web/ui/chosen-columns.ts'
import { Menu } from '#web/ui/menu.tsx'
import type { Selected } from '#web/ui/selection.ts'
import { showToast } from '#web/ui/toasts.tsx'

interface ExportMenuProps {
  readonly label: string
  readonly query: CustomersQuery
  /** Null: everybody in the list. */
  readonly selected: Selected | null
}

/** As many as an address can name one by one. */
const mostPicked = 1000

/** Exactly what is shown, as a file: the same filters, order and columns. */
export function ExportMenu({ label, query, selected }: ExportMenuProps): ReactNode {
  const words = usePhrases(customersZh, customersEn)
  const lang = useLanguage()
  const { staffId, rights } = useMe()
  const take = (format: 'csv' | 'xlsx'): void => {
    if (selected?.kind === 'some' && selected.keys.size > mostPicked) {
      showToast({ text: words.tooMany, kind: 'problem' })
      return
    }
    const columns = (keptColumns(staffId, 'customers') ?? usualColumns(rights.includes('names.read'))).join(',')
    const asked = { ...query, ...pickedBy(selected), columns, format, lang } as Asked<'GET /customers/export'>['query']
    window.location.assign(addressOf('GET /customers/export', { query: asked }))
  }
  return (
    <Menu
      label={label}
      entries={[
        { id: 'xlsx', label: words.exportExcel, icon: 'table', onPress: () => take('xlsx') },
        { id: 'csv', label: words.exportCsv, icon: 'file', onPress: () => take('csv') },
      ]}
    >
      <Button size="small" icon="download">
        {label}
      </Button>
    </Menu>
  )
}

function pickedBy(selected: Selected | null): { ids?: string; except?: string } {
  if (selected === null) return {}
  return selected.kind === 'some' ? { ids: [...selected.keys].join(',') } : exceptOf(selected)
}
