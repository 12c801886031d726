import { z } from 'zod'
import type { Language } from '#domain/label.ts'
import { dropUpload, importUploads, recognised, sayOfUpload, tryOutUpload } from '#operations/change-upload.ts'
import { receiveUpload } from '#operations/receive-upload.ts'
import type { Recognised } from '#operations/recognise-file.ts'
import type { UploadOutcome } from '#operations/take-upload.ts'
import type { UploadWishes } from '#operations/upload-wishes.ts'
import { openUploads, type Upload, uploadOf } from '#store/uploads.ts'
import { kindShape, readingShape, resultOf, resultShape, uploadScope } from '#http/import-shapes.ts'
import type { Office } from '#http/office.ts'
import { Answer, route } from '#http/route.ts'
import { done, id, idInPath } from '#http/shapes.ts'

const params = z.object({ uploadId: idInPath })

const states = ['received', 'to_try', 'trying', 'tried', 'to_import', 'importing', 'done', 'refused', 'failed'] as const

const previewRow = z.object({
  table: z.string(),
  known: z.record(z.string(), z.string()),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})

const briefShape = z.object({
  uploadId: id,
  fileName: z.string(),
  bytes: z.int(),
  state: z.enum(states),
  kind: kindShape.nullable(),
  importId: id.nullable(),
  madeAt: z.string(),
  progress: z
    .object({
      phase: z.enum(['reading', 'merging', 'scoring']),
      rows: z.int().nullable().describe('Rows read so far; null once they are all read.'),
      share: z.number().nullable().describe('How far the whole of it is, 0–1; null where nobody can tell.'),
    })
    .nullable(),
  result: resultShape.nullable().describe('What trying or importing it came to.'),
})

const uploadShape = briefShape.extend({
  reading: readingShape,
  recognised: z.object({
    kind: kindShape.nullable(),
    form: z
      .union([
        z.object({ form: z.literal('csv'), encoding: z.string(), delimiter: z.string() }),
        z.object({ form: z.literal('xlsx'), sheet: z.string(), sheets: z.array(z.string()) }),
      ])
      .nullable(),
    headerRow: z.int().nullable(),
    columns: z.array(z.object({ header: z.string(), column: z.string().nullable(), samples: z.array(z.string()) })),
    unrecognised: z
      .array(z.string())
      .describe('Headers that nothing is known about: left out unless somebody says what they are.'),
    problem: z.string().nullable().describe('Why it cannot be imported as it is.'),
  }),
  preview: z
    .object({ made: z.array(previewRow), changed: z.array(previewRow) })
    .nullable()
    .describe('The first rows that it would bring.'),
})

export const sendUpload = route({
  method: 'POST',
  path: '/uploads',
  summary: 'Send a file (CSV or XLSX) as it is; nothing is imported yet',
  right: 'imports.write',
  query: z.object({
    name: z.string().min(1).max(500).describe('What the file is called; shown, never used as a path.'),
  }),
  takesFile: true,
  reply: uploadShape,
  faults: ['upload-too-large', 'upload-cut-off', 'request-unfit'],
  handle: async ({ viewer, query, store, request, language, today }, office) => {
    const scope = uploadScope(viewer.scope)
    const content =
      request.headers['content-type']?.startsWith('application/octet-stream') === true ? request.raw : null
    if (content === null) return { fault: 'request-unfit', detail: 'content-type: application/octet-stream' }
    const sent = await receiveUpload(
      store,
      { ...scope, name: query.name, content, by: viewer.actor, wishes: {} },
      { folder: office.folders.files, mostBytes: office.largestUpload },
    )
    if ('fault' in sent) return sent
    const upload = await uploadOf(office.store.reader, scope, sent.uploadId)
    if (upload === null) return { fault: 'unknown-upload' }
    return new Answer(await toldUpload(upload, office, { language, today }), { status: 201 })
  },
})

export const uploads = route({
  method: 'GET',
  path: '/uploads',
  summary: 'Files that were sent and are not imported yet, newest first',
  right: 'imports.write',
  reply: z.object({ rows: z.array(briefShape) }),
  handle: async ({ viewer, language }, office) => {
    const open = await openUploads(office.store.reader, uploadScope(viewer.scope), 50)
    return { rows: open.map((upload) => briefOf(upload, office, language)) }
  },
})

export const oneUpload = route({
  method: 'GET',
  path: '/uploads/{uploadId}',
  summary: 'A file: what it was recognised as, what it would bring, how far its import is',
  right: 'imports.write',
  params,
  reply: uploadShape,
  faults: ['unknown-upload'],
  handle: async ({ viewer, params: { uploadId }, language, today }, office) => {
    const upload = await uploadOf(office.store.reader, uploadScope(viewer.scope), uploadId)
    return upload === null ? { fault: 'unknown-upload' } : toldUpload(upload, office, { language, today })
  },
})

