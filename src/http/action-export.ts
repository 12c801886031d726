import { z } from 'zod'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import type { Language } from '#domain/label.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { listFile, listFileTypes } from '#operations/list-file.ts'
import { noteExport } from '#operations/note-export.ts'
import {
  actionPage,
  type ActionFilter,
  type ActionPlace,
  type ActionRow,
  countActions,
} from '#store/figures/action-list.ts'
import type { Reader } from '#store/transaction.ts'
import { actionFilters, filterOf } from '#http/action-query.ts'
import { rowFor } from '#http/action-row.ts'
import { figurePlace, ofCentre, type FigurePlace } from '#http/figure-place.ts'
import { Download, route } from '#http/route.ts'

export const actionExport = route({
  method: 'GET',
  path: '/actions/export',
  summary: 'All of this week’s contacts that the filters find, as a file that spreadsheets open',
  right: 'exports.write',
  query: z.object({
    ...ofCentre,
    ...actionFilters,
    format: z.enum(['csv', 'xlsx']),
    lang: z.enum(['zh', 'en']).optional().describe('Of the words in it; a link cannot say it otherwise.'),
  }),
  reply: z.string().describe('A file.'),
  faults: ['unknown-centre', 'not-allowed'],
  perMinute: 20,
  handle: async ({ viewer, today, query, language: asked, store }, office) => {
    if (!viewer.rights.has('money.read')) return { fault: 'not-allowed' }
    const place = figurePlace(viewer, query.centre, today)
    if (place === null) return { fault: 'unknown-centre' }
    const { format, lang, centre, ...filters } = query
    const language = lang ?? asked
    const by = { actor: viewer.actor, list: 'actions', filter: { centre, ...filters } }
    await noteExport(store, { groupId: place.groupId, ...by })
    const name = language === 'zh' ? '本周行动' : 'actions'
    const filter = filterOf(filters)
    const count = await countActions(store.reader, place.scope, filter, null)
    const rows = office.exports.follow(
      { list: 'actions', rows: count, groupId: place.groupId, staffId: viewer.staffId },
      rowsOf(store.reader, { viewer, place, filter, language }),
    )
    return new Download(listFile({ name, header: heads[language], rows }, format), {
      type: listFileTypes[format],
      name: `${name}-${today}.${format}`,
    })
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
    'Why',
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

/** As `SheetCell` of intake. */
type Cell = string | number | null | { readonly day: Day } | { readonly fen: number }

/** Lines read at a time. */
const pageSize = 1000

/** Page after page: nothing is cut off, and memory stays flat. */
async function* rowsOf(reader: Reader, { viewer, place, filter, language }: Asked): AsyncGenerator<Cell[]> {
  let after: ActionPlace | null = null
  for (;;) {
    const rows: ActionRow[] = await actionPage(reader, place.scope, filter, { after, most: pageSize })
    for (const row of rows) yield cellsOf(viewer, row, language)
    const last = rows.at(-1)
    if (rows.length < pageSize || last === undefined) return
    after = { ...last, rank: Object.keys(actionClassLabels).indexOf(last.class) }
  }
}

function cellsOf(viewer: Viewer, row: ActionRow, language: Language): Cell[] {
  const { name, phoneMasked, plate, stakeFen } = rowFor(viewer, row)
  return [
    actionClassLabels[row.class][language],
    row.customerNo,
    name,
    phoneMasked,
    row.model,
    plate,
    row.reasons.map(({ because }) => because[language]).join(language === 'zh' ? '；' : '; '),
    stakeFen === null ? null : { fen: stakeFen },
    row.minutes,
    { day: row.dueOn },
    row.advisorName,
    roles[language][row.role],
  ]
}
