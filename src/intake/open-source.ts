import type { FileFault } from '#intake/file-fault.ts'
import { formOf } from '#intake/file-form.ts'
import type { TableSource } from '#intake/table-source.ts'
import { textSource } from '#intake/text-source.ts'
import { workbookSource } from '#intake/workbook-source.ts'

/** The rows of a file, whatever its name says it is. `sheet` names one of an XLSX file; null is its first. */
export async function openSource(path: string, sheet: string | null): Promise<TableSource | FileFault> {
  const form = await formOf(path)
  if (typeof form !== 'string') return form
  return form === 'zip' ? workbookSource(path, sheet) : textSource(path)
}
