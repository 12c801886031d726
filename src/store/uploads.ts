import { sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

export type UploadState =
  | 'received'
  | 'to_try'
  | 'trying'
  | 'tried'
  | 'to_import'
  | 'importing'
  | 'done'
  | 'refused'
  | 'failed'

/** A file that was handed to the app. */
export interface Upload {
  readonly uploadId: number
  readonly groupId: number
  /** The only centre whose records it may bring; null = any of the group. */
  readonly onlyCentreId: number | null
  readonly byWhom: string
  readonly fileName: string
  readonly path: string | null
  readonly bytes: number
  readonly state: UploadState
  readonly kind: string | null
  readonly wishes: unknown
  readonly outcome: unknown
  readonly importId: number | null
  readonly madeAt: string
}

/** Whose uploads are meant; `onlyCentreId` null = all of the group. */
export interface UploadScope {
  readonly groupId: number
  readonly onlyCentreId: number | null
}

const columns = sql`upload_id AS "uploadId", group_id AS "groupId", only_centre_id AS "onlyCentreId", by_whom AS "byWhom", file_name AS "fileName",
  path, bytes, state, kind, wishes, outcome, import_id AS "importId", made_at AS "madeAt"`

function within({ groupId, onlyCentreId }: UploadScope) {
  return sql`group_id = ${groupId} AND (${onlyCentreId}::int IS NULL OR only_centre_id = ${onlyCentreId}::int)`
}

export async function addUpload(
  writer: Writer,
  added: UploadScope & { byWhom: string; fileName: string; path: string; bytes: number; wishes: object },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO uploads (group_id, only_centre_id, by_whom, file_name, path, bytes, state, wishes)
    VALUES (${added.groupId}, ${added.onlyCentreId}, ${added.byWhom}, ${added.fileName}, ${added.path}, ${added.bytes}, 'received', ${JSON.stringify(added.wishes)})
    RETURNING upload_id AS id`.execute(writer)
  const [row] = rows
  if (row === undefined) throw new Error('an upload that was just kept is not there')
  return row.id
}

export async function uploadOf(reader: Reader, scope: UploadScope, uploadId: number): Promise<Upload | null> {
  const { rows } = await sql<Upload>`
    SELECT ${columns} FROM uploads WHERE upload_id = ${uploadId} AND ${within(scope)}`.execute(reader)
  return rows[0] ?? null
}

/** Those that were not imported yet, newest first. */
export async function openUploads(reader: Reader, scope: UploadScope, most: number): Promise<Upload[]> {
  const { rows } = await sql<Upload>`
    SELECT ${columns} FROM uploads WHERE ${within(scope)} AND state <> 'done' AND path IS NOT NULL
    ORDER BY upload_id DESC LIMIT ${most}`.execute(reader)
  return rows
}

/** Those that wait for somebody to work on them, or were being worked on when the app was stopped; oldest first. */
export async function waitingUploads(reader: Reader): Promise<Upload[]> {
  const { rows } = await sql<Upload>`
    SELECT ${columns} FROM uploads WHERE state IN ('to_try', 'trying', 'to_import', 'importing') ORDER BY upload_id`.execute(
    reader,
  )
  return rows
}

/** Moves an upload on, with the outcome of its new state; answers false where it stands somewhere else by now. */
export async function moveUpload(
  writer: Writer,
  uploadId: number,
  {
    from,
    ...to
  }: {
    from: readonly UploadState[]
    state: UploadState
    kind?: string
    wishes?: object
    outcome?: object
    importId?: number
  },
): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    UPDATE uploads SET state = ${to.state}, changed_at = now(), kind = coalesce(${to.kind ?? null}, kind),
      wishes = coalesce(${asJson(to.wishes)}::jsonb, wishes), outcome = ${asJson(to.outcome)}::jsonb,
      import_id = coalesce(${to.importId ?? null}::bigint, import_id)
    WHERE upload_id = ${uploadId} AND state = ANY (${from}::text[]) RETURNING upload_id AS id`.execute(writer)
  return rows.length > 0
}

function asJson(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value)
}

/** Takes an upload away that nobody is working on; answers where its file lies. */
export async function removeUpload(writer: Writer, scope: UploadScope, uploadId: number): Promise<string | null> {
  const { rows } = await sql<{ path: string | null }>`
    DELETE FROM uploads WHERE upload_id = ${uploadId} AND ${within(scope)} AND state NOT IN ('trying', 'importing', 'done')
    RETURNING path`.execute(writer)
  return rows[0]?.path ?? null
}

/** Forgets uploads of more than `days` ago: their files are gone by then. */
export async function forgetOldUploads(writer: Writer, days: number): Promise<void> {
  await sql`
    UPDATE uploads SET path = NULL, outcome = NULL WHERE path IS NOT NULL AND made_at < now() - make_interval(days => ${days})
      AND state NOT IN ('trying', 'importing')`.execute(writer)
}
