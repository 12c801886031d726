import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { csvLine } from '#demo/csv-line.ts'
import { demoFiles, type DemoFile, type Row } from '#demo/demo-files.ts'
import { fileForm, filesOf, headLines } from '#demo/file-form.ts'
import { gb18030Encoder } from '#demo/gb18030.ts'
import { simulatedRows } from '#demo/simulated-rows.ts'
import type { SimulationOptions } from '#demo/world.ts'

export interface SimulatedFiles {
  readonly rows: readonly Row[]
  /** Files that are imported, in the order of `filesOf`. */
  readonly files: readonly DemoFile[]
  readonly pathOf: (file: DemoFile) => string
  /** What the dirt file says, by file name and row: `06-visits.csv 12`. */
  readonly answers: ReadonlyMap<string, Answer>
}

/** A row of the dirt file. */
export interface Answer {
  readonly dirt: string
  readonly outcome: string
  readonly reason: string
  readonly column: string
  readonly meant: string
}

const decoder = new TextDecoder('gb18030')
const encodeGb18030 = gb18030Encoder((bytes) => decoder.decode(bytes))

/** A simulation on disk, gone when the test file ends. */
export function simulatedFiles(options: SimulationOptions): SimulatedFiles {
  const folder = mkdtempSync(join(tmpdir(), 'longrange-simulated-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const rows = [...simulatedRows(options)]
  const files = filesOf(options).filter((file) => demoFiles[file].kind !== null)
  const pathOf = (file: DemoFile) => join(folder, demoFiles[file].name)
  for (const file of files)
    writeFileSync(pathOf(file), bytesOf(file, rowsOf(file, rows), (options.dirtyShare ?? 0) > 0))
  return { rows, files, pathOf, answers: answersIn(rows) }
}

export function rowsOf(file: DemoFile, rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.file === file)
}

function bytesOf(file: DemoFile, rows: readonly Row[], isMessy: boolean): Uint8Array {
  const form = fileForm(file, isMessy)
  const lines = [...headLines(file, form), ...rows.map(({ cells }) => csvLine(cells, form.delimiter))]
  const text = lines.map((line) => `${line}\n`).join('')
  if (form.encoding === 'gb18030') return encodeGb18030(text)
  return Buffer.from(
    form.encoding === 'utf-8' ? text : `\ufeff${text}`,
    form.encoding === 'utf-16le-bom' ? 'utf16le' : 'utf8',
  )
}

function answersIn(rows: readonly Row[]): Map<string, Answer> {
  return new Map(
    rowsOf('dirt', rows).map(
      ({ cells: [file, row, dirt = '', outcome = '', reason = '', column = '', meant = ''] }) => [
        `${file} ${row}`,
        { dirt, outcome, reason, column, meant },
      ],
    ),
  )
}
