import { rm } from 'node:fs/promises'
import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import { kindOf } from '#intake/kinds.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction, type Reader } from '#store/transaction.ts'
import { moveUpload, removeUpload, type Upload, uploadOf, type UploadScope, type UploadState } from '#store/uploads.ts'
import { rememberMappings } from '#operations/header-mappings.ts'
import { recogniseFile, type Recognised } from '#operations/recognise-file.ts'
import { mappingsOf } from '#operations/take-upload.ts'
import type { UploadWishes } from '#operations/upload-wishes.ts'

export type UploadRefusal =
  | { readonly fault: 'unknown-upload' }
  /** Somebody is working on it, or it is imported already. */
  | { readonly fault: 'upload-busy'; readonly state: UploadState }
  | { readonly fault: 'upload-unreadable'; readonly reason: Label }
  /** Staff belong to the group: an administrator imports them. */
  | { readonly fault: 'staff-by-administrator' }

const atRest: readonly UploadState[] = ['received', 'tried', 'refused', 'failed']

/** Who wants it imported need not wait for the preview: what it finds is dropped. */
const importable: readonly UploadState[] = [...atRest, 'to_try', 'trying']

/** What is known of an upload: what it was taken for, by headers and by what people said. Null once its file is erased. */
export async function recognised(store: Store, upload: Upload, today: Day): Promise<Recognised | null> {
  if (upload.path === null) return null
  const said = upload.wishes as UploadWishes
  const kind = kindOf(said.kind ?? '')
  return recogniseFile(upload.path, {
    importDay: today,
    mappings: await mappingsOf(store, upload),
    ...(kind === null ? {} : { kind }),
    ...(said.sheet === undefined ? {} : { sheet: said.sheet }),
  })
}

/** Keeps what a person said about a file; what was tried before counts no more. */
export async function sayOfUpload(
  store: Store,
  of: UploadScope & { uploadId: number },
  wishes: UploadWishes,
): Promise<{ readonly done: true } | UploadRefusal> {
  const upload = await uploadIn(store.reader, of, atRest)
  if ('fault' in upload) return upload
  const kind = wishes.kind === undefined ? {} : { kind: wishes.kind }
  await inTransaction(store, (writer) =>
    moveUpload(writer, of.uploadId, { from: atRest, state: 'received', wishes, ...kind }),
  )
  return { done: true }
}

/** Has a file tried out: what it would bring, without bringing it. */
export async function tryOutUpload(
  store: Store,
  of: UploadScope & { uploadId: number; today: Day },
): Promise<{ readonly done: true } | UploadRefusal> {
  const kind = await readableKind(store, of, atRest)
  if (typeof kind !== 'string') return kind
  await inTransaction(store, (writer) => moveUpload(writer, of.uploadId, { from: atRest, state: 'to_try', kind }))
  return { done: true }
}

/** Has files imported, in the order in which they build on each other; what people said about headers is remembered. */
export async function importUploads(
  store: Store,
  of: UploadScope & { uploadIds: readonly number[]; today: Day; by: string },
): Promise<{ readonly done: true } | UploadRefusal> {
  const kinds = new Map<number, string>()
  for (const uploadId of of.uploadIds) {
    const kind = await readableKind(store, { ...of, uploadId }, importable)
    if (typeof kind !== 'string') return kind
    kinds.set(uploadId, kind)
  }
  await inTransaction(store, async (writer) => {
    for (const [uploadId, kind] of kinds) {
      await moveUpload(writer, uploadId, { from: importable, state: 'to_import', kind })
      const subject = `upload ${uploadId}`
      await audit(writer, { groupId: of.groupId, actor: of.by, action: 'import-started', subject, detail: { kind } })
    }
  })
  for (const [uploadId, kind] of kinds) await remember(store, of, uploadId, kind)
  return { done: true }
}

async function remember(store: Store, of: UploadScope, uploadId: number, kind: string): Promise<void> {
  const upload = await uploadOf(store.reader, of, uploadId)
  const { mapping, source, centre } = (upload?.wishes ?? {}) as UploadWishes
  if (mapping === undefined) return
  await rememberMappings(store, of.groupId, source ?? centre ?? '', { [kind]: mapping })
}

/** Takes a file away that was not imported. */
export async function dropUpload(
  store: Store,
  of: UploadScope & { uploadId: number },
): Promise<{ readonly done: true } | UploadRefusal> {
  const upload = await uploadIn(store.reader, of, atRest)
  if ('fault' in upload) return upload
  const path = await inTransaction(store, (writer) => removeUpload(writer, of, of.uploadId))
  if (path !== null) await rm(path, { force: true })
  return { done: true }
}

async function uploadIn(
  reader: Reader,
  of: UploadScope & { uploadId: number },
  states: readonly UploadState[],
): Promise<Upload | UploadRefusal> {
  const upload = await uploadOf(reader, of, of.uploadId)
  if (upload === null || upload.path === null) return { fault: 'unknown-upload' }
  return states.includes(upload.state) ? upload : { fault: 'upload-busy', state: upload.state }
}

/** The kind of a file that can be imported as it is. */
async function readableKind(
  store: Store,
  of: UploadScope & { uploadId: number; today: Day },
  states: readonly UploadState[],
): Promise<string | UploadRefusal> {
  const upload = await uploadIn(store.reader, of, states)
  if ('fault' in upload) return upload
  const known = await recognised(store, upload, of.today)
  const kind = known?.kind?.id
  if (known === null || kind === undefined || known.problem !== null) return unreadable(known)
  return kind === 'staff' && of.onlyCentreId !== null ? { fault: 'staff-by-administrator' } : kind
}

function unreadable(known: Recognised | null): UploadRefusal {
  return { fault: 'upload-unreadable', reason: known?.problem?.sentence ?? { zh: '文件已清除', en: 'it was erased' } }
}
