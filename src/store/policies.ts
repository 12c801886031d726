import { sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

/** A saved version of what a group (`centreId` 0) or one of its centres sets otherwise than the defaults. */
export interface SavedPolicy {
  readonly centreId: number
  readonly version: number
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly savedAt: string
  readonly savedBy: string
}

const columns = sql`centre_id AS "centreId", version, settings, saved_at AS "savedAt", saved_by AS "savedBy"`

/** The newest version for the group and for each centre that has one of its own. */
export async function newestPolicies(reader: Reader, groupId: number): Promise<Map<number, SavedPolicy>> {
  const { rows } = await sql<SavedPolicy>`
    SELECT DISTINCT ON (centre_id) ${columns} FROM policies WHERE group_id = ${groupId} ORDER BY centre_id, version DESC`.execute(
    reader,
  )
  return new Map(rows.map((row) => [row.centreId, row]))
}

/** Saves the version after `version` (0 = the first); false where somebody else saved one meanwhile. */
export async function savePolicy(
  writer: Writer,
  saved: { groupId: number; centreId: number; after: number; settings: SavedPolicy['settings']; by: string },
): Promise<boolean> {
  const { rows } = await sql<{ version: number }>`
    INSERT INTO policies (group_id, centre_id, version, settings, saved_by)
    SELECT ${saved.groupId}::int, ${saved.centreId}::int, ${saved.after + 1}::int, ${JSON.stringify(saved.settings)}::jsonb, ${saved.by}
    WHERE ${saved.after} = (SELECT coalesce(max(version), 0) FROM policies WHERE group_id = ${saved.groupId} AND centre_id = ${saved.centreId})
    ON CONFLICT DO NOTHING RETURNING version`.execute(writer)
  return rows.length === 1
}

/** Every version of a group's (`centreId` 0) or centre's settings, newest first. */
export async function policyVersions(reader: Reader, groupId: number, centreId: number): Promise<SavedPolicy[]> {
  const { rows } = await sql<SavedPolicy>`
    SELECT ${columns} FROM policies WHERE group_id = ${groupId} AND centre_id = ${centreId} ORDER BY version DESC`.execute(
    reader,
  )
  return rows
}
