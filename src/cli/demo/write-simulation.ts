import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { csvLine } from '#demo/csv-line.ts'
import { demoFiles, type DemoFile } from '#demo/demo-files.ts'
import { fileForm, filesOf, headLines, type FileForm } from '#demo/file-form.ts'
import { gb18030Encoder } from '#demo/gb18030.ts'
import { simulatedRows } from '#demo/simulated-rows.ts'
import type { SimulationOptions } from '#demo/world.ts'

export interface WrittenFile {
  readonly file: DemoFile
  readonly path: string
  readonly rows: number
}

interface OpenFile {
  readonly path: string
  readonly handle: FileHandle
  readonly form: FileForm
  readonly encode: (text: string) => Uint8Array
  lines: string[]
  rows: number
}

/** Lines gathered before they are written: large enough to be fast, small enough for a million customers. */
const gathered = 2000

/** Writes a simulation as the files that a dealer management system exports; `onCustomer` hears how many are done. */
export async function writeSimulation(
  folder: string,
  options: SimulationOptions,
  onCustomer: (customers: number) => void,
): Promise<WrittenFile[]> {
  await mkdir(folder, { recursive: true })
  const files = new Map<DemoFile, OpenFile>()
  try {
    for (const file of filesOf(options)) files.set(file, await openFile(folder, file, (options.dirtyShare ?? 0) > 0))
    for (const { file, cells } of simulatedRows(options)) {
      const to = files.get(file)
      if (to === undefined) throw new Error(`the simulation wrote into ${file}, which it had not announced`)
      to.lines.push(csvLine(cells, to.form.delimiter))
      to.rows += 1
      if (to.lines.length >= gathered) await flush(to)
      if (file === 'customers') onCustomer(to.rows)
    }
    for (const each of files.values()) await flush(each)
  } finally {
    for (const { handle } of files.values()) await handle.close()
  }
  return [...files].map(([file, { path, rows }]) => ({ file, path, rows }))
}

async function openFile(folder: string, file: DemoFile, isMessy: boolean): Promise<OpenFile> {
  const path = join(folder, demoFiles[file].name)
  const form = fileForm(file, isMessy)
  const handle = await open(path, 'w')
  const [mark, encode] = encoderOf(form)
  await handle.appendFile(mark)
  return { path, handle, form, encode, lines: headLines(file, form), rows: 0 }
}

async function flush(file: OpenFile): Promise<void> {
  if (file.lines.length === 0) return
  const text = `${file.lines.join('\r\n')}\r\n`
  file.lines = []
  await file.handle.appendFile(file.encode(text))
}

/** The byte order mark, where the form has one, and how text becomes bytes. */
function encoderOf({ encoding }: FileForm): [Uint8Array, (text: string) => Uint8Array] {
  const nothing = new Uint8Array(0)
  const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')
  switch (encoding) {
    case 'utf-8':
      return [nothing, utf8]
    case 'utf-8-bom':
      return [utf8('\uFEFF'), utf8]
    case 'utf-16le-bom':
      return [Uint8Array.of(0xff, 0xfe), (text) => Buffer.from(text, 'utf16le')]
    case 'gb18030': {
      const decoder = new TextDecoder('gb18030')
      return [nothing, gb18030Encoder((bytes) => decoder.decode(bytes))]
    }
  }
}
