import type { RawRow } from '#intake/delimited.ts'
import type { FileFault, Piece } from '#intake/file-fault.ts'
import { mergedColumns, nothingMerged } from '#intake/merged-cells.ts'
import { readSharedStrings } from '#intake/shared-strings.ts'
import { sheetRows } from '#intake/sheet-rows.ts'
import type { TableSource } from '#intake/table-source.ts'
import { outlineOf } from '#intake/workbook-outline.ts'
import type { WorkbookOutline } from '#intake/workbook-outline.ts'
import { openParts } from '#intake/workbook-parts.ts'
import type { WorkbookParts } from '#intake/workbook-parts.ts'

/** Texts beyond this, unpacked, would not fit the memory that an import may use. */
const mostStringBytes = 400_000_000

/** Looking for merged cells reads a sheet once more; larger sheets come from systems, which do not merge. */
const mostBytesSearched = 150_000_000

export async function workbookSource(path: string, sheet: string | null): Promise<TableSource | FileFault> {
  const parts = await openParts(path)
  if ('fault' in parts) return parts
  const outline = await outlineOf(parts)
  const chosen = 'fault' in outline ? outline : choose(outline, sheet)
  if ('fault' in outline || 'fault' in chosen) {
    parts.close()
    return 'fault' in chosen ? chosen : { fault: 'damaged', line: null }
  }
  const size = parts.size(chosen.part)
  let bytes = 0
  const onRead = (more: number): void => void (bytes += more)
  return {
    form: { form: 'xlsx', sheet: chosen.name, sheets: outline.sheets.map(({ name }) => name) },
    countsFrom1904: outline.countsFrom1904,
    pieces: piecesOf(parts, outline, { part: chosen.part, onRead }),
    readShare: () => Math.min(1, bytes / Math.max(1, size)),
  }
}

function choose({ sheets }: WorkbookOutline, name: string | null): { name: string; part: string } | FileFault {
  const first = sheets[0]
  if (first === undefined) return { fault: 'damaged', line: null }
  if (name === null) return first
  return (
    sheets.find((one) => one.name.trim() === name.trim()) ?? {
      fault: 'no-such-sheet',
      sheet: name,
      sheets: sheets.map((one) => one.name),
    }
  )
}

interface SheetToRead {
  readonly part: string
  /** Told of bytes, unpacked. */
  readonly onRead: (bytes: number) => void
}

async function* counted(
  texts: AsyncIterable<string | FileFault>,
  onRead: SheetToRead['onRead'],
): AsyncGenerator<string | FileFault> {
  for await (const text of texts) {
    if (typeof text === 'string') onRead(Buffer.byteLength(text))
    yield text
  }
}

async function* piecesOf(
  parts: WorkbookParts,
  { stringsPart, dateStyles, countsFrom1904 }: WorkbookOutline,
  { part: sheet, onRead }: SheetToRead,
): AsyncGenerator<Piece<RawRow>> {
  try {
    if (parts.size(stringsPart) > mostStringBytes) {
      yield { fault: 'too-big', limit: 'unpacked', line: null }
      return
    }
    const strings = await readSharedStrings(parts.text(stringsPart))
    if ('fault' in strings) {
      yield strings
      return
    }
    const merged = parts.size(sheet) > mostBytesSearched ? nothingMerged : await mergedColumns(parts.text(sheet))
    yield* sheetRows(counted(parts.text(sheet), onRead), { strings, dateStyles, countsFrom1904, merged })
  } finally {
    parts.close()
  }
}
