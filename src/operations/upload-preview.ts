import { maskPhone, maskVin } from '#domain/access/masks.ts'
import { type PreviewedRow, previewedRows } from '#store/imports/previews.ts'
import type { Reader } from '#store/transaction.ts'

/** A row that an import would make or change, told by the fields that matter. */
export interface PreviewRow {
  readonly table: string
  /** What it is known by: its numbers and names. */
  readonly known: Readonly<Record<string, string>>
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[]
}

export interface UploadPreview {
  readonly made: readonly PreviewRow[]
  readonly changed: readonly PreviewRow[]
}

/** Rows of each sort that a preview shows: enough to see whether columns are where they belong. */
const shownRows = 25

const knownBy = [
  'customer_no',
  'name',
  'order_no',
  'line_no',
  'vin',
  'survey_no',
  'complaint_no',
  'touch_no',
  'referral_no',
  'appointment_no',
  'item',
  'text',
  'due_on',
  'used_on',
] as const

/** What a tried import would bring, read before it is taken back. Phones and VINs are masked. */
export async function previewOf(reader: Reader, tried: { importId: number; kind: string }): Promise<UploadPreview> {
  const { made, changed } = await previewedRows(reader, tried, shownRows)
  return { made: made.map(rowOf), changed: changed.map(rowOf) }
}

function rowOf({ table, before, after }: PreviewedRow): PreviewRow {
  const known = Object.fromEntries(
    knownBy.flatMap((field) => {
      const value = textOf(field, after[field])
      return value === null ? [] : [[field, value]]
    }),
  )
  const fields = Object.keys(after).flatMap((field) => {
    const [was, is] = [before === null ? null : textOf(field, before[field]), textOf(field, after[field])]
    const isTold = before === null ? is !== null && !(field in known) : was !== is
    return isTold ? [{ field, before: was, after: is }] : []
  })
  return { table, known, fields }
}

function textOf(field: string, value: unknown): string | null {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null
  const text = Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : JSON.stringify(value)
  if (field === 'vin') return maskVin(text)
  return field.includes('phone') ? maskPhone(text) : text
}
