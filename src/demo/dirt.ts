import type { Day } from '#domain/calendar.ts'
import { dayText } from '#demo/day-text.ts'
import { soiledCell } from '#demo/cell-dirt.ts'
import { demoFiles, type DemoFile, type Row } from '#demo/demo-files.ts'
import { fileForm } from '#demo/file-form.ts'
import { chance, pick, randomStream, type Random } from '#demo/random.ts'
import { rowDirt, type Outcome } from '#demo/row-dirt.ts'
import type { World } from '#demo/world.ts'

/** Of the rows that are made messy, those that get a wrong row after them instead of an odd cell. */
const rowDirtShare = 0.35
const mergedShare = 0.3
const fallenKm = 2500
const answerFiles: ReadonlySet<DemoFile> = new Set(['truth', 'dirt'])

/** Makes the rows of a simulation messy, one customer after the other, and keeps the answers. */
export interface Dirt {
  /** The rows as they are to be written, and for every messy one its row of the `dirt` file. */
  soil(customer: number, rows: readonly Row[]): Row[]
}

export function newDirt(world: World, share: number): Dirt {
  const asOf = dayText(world.today)
  const lines = new Map<DemoFile, number>()
  return {
    soil(customer, rows) {
      const random = randomStream(world.seed, 'dirt', customer)
      const written: Row[] = []
      const job: Job = { random, share, asOf, customer, lines, written, fallsAt: fallingRow(random, rows, share) }
      for (const [index, row] of rows.entries()) soilRow(job, row, index)
      return written
    },
  }
}

interface Job {
  readonly random: Random
  readonly share: number
  readonly asOf: Day
  readonly customer: number
  /** Line on which the last row of each file ends. */
  readonly lines: Map<DemoFile, number>
  readonly written: Row[]
  /** Index of the visit whose mileage is misread; null for most customers. */
  readonly fallsAt: number | null
}

function soilRow(job: Job, row: Row, index: number): void {
  const { random, share, written } = job
  if (answerFiles.has(row.file)) written.push(row)
  else if (index === job.fallsAt) writeFallen(job, row)
  else if (!chance(random, share)) write(job, row)
  else if (row.file === 'repairOrders' && cellOf(row, '行号') !== '1' && chance(random, mergedShare))
    writeMerged(job, row)
  else if (!isRowDirt(job, row)) writeSoiled(job, row)
  else {
    write(job, row)
    addWrongRow(job, row)
  }
}

function isRowDirt({ random }: Job, { file }: Row): boolean {
  return rowDirt[file] !== undefined && chance(random, rowDirtShare)
}

function writeSoiled(job: Job, row: Row): void {
  const header: readonly string[] = demoFiles[row.file].header
  const soiled = soiledCell(job.random, header, row.cells)
  if (soiled === null) return write(job, row)
  const { column, code, text, meant } = soiled
  write(
    job,
    { ...row, cells: row.cells.with(column, text) },
    { dirt: code, outcome: 'read', reason: '', column: header[column] ?? '', meant },
  )
}

function addWrongRow(job: Job, row: Row): void {
  const { code, outcome, reason, column, spoil } = pick(job.random, rowDirt[row.file] ?? [])
  const { asOf, customer } = job
  const number = `${row.cells[0]}-${job.written.length}`
  const context = { asOf, customer, number, column: (title: string) => columnOf(row.file, title) }
  const meant = code === 'same-person' ? (row.cells[0] ?? '') : ''
  write(job, { ...row, cells: spoil(row.cells, context) }, { dirt: code, outcome, reason, column, meant })
}

/** A later visit of a car, of which the odometer was misread by a few thousand kilometres. */
function fallingRow(random: Random, rows: readonly Row[], share: number): number | null {
  const index = rows.findLastIndex(({ file }) => file === 'visits')
  const [row, before] = [rows[index], rows.slice(0, Math.max(0, index)).findLast(({ file }) => file === 'visits')]
  if (!chance(random, share * 2) || !row || !before) return null
  const [vin, km, checkIn] = [cellOf(before, '车架号'), Number(cellOf(before, '里程')), cellOf(before, '进厂时间')]
  const isSameCar = vin === cellOf(row, '车架号') && checkIn.slice(0, 10) !== cellOf(row, '进厂时间').slice(0, 10)
  return isSameCar && km > fallenKm ? index : null
}

function writeFallen(job: Job, row: Row): void {
  const before = job.written.findLast(
    (each) => each.file === 'visits' && cellOf(each, '车架号') === cellOf(row, '车架号'),
  )
  const km = before === undefined ? 0 : Number(cellOf(before, '里程')) - fallenKm
  const answer = {
    dirt: 'mileage-falls',
    outcome: 'flagged',
    reason: 'mileage-fell',
    column: '里程',
    meant: cellOf(row, '里程'),
  } as const
  write(job, { ...row, cells: row.cells.with(columnOf('visits', '里程'), String(km)) }, answer)
}

/** A line of a sheet with merged cells: customer, car and order stand only on the order's first line. */
function writeMerged(job: Job, row: Row): void {
  const lineNo = columnOf('repairOrders', '行号')
  const answer = {
    dirt: 'merged-cells',
    outcome: 'flagged',
    reason: 'filled-from-above',
    column: '',
    meant: '',
  } as const
  write(job, { ...row, cells: row.cells.map((cell, column) => (column < lineNo ? '' : cell)) }, answer)
}

function cellOf({ file, cells }: Row, title: string): string {
  return cells[columnOf(file, title)] ?? ''
}

function columnOf(file: DemoFile, title: string): number {
  const header: readonly string[] = demoFiles[file].header
  return header.indexOf(title)
}

interface Answer {
  readonly dirt: string
  readonly outcome: Outcome
  readonly reason: string
  readonly column: string
  readonly meant: string
}

function write({ lines, written }: Job, row: Row, answer?: Answer): void {
  const line = (lines.get(row.file) ?? fileForm(row.file, true).titles.length + 1) + 1
  lines.set(row.file, line + row.cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0))
  written.push(row)
  if (answer === undefined) return
  const { dirt, outcome, reason, column, meant } = answer
  written.push({ file: 'dirt', cells: [demoFiles[row.file].name, String(line), dirt, outcome, reason, column, meant] })
}
