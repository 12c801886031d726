import { describe, expect, test } from 'vitest'
import { demoFiles } from '#demo/demo-files.ts'
import { isFault } from '#intake/file-fault.ts'
import { readTable, type Table } from '#intake/read-table.ts'
import type { Row as ReadRow } from '#intake/row-fault.ts'
import { rowsOf, simulatedFiles, type Answer } from '#test/demo/simulated-files.ts'

/** These need the database: other rows, other files. */
const foundLater = new Set(['duplicate-key', 'unknown-customer', 'mileage-fell'])

describe.each([
  { form: 'kinds', dirtyShare: 0 },
  { form: 'kinds', dirtyShare: 0.1 },
  { form: 'repair-orders', dirtyShare: 0.1 },
] as const)('$form, $dirtyShare dirty', ({ form, dirtyShare }) => {
  const options = {
    seed: 5,
    customers: 700,
    centres: 3,
    from: '2018-01-01',
    asOf: '2025-12-31',
    form,
    dirtyShare,
  } as const
  const { rows, files, pathOf, answers } = simulatedFiles(options)

  test.each(files)('%s: what is wrong is found, what is odd is read, nothing else is touched', async (file) => {
    const table = await readTable(pathOf(file), { importDay: options.asOf })
    if ('fault' in table) throw new Error(`${file}: ${table.fault}`)
    expect(table.kind.id).toBe(demoFiles[file].kind)
    expect(table.unrecognised).toEqual([])
    const read = await allRows(table)
    expect(read).toHaveLength(rowsOf(file, rows).length)
    const answer = (row: ReadRow) => answers.get(`${demoFiles[file].name} ${row.number}`)
    expect(read.map(complaintsOf)).toEqual(read.map((row) => expectedComplaints(answer(row))))
    expect(read.flatMap((row) => misread(table, row, answer(row)))).toEqual([])
  })
})

async function allRows(table: Table): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  for await (const piece of table.rows) {
    if (isFault(piece)) throw new Error(piece.fault)
    rows.push(...piece)
  }
  return rows
}

function complaintsOf({ number, faults, flags }: ReadRow) {
  return { faults: faults.map(({ code }) => code), flags: [...new Set(flags.map(({ code }) => code))], number }
}

function expectedComplaints(answer: Answer | undefined) {
  const codes = answer === undefined || foundLater.has(answer.reason) ? [] : [answer.reason]
  return {
    faults: answer?.outcome === 'rejected' ? codes : [],
    flags: answer?.outcome === 'flagged' ? codes : [],
    number: expect.any(Number),
  }
}

/** The messy cells of which something else was read than was meant. */
function misread(table: Table, row: ReadRow, answer: Answer | undefined): string[] {
  if (answer?.outcome !== 'read' || answer.meant === '') return []
  const id = table.columns.find(({ header }) => header === answer.column)?.column
  const place = table.kind.columns.findIndex((column) => column.id === id)
  const meant = copyText(table.kind.columns[place]?.type.reads ?? '', answer.meant)
  return row.values[place] === meant ? [] : [`${row.number} ${answer.dirt}: ${row.values[place]}, not ${meant}`]
}

/** A clean cell of the simulation as it is staged. */
function copyText(reads: string, clean: string): string {
  if (reads === 'money') return String(Math.round(Number(clean) * 100))
  if (reads === 'time') return clean.length === 10 ? `${clean} 00:00:00` : `${clean}:00`
  if (reads === 'yes_no') return clean === '是' ? 'true' : 'false'
  return clean
}
