import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { importUploads } from '#operations/change-upload.ts'
import { sendMendedRows } from '#operations/mend-rows.ts'
import { rejectedPage } from '#operations/rejected-page.ts'
import { writeRejectedRows } from '#operations/rejected-rows.ts'
import { changeable } from '#http/changeable-import.ts'
import { uploadScope } from '#http/import-shapes.ts'
import { Answer, Download, route } from '#http/route.ts'
import { cursor, id, idInPath } from '#http/shapes.ts'

const params = z.object({ importId: idInPath })

const pageRows = 50

export const rejectedRows = route({
  method: 'GET',
  path: '/imports/{importId}/rejected',
  summary: 'Rejected rows as they stand in the file, with the reasons, but for those that have come in mended since',
  right: 'imports.write',
  params,
  query: z.object({ cursor: cursor.optional() }),
  reply: z.object({
    headers: z.array(z.string()),
    rows: z.array(
      z.object({
        row: z.int(),
        cells: z.array(z.string()).nullable(),
        faults: z.array(z.object({ column: z.int().nullable(), reason: z.string() })),
      }),
    ),
    next: z.string().nullable(),
  }),
  faults: ['unknown-import'],
  handle: async ({ viewer, params: { importId }, query, language }, office) => {
    const found = await changeable(importId, viewer, office)
    const after = Number(query.cursor ?? '0') || 0
    const page = found === null ? null : await rejectedPage(office.store.reader, importId, { after, most: pageRows })
    if (page === null) return { fault: 'unknown-import' }
    return {
      headers: [...page.headers],
      rows: page.rows.map(({ row, cells, faults }) => ({
        row,
        cells: cells === null ? null : [...cells],
        faults: faults.map(({ column, reason }) => ({ column, reason: reason[language] })),
      })),
      next: page.next === null ? null : String(page.next),
    }
  },
})

export const rejectedFile = route({
  method: 'GET',
  path: '/imports/{importId}/rejected.csv',
  summary: 'Rejected rows as a file with the original columns and the reasons',
  right: 'imports.write',
  params,
  reply: z.string(),
  faults: ['unknown-import', 'file-erased'],
  handle: async ({ viewer, params: { importId }, language }, office) => {
    if ((await changeable(importId, viewer, office)) === null) return { fault: 'unknown-import' }
    const folder = office.folders.rejected
    const path = await writeRejectedRows(office.store.reader, importId, { folder, language })
    if (path === null) return { fault: 'file-erased' }
    return new Download(createReadStream(path), { type: 'text/csv; charset=utf-8', name: basename(path) })
  },
})

export const mendRows = route({
  method: 'POST',
  path: '/imports/{importId}/mended-rows',
  summary: 'Import mended rows; they come as a new import, read as the first one was',
  right: 'imports.write',
  params,
  body: z.object({
    rows: z
      .array(z.object({ row: z.int().positive(), cells: z.array(z.string().max(10_000)).max(1000) }))
      .min(1)
      .max(1000),
  }),
  reply: z.object({ uploadId: id }),
  faults: ['unknown-import', 'upload-too-large', 'upload-busy', 'upload-unreadable'],
  handle: async ({ viewer, params: { importId }, body, store, today }, office) => {
    if ((await changeable(importId, viewer, office)) === null) return { fault: 'unknown-import' }
    const of = { ...uploadScope(viewer.scope), by: viewer.actor }
    const to = { folder: office.folders.files, mostBytes: office.largestUpload }
    const sent = await sendMendedRows(store, { ...of, importId, rows: body.rows }, to)
    if ('fault' in sent) return sent
    const started = await importUploads(store, { ...of, uploadIds: [sent.uploadId], today })
    if ('fault' in started) return started
    office.desk.wake()
    return new Answer(sent, { status: 202 })
  },
})
