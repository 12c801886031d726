import type { Day } from '#domain/calendar.ts'
import { csvLine } from '#demo/csv-line.ts'
import { type DemoFile, demoFiles } from '#demo/demo-files.ts'
import { simulatedRows } from '#demo/simulated-rows.ts'

/** The day of a record, by the header of its column, for each file whose rows are dated. */
const dayHeaders: Partial<Record<DemoFile, string>> = {
  vehicles: '交车日期',
  usedVehicles: '交车日期',
  visits: '进厂时间',
  surveys: '日期',
  complaints: '投诉时间',
  appActivity: 'date',
  touches: '时间',
  referrals: '日期',
}

/**
 * The files of a simulation as text, by name. With `knownUntil` all that happened later is left out: rows dated
 * after it, what hangs on them, and the sale of a car.
 */
export function simulatedTexts({
  customers,
  asOf,
  knownUntil,
}: {
  customers: number
  asOf: Day
  knownUntil?: Day
}): Record<string, string> {
  const rows = [...simulatedRows({ seed: 7, customers, centres: 2, from: '2018-01-01', asOf })]
  const cellOf = (file: DemoFile, cells: readonly string[], header: string) =>
    cells[demoFiles[file].header.findIndex((each) => each === header)] ?? ''
  const isLater = (text: string) => knownUntil !== undefined && text.slice(0, 10) > knownUntil
  const gone = new Set(
    rows.flatMap(({ file, cells }) =>
      file === 'visits' && isLater(cellOf(file, cells, '进厂时间')) ? [cellOf(file, cells, '工单号')] : [],
    ),
  )
  const lines = new Map<DemoFile, string[]>()
  for (const { file, cells } of rows) {
    const header = dayHeaders[file]
    if (header !== undefined && isLater(cellOf(file, cells, header))) continue
    if ((file === 'visitLines' || file === 'recommendations') && gone.has(cellOf(file, cells, '工单号'))) continue
    const sold = demoFiles[file].header.findIndex((each) => each === '售出日期')
    const known = cells.map((cell, at) => (at === sold && isLater(cell) ? '' : cell))
    lines.set(file, [...(lines.get(file) ?? [csvLine(demoFiles[file].header)]), csvLine(known)])
  }
  return Object.fromEntries(
    [...lines].flatMap(([file, text]) =>
      demoFiles[file].kind === null ? [] : [[demoFiles[file].name, `${text.join('\n')}\n`]],
    ),
  )
}
