import { type Day, parseDay } from '#domain/calendar.ts'
import type { Mappings } from '#intake/headers.ts'
import { kindOf } from '#intake/kinds.ts'
import type { Store } from '#store/connect.ts'
import { allGroups, centresOf } from '#store/groups.ts'
import { importOf } from '#store/imports/imports.ts'
import { isOutage } from '#store/outage.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { moveUpload, type Upload, type UploadState } from '#store/uploads.ts'
import { rememberedMappings } from '#operations/header-mappings.ts'
import { importFiles } from '#operations/import-files.ts'
import type { ImportedFile, ImportProgress, ImportWishes } from '#operations/import-wishes.ts'
import type { DeskNews, DeskProgress } from '#operations/desk-news.ts'
import { previewOf, type UploadPreview } from '#operations/upload-preview.ts'
import type { UploadWishes } from '#operations/upload-wishes.ts'

/** What a try or an import of a file came to, as it is kept with the upload. */
export interface UploadOutcome {
  readonly file: ImportedFile
  readonly preview: UploadPreview | null
}

interface Work {
  readonly store: Store
  readonly filesFolder: string
  readonly todayOf: (groupId: number) => Promise<Day>
  readonly tell: (news: DeskNews) => void
  readonly onProgress: (progress: DeskProgress) => void
}

/** Tries or imports one file. `busy`: somebody else is importing, so that it waits. */
export async function takeUpload(work: Work, upload: Upload): Promise<'imported' | 'done' | 'busy' | 'failed'> {
  if (upload.state === 'to_try' || upload.state === 'trying') return tryUpload(work, upload)
  if (upload.state === 'importing' && (await isImported(work, upload))) return 'imported'
  return importUpload(work, upload)
}

/** An import that the app was stopped in the middle of has been finished when it started again, or dropped. */
async function isImported({ store }: Work, { uploadId, importId }: Upload): Promise<boolean> {
  const row = importId === null ? null : await importOf(store.reader, importId)
  if (row?.state !== 'done' || importId === null) return false
  await move(store, uploadId, ['importing'], { state: 'done', importId })
  return true
}

async function tryUpload(work: Work, upload: Upload): Promise<'done' | 'busy' | 'failed'> {
  const { store } = work
  await move(store, upload.uploadId, ['to_try'], { state: 'trying' })
  const preview: { found: UploadPreview | null } = { found: null }
  const ended = await taken(work, upload, {
    dryRun: true,
    onTried: async (writer, [file]) => {
      if (file?.state === 'done') preview.found = await previewOf(writer, file)
    },
  })
  if (ended === 'failed' || ended === 'busy') {
    await move(store, upload.uploadId, ['trying'], { state: ended === 'busy' ? 'to_try' : 'failed' })
    return ended
  }
  const outcome: UploadOutcome = { file: ended, preview: preview.found }
  const state = ended.state === 'done' ? 'tried' : 'refused'
  await move(store, upload.uploadId, ['trying'], { state, outcome })
  return 'done'
}

async function importUpload(work: Work, upload: Upload): Promise<'imported' | 'done' | 'busy' | 'failed'> {
  const { store, tell } = work
  const { uploadId, groupId } = upload
  await move(store, uploadId, ['to_import'], { state: 'importing' })
  const ended = await taken(work, upload, {
    onBegun: async (writer: Writer, importId: number) => {
      await moveUpload(writer, uploadId, { from: ['importing'], state: 'importing', importId })
    },
  })
  if (ended === 'failed' || ended === 'busy') {
    await move(store, uploadId, ['importing'], { state: ended === 'busy' ? 'to_import' : 'failed' })
    return ended
  }
  const outcome: UploadOutcome = { file: ended, preview: null }
  await move(store, uploadId, ['importing'], { state: ended.state, outcome })
  if (ended.importId !== null) tell({ news: 'import', groupId, importId: ended.importId })
  return ended.state === 'done' ? 'imported' : 'done'
}

/** Runs the import of one file; a defect of ours leaves the upload as failed. */
async function taken(
  work: Work,
  upload: Upload,
  how: Partial<ImportWishes>,
): Promise<ImportedFile | 'busy' | 'failed'> {
  const wishes = await wishesOf(work, upload)
  if (wishes === null) return 'failed'
  const outcome = await importFiles(work.store, { ...wishes, ...how }).catch(async (error: unknown) => {
    if (!isOutage(error)) {
      const from: UploadState[] = ['trying', 'importing']
      await move(work.store, upload.uploadId, from, { state: 'failed' })
    }
    throw error
  })
  if ('fault' in outcome) return 'busy'
  const [file] = outcome.files
  return file ?? 'failed'
}

async function wishesOf(work: Work, upload: Upload): Promise<ImportWishes | null> {
  const { store, filesFolder } = work
  const { groupId, path, fileName } = upload
  const group = (await allGroups(store.reader)).find((each) => each.groupId === groupId)
  if (path === null || group === undefined) return null
  const said = upload.wishes as UploadWishes
  return {
    paths: [path],
    names: { [path]: fileName },
    group,
    asOf: parseDay(said.asOf ?? '') ?? (await work.todayOf(groupId)),
    by: upload.byWhom,
    filesFolder,
    mappings: await mappingsOf(store, upload),
    insists: said.insists === true,
    emptyClears: said.emptyClears === true,
    onProgress: ({ phase, rows, share }: ImportProgress) => work.onProgress({ phase, rows, share }),
    ...saidOf(said),
    ...(await ownCentre(store, upload)),
  }
}

/** What a person said, as far as they did. */
function saidOf({ kind, sheet, source, centre, onUnknown }: UploadWishes): Partial<ImportWishes> {
  const known = kindOf(kind ?? '')
  const given = { kind: known ?? undefined, sheet, source, centre, onUnknown }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** Whatever a manager says, their file is their centre's. */
async function ownCentre(store: Store, { groupId, onlyCentreId }: Upload): Promise<Partial<ImportWishes>> {
  const own = (await centresOf(store.reader, groupId)).find(({ centreId }) => centreId === onlyCentreId)
  return own === undefined ? {} : { centre: own.name, onlyCentreId: own.centreId }
}

/** What is remembered of the source's headers, and what this person said about them, which wins. */
export async function mappingsOf(
  store: Store,
  { groupId, kind, wishes }: Pick<Upload, 'groupId' | 'kind' | 'wishes'>,
): Promise<Mappings> {
  const said = wishes as UploadWishes
  const remembered = await rememberedMappings(store.reader, groupId, said.source ?? said.centre ?? '')
  const of = said.kind ?? kind
  if (of === null || said.mapping === undefined) return remembered
  return { ...remembered, [of]: { ...remembered[of as keyof Mappings], ...said.mapping } }
}

async function move(
  store: Store,
  uploadId: number,
  from: readonly UploadState[],
  to: Omit<Parameters<typeof moveUpload>[2], 'from'>,
): Promise<void> {
  await inTransaction(store, (writer) => moveUpload(writer, uploadId, { from, ...to }))
}
