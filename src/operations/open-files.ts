import { type FileFault } from '#intake/file-fault.ts'
import { readTable } from '#intake/read-table.ts'
import type { FileToImport, ImportWishes } from '#operations/import-wishes.ts'

/** Opens every file as far as its headers: enough to know its kind, or why it can't be read. */
export async function openFiles(wishes: ImportWishes): Promise<(FileToImport | { path: string; fault: FileFault })[]> {
  const opened: (FileToImport | { path: string; fault: FileFault })[] = []
  for (const path of wishes.paths) {
    const table = await readTable(path, {
      importDay: wishes.asOf,
      ...(wishes.kind === undefined ? {} : { kind: wishes.kind }),
      ...(wishes.mappings === undefined ? {} : { mappings: wishes.mappings }),
      ...(wishes.sheet === undefined ? {} : { sheet: wishes.sheet }),
    })
    opened.push('fault' in table ? { path, fault: table } : { path, table })
  }
  return opened
}