export const changeReading = route({
  method: 'PUT',
  path: '/uploads/{uploadId}/reading',
  summary: 'Say how a file is to be read: its kind, sheet, columns, source, centre',
  right: 'imports.write',
  params,
  body: readingShape,
  reply: uploadShape,
  faults: ['unknown-upload', 'upload-busy'],
  handle: async ({ viewer, params: { uploadId }, body, store, language, today }, office) => {
    const scope = uploadScope(viewer.scope)
    const wishes = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as UploadWishes
    const said = await sayOfUpload(store, { ...scope, uploadId }, wishes)
    if ('fault' in said) return said
    const upload = await uploadOf(office.store.reader, scope, uploadId)
    return upload === null ? { fault: 'unknown-upload' } : toldUpload(upload, office, { language, today })
  },
})

export const tryUploadRoute = route({
  method: 'POST',
  path: '/uploads/{uploadId}/preview',
  summary: 'Work out what a file would bring; `GET` the file for the result',
  right: 'imports.write',
  params,
  reply: done,
  faults: ['unknown-upload', 'upload-busy', 'upload-unreadable', 'staff-by-administrator'],
  handle: async ({ viewer, params: { uploadId }, store, today }, office) => {
    const asked = await tryOutUpload(store, { ...uploadScope(viewer.scope), uploadId, today })
    if ('fault' in asked) return asked
    office.desk.wake()
    return new Answer({ done: true as const }, { status: 202 })
  },
})

export const startImports = route({
  method: 'POST',
  path: '/imports',
  summary: 'Import files that were sent, in the order in which they build on each other; goes on in the background',
  right: 'imports.write',
  body: z.object({ uploadIds: z.array(id).min(1).max(50) }),
  reply: done,
  faults: ['unknown-upload', 'upload-busy', 'upload-unreadable', 'staff-by-administrator'],
  handle: async ({ viewer, body: { uploadIds }, store, today }, office) => {
    const started = await importUploads(store, { ...uploadScope(viewer.scope), uploadIds, today, by: viewer.actor })
    if ('fault' in started) return started
    office.desk.wake()
    return new Answer({ done: true as const }, { status: 202 })
  },
})

export const removeUploadRoute = route({
  method: 'DELETE',
  path: '/uploads/{uploadId}',
  summary: 'Throw away a file that was not imported',
  right: 'imports.write',
  params,
  reply: done,
  faults: ['unknown-upload', 'upload-busy'],
  handle: async ({ viewer, params: { uploadId }, store }) =>
    dropUpload(store, { ...uploadScope(viewer.scope), uploadId }),
})

type Told = z.input<typeof uploadShape>

async function toldUpload(
  upload: Upload,
  office: Office,
  { language, today }: { language: Language; today: Parameters<typeof recognised>[2] },
): Promise<Told> {
  const known = await recognised(office.store, upload, today)
  const outcome = upload.outcome as UploadOutcome | null
  const preview = outcome?.preview ?? null
  return {
    ...briefOf(upload, office, language),
    kind: known?.kind?.id ?? kindShape.nullable().parse(upload.kind),
    reading: readingShape.parse(upload.wishes),
    recognised: known === null ? nothingKnown : recognisedIn(known, language),
    preview: preview === null ? null : ({ made: [...preview.made], changed: [...preview.changed] } as Told['preview']),
  }
}

const nothingKnown = { kind: null, form: null, headerRow: null, columns: [], unrecognised: [], problem: null }

function recognisedIn(known: Recognised, language: Language): Told['recognised'] {
  const { form } = known
  return {
    kind: known.kind?.id ?? null,
    form: form?.form === 'xlsx' ? { ...form, sheets: [...form.sheets] } : form,
    headerRow: known.headerRow,
    columns: known.columns.map((column) => ({ ...column, samples: [...column.samples] })),
    unrecognised: [...known.unrecognised],
    problem: known.problem?.sentence[language] ?? null,
  }
}

function briefOf(upload: Upload, { desk }: Office, language: Language): z.input<typeof briefShape> {
  const outcome = upload.outcome as UploadOutcome | null
  const { uploadId, fileName, bytes, state, importId, madeAt } = upload
  return {
    uploadId,
    fileName,
    bytes,
    state,
    importId,
    madeAt,
    kind: kindShape.nullable().parse(upload.kind),
    progress: desk.progressOf(uploadId),
    result: outcome === null ? null : resultOf(outcome.file, language),
  }
}
