import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvLine } from '#demo/csv-line.ts'
import { demoFiles, type DemoFile, type Row } from '#demo/demo-files.ts'
import { chance, pick, type Random, randomStream, wholeBetween } from '#demo/random.ts'
import { simulatedRows } from '#demo/simulated-rows.ts'

export const lastDay = '2025-12-31'

type Cells = readonly string[]

/** A file of a plan: what it is called, and its rows below the header of `like`. */
interface Sheet {
  readonly name: string
  readonly like: DemoFile
  readonly rows: readonly Cells[]
}

/**
 * Writes the files of a small group of centres, with some mess in them, and answers their paths by name: every kind,
 * customers who come after their visits, a one-sheet export of another system, and corrections of what came before.
 */
export function writePlanFiles(folder: string, seed: number): (name: string) => string {
  const random = randomStream(seed, 'dirt', 7)
  const own = bySheet({ seed, customers: 180, form: 'kinds' })
  const other = bySheet({ seed: seed + 1, customers: 30, form: 'repair-orders' })
  const [early, late] = parted(own('customers'))
  const kinds: readonly DemoFile[] = [
    'staff', 'vehicles', 'household', 'visits', 'visitLines', 'surveys', 'complaints', 'appActivity', 'touches', 'referrals',
    'promises', 'recommendations', 'appointments',
  ] // prettier-ignore
  const sheets: Sheet[] = [
    ...kinds.map((kind) => ({ name: kind, like: kind, rows: own(kind) })),
    { name: 'customers', like: 'customers', rows: early },
    { name: 'customers-late', like: 'customers', rows: late },
    { name: 'one-sheet', like: 'repairOrders', rows: other('repairOrders') },
    ...corrections(random, own),
  ]
  mkdirSync(folder, { recursive: true })
  const paths = new Map(sheets.map((sheet) => [sheet.name, write(folder, sheet)]))
  return (name) => paths.get(name) ?? missing(name)
}

function bySheet(options: {
  seed: number
  customers: number
  form: 'kinds' | 'repair-orders'
}): (file: DemoFile) => Cells[] {
  const how = { ...options, centres: 2, from: '2021-01-01', asOf: lastDay, dirtyShare: 0.03, appDays: 12 } as const
  const rows: readonly Row[] = [...simulatedRows(how)]
  return (file) => rows.filter((row) => row.file === file).map((row) => row.cells)
}

/** Every fifth customer comes later than their visits. */
function parted(rows: readonly Cells[]): [Cells[], Cells[]] {
  return [rows.filter((_, at) => at % 5 !== 0), rows.filter((_, at) => at % 5 === 0)]
}

function corrections(random: Random, own: (file: DemoFile) => Cells[]): Sheet[] {
  const numbers = own('customers').map((cells) => cell(cells, 'customers', '客户编号'))
  const other = (): string => pick(random, numbers)
  const some = (file: DemoFile, share: number): Cells[] => own(file).filter(() => chance(random, share))
  const price = (): string => String(wholeBetween(random, 100, 9_000))
  return [
    {
      name: 'customers-corrected',
      like: 'customers',
      rows: some('customers', 0.3).map((cells) => changed(cells, 'customers', { 城市: '新城', 标签: '回访' })),
    },
    // Cars that change hands.
    {
      name: 'vehicles-corrected',
      like: 'vehicles',
      rows: some('vehicles', 0.2).map((cells) =>
        changed(cells, 'vehicles', { 客户编号: other(), 交车日期: '2025-06-15', 售出日期: '' }),
      ),
    },
    // Other amounts, and orders that turn out to be somebody else's.
    {
      name: 'visits-corrected',
      like: 'visits',
      rows: some('visits', 0.3).map((cells) =>
        changed(
          cells,
          'visits',
          chance(random, 0.3) ? { 客户编号: other(), 实收金额: price() } : { 实收金额: price() },
        ),
      ),
    },
    // The set of lines of an order is replaced as a whole: every other line goes.
    {
      name: 'lines-corrected',
      like: 'visitLines',
      rows: own('visitLines').flatMap((cells) => {
        const number = Number(cell(cells, 'visitLines', '行号'))
        return number % 2 === 1 ? [changed(cells, 'visitLines', { 实收: price() })] : []
      }),
    },
    {
      name: 'surveys-corrected',
      like: 'surveys',
      rows: some('surveys', 0.4).map((cells) =>
        changed(cells, 'surveys', { 评分: String(wholeBetween(random, 0, 10)) }),
      ),
    },
  ]
}

function column(file: DemoFile, header: string): number {
  const headers: readonly string[] = demoFiles[file].header
  return headers.indexOf(header)
}

function cell(cells: Cells, file: DemoFile, header: string): string {
  return cells[column(file, header)] ?? ''
}

function changed(cells: Cells, file: DemoFile, values: Readonly<Record<string, string>>): Cells {
  const at = new Map(Object.entries(values).map(([header, value]) => [column(file, header), value]))
  return cells.map((each, index) => at.get(index) ?? each)
}

function write(folder: string, { name, like, rows }: Sheet): string {
  const path = join(folder, `${name}.csv`)
  writeFileSync(path, [demoFiles[like].header, ...rows].map((cells) => `${csvLine(cells)}\n`).join(''))
  return path
}

function missing(name: string): never {
  throw new Error(`the plan has no file ${name}`)
}
