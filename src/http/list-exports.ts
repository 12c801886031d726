import { z } from 'zod'
import { customerColumnLabels, customerColumns } from '#domain/customer/list-column.ts'
import type { Scope, Viewer } from '#domain/access/viewer.ts'
import type { Language } from '#domain/label.ts'
import type { CustomerColumn } from '#domain/customer/list-column.ts'
import { listFile, listFileTypes } from '#operations/list-file.ts'
import { noteExport } from '#operations/note-export.ts'
import { chosenCustomers, linesOf } from '#store/customer-list.ts'
import type { Reader } from '#store/transaction.ts'
import { cellsOf, columnsFor } from '#http/customer-cells.ts'
import { customerFilters, customerOrder, orderOf, wantedBy } from '#http/customer-query.ts'
import { isFault } from '#http/faults.ts'
import { lineFor } from '#http/listed-customer.ts'
import { Download, route } from '#http/route.ts'

/** Lines read at a time. */
const pageSize = 1_000

const column = z.enum(customerColumns)

export const customerExport = route({
  method: 'GET',
  path: '/customers/export',
  summary: 'The list of customers as a file: the same filters, order, columns and masks, and everybody in it',
  right: 'exports.write',
  query: z.object({
    ...customerFilters,
    ...customerOrder,
    format: z.enum(['csv', 'xlsx']),
    columns: z
      .string()
      .max(500)
      .transform((text) => text.split(','))
      .pipe(z.array(column).min(1))
      .optional()
      .describe('Names of columns, separated by commas, in their order.'),
    lang: z.enum(['zh', 'en']).optional().describe('Of the words in it; a link cannot say it otherwise.'),
  }),
  reply: z.string().describe('A file.'),
  faults: ['unknown-centre', 'not-allowed'],
  perMinute: 20,
  handle: async ({ viewer, today, query, language: asked, store }, office) => {
    const { sort, format, columns: wantedColumns, lang, ...filters } = query
    const wanted = wantedBy(viewer, filters, today)
    if (isFault(wanted)) return wanted
    const ordered = orderOf(viewer, { sort })
    if (isFault(ordered)) return ordered
    const [language, columns] = [lang ?? asked, columnsFor(viewer, wantedColumns)]
    const ids = await chosenCustomers(office.store.reader, { ...ordered, ...wanted })
    // Which filters, not what they look for: that may be a name.
    const taken = { rows: ids.length, columns, by: Object.keys(filters) }
    await noteExport(store, { groupId: viewer.scope.groupId, actor: viewer.actor, list: 'customers', filter: taken })
    const name = language === 'zh' ? '客户' : 'customers'
    const rows = office.exports.follow(
      { list: 'customers', rows: ids.length, groupId: viewer.scope.groupId, staffId: viewer.staffId },
      rowsOf(office.store.reader, { viewer, scope: wanted.scope, ids, columns, language }),
    )
    const header = columns.map((each) => customerColumnLabels[each][language])
    return new Download(listFile({ name, header, rows }, format), {
      type: listFileTypes[format],
      name: `${name}-${today}.${format}`,
    })
  },
})

interface RowsToWrite {
  readonly viewer: Viewer
  readonly scope: Scope
  readonly ids: readonly number[]
  readonly columns: readonly CustomerColumn[]
  readonly language: Language
}

async function* rowsOf(reader: Reader, { viewer, scope, ids, columns, language }: RowsToWrite) {
  for (let from = 0; from < ids.length; from += pageSize) {
    const lines = await linesOf(reader, scope, ids.slice(from, from + pageSize))
    for (const line of lines) yield cellsOf(columns, lineFor(viewer, line), language)
  }
}
