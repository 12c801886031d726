import { sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

/** A playbook as a group has it: which version is in force, and whether it is at work. */
export interface KeptPlaybook {
  readonly id: string
  readonly version: number
  readonly isActive: boolean
  /** Of the version's text: the same text has the same one, in whatever group. */
  readonly digest: string
  /** Of the shipped file that was last taken or declined; null = the group's own. */
  readonly shippedDigest: string | null
  readonly changedAt: string
  readonly changedBy: string
}

const digestOfSource = sql`encode(sha256(convert_to(v.source, 'UTF8')), 'hex')`

/** The playbooks of a group without their texts, `P2` before `P20`. */
export async function keptPlaybooks(reader: Reader, groupId: number): Promise<KeptPlaybook[]> {
  const { rows } = await sql<KeptPlaybook>`
    SELECT p.playbook_id AS id, p.version, p.is_active AS "isActive", ${digestOfSource} AS digest,
      p.shipped_digest AS "shippedDigest", p.changed_at AS "changedAt", p.changed_by AS "changedBy"
    FROM playbooks p JOIN playbook_versions v USING (group_id, playbook_id, version) WHERE p.group_id = ${groupId}`.execute(
    reader,
  )
  return rows.toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
}

/** The texts of versions, in the order asked for; null where there is none. */
export async function sourcesOf(
  reader: Reader,
  groupId: number,
  versions: readonly { readonly id: string; readonly version: number }[],
): Promise<(string | null)[]> {
  const { rows } = await sql<{ source: string | null }>`
    SELECT v.source FROM unnest(${versions.map(({ id }) => id)}::text[], ${versions.map(({ version }) => version)}::int[])
      WITH ORDINALITY AS t (playbook_id, version, no)
    LEFT JOIN playbook_versions v ON v.group_id = ${groupId} AND v.playbook_id = t.playbook_id AND v.version = t.version
    ORDER BY t.no`.execute(reader)
  return rows.map(({ source }) => source)
}

export interface PlaybookVersion {
  readonly version: number
  readonly savedAt: string
  readonly savedBy: string
}

/** Every version of a playbook, newest first. */
export async function playbookVersions(
  reader: Reader,
  groupId: number,
  playbookId: string,
): Promise<PlaybookVersion[]> {
  const { rows } = await sql<PlaybookVersion>`
    SELECT version, saved_at AS "savedAt", saved_by AS "savedBy" FROM playbook_versions
    WHERE group_id = ${groupId} AND playbook_id = ${playbookId} ORDER BY version DESC`.execute(reader)
  return rows
}

/** Puts the first version of a playbook on file; false where the group has it. */
export async function addPlaybook(
  writer: Writer,
  added: {
    readonly groupId: number
    readonly playbookId: string
    readonly source: string
    readonly isActive: boolean
    readonly shippedDigest: string | null
    readonly by: string
  },
): Promise<boolean> {
  const { groupId, playbookId, source, isActive, shippedDigest, by } = added
  const { rows } = await sql`
    WITH first AS (
      INSERT INTO playbook_versions (group_id, playbook_id, version, source, saved_by)
      VALUES (${groupId}, ${playbookId}, 1, ${source}, ${by}) ON CONFLICT DO NOTHING RETURNING version
    )
    INSERT INTO playbooks (group_id, playbook_id, version, is_active, shipped_digest, changed_by)
    SELECT ${groupId}::int, ${playbookId}::text, version, ${isActive}::boolean, ${shippedDigest}::text, ${by}::text FROM first
    RETURNING version`.execute(writer)
  return rows.length === 1
}

/** Puts the version after `after` in force; false where somebody else saved one meanwhile. */
export async function addPlaybookVersion(
  writer: Writer,
  saved: {
    readonly groupId: number
    readonly playbookId: string
    readonly after: number
    readonly source: string
    readonly by: string
  },
): Promise<boolean> {
  const { groupId, playbookId, after, source, by } = saved
  await sql`
    INSERT INTO playbook_versions (group_id, playbook_id, version, source, saved_by)
    VALUES (${groupId}, ${playbookId}, ${after + 1}, ${source}, ${by}) ON CONFLICT DO NOTHING`.execute(writer)
  const { rows } = await sql`
    UPDATE playbooks SET version = ${after + 1}, changed_at = now(), changed_by = ${by}
    WHERE group_id = ${groupId} AND playbook_id = ${playbookId} AND version = ${after} RETURNING version`.execute(
    writer,
  )
  return rows.length === 1
}

/** Switches a playbook on or off; false where it is so already, or there is none. */
export async function setPlaybookActive(
  writer: Writer,
  { groupId, playbookId, isActive, by }: { groupId: number; playbookId: string; isActive: boolean; by: string },
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE playbooks SET is_active = ${isActive}, changed_at = now(), changed_by = ${by}
    WHERE group_id = ${groupId} AND playbook_id = ${playbookId} AND is_active <> ${isActive} RETURNING playbook_id`.execute(
    writer,
  )
  return rows.length === 1
}

/** Writes down which shipped file was taken or declined, so that it is not offered again. */
export async function noteShipped(
  writer: Writer,
  { groupId, playbookId, digest }: { groupId: number; playbookId: string; digest: string },
): Promise<void> {
  await sql`
    UPDATE playbooks SET shipped_digest = ${digest} WHERE group_id = ${groupId} AND playbook_id = ${playbookId}`.execute(
    writer,
  )
}
