import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Language } from '#domain/label.ts'
import { yuanText } from '#domain/money.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { spreadsheetLine } from '#operations/spreadsheet-line.ts'
import { noteExport } from '#operations/note-export.ts'
import { actionPage, type ActionFilter, type ActionPlace, type ActionRow } from '#store/figures/action-list.ts'
import type { Reader } from '#store/transaction.ts'
import { actionFilters, filterOf } from '#http/action-query.ts'
import { rowFor } from '#http/action-row.ts'
import { figurePlace, ofCentre, type FigurePlace } from '#http/figure-place.ts'
import { Download, route } from '#http/route.ts'

export const actionExport = route({
  method: 'GET',
  path: '/actions/export',
  summary: 'All of this week’s contacts that the filters find, as a CSV that a spreadsheet opens',
  right: 'exports.write',
  query: z.object({ ...ofCentre, ...actionFilters }),
  reply: z.unknown(),
  faults: ['unknown-centre', 'not-allowed'],
  handle: async ({ viewer, today, query, language, store }) => {
    if (!viewer.rights.has('money.read')) return { fault: 'not-allowed' }
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const { centre, ...filters } = query
    await noteExport(store, {
      groupId: place.groupId,
      actor: viewer.actor,
      list: 'actions',
      filter: { centre, ...filters },
    })
    const lines = csvOf(store.reader, { viewer, place, filter: filterOf(query), language })
    return new Download(Readable.from(lines), { type: 'text/csv; charset=utf-8', name: `actions-${today}.csv` })
  },
})

const heads: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    '优先级',
    '客户号',
    '客户',
    '电话',
    '车型',
    '车牌',
    '事由',
    '涉及价值（元）',
    '分钟',
    '应于',
    '服务顾问',
    '由谁联系',
  ],
  en: [
    'Class',
    'Customer no.',
    'Customer',
    'Phone',
    'Model',
    'Plate',
    'Reasons',
    'At stake, yuan',
    'Minutes',
    'Due',
    'Advisor',
    'By whom',
  ],
}
const roles: Readonly<Record<Language, Readonly<Record<ActionRow['role'], string>>>> = {
  zh: { advisor: '服务顾问', manager: '服务经理' },
  en: { advisor: 'Advisor', manager: 'Manager' },
}

interface Asked {
  readonly viewer: Viewer
  readonly place: FigurePlace
  readonly filter: ActionFilter
  readonly language: Language
}

const pageSize = 1000

/** A byte order mark, the heads, then page after page: nothing is cut off, and memory stays flat. */
async function* csvOf(reader: Reader, { viewer, place, filter, language }: Asked): AsyncGenerator<string> {
  yield `\uFEFF${spreadsheetLine(heads[language])}\r\n`
  let after: ActionPlace | null = null
  for (;;) {
    const rows: ActionRow[] = await actionPage(reader, place.scope, filter, { after, most: pageSize })
    yield rows.map((row) => `${spreadsheetLine(cellsOf(viewer, row, language))}\r\n`).join('')
    const last = rows.at(-1)
    if (rows.length < pageSize || last === undefined) return
    after = { ...last, rank: Object.keys(actionClassLabels).indexOf(last.class) }
  }
}

function cellsOf(viewer: Viewer, row: ActionRow, language: Language): string[] {
  const shown = rowFor(viewer, row)
  return [
    actionClassLabels[row.class][language],
    row.customerNo,
    shown.name ?? '',
    shown.phoneMasked ?? '',
    row.model ?? '',
    shown.plate ?? '',
    row.reasons.map(({ because }) => because[language]).join(language === 'zh' ? '；' : '; '),
    yuanText(row.stakeFen),
    String(row.minutes),
    row.dueOn,
    row.advisorName ?? '',
    roles[language][row.role],
  ]
}
