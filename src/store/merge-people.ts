import { sql } from 'kysely'
import { type Merging, noteChange } from '#store/merge-rows.ts'
import type { Reader, Writer } from '#store/transaction.ts'

type Fields = Readonly<Record<string, unknown>>

/** Fields of a person of which one is chosen where both records have one. */
export const chosenFields = ['name', 'phone', 'wechat', 'email', 'gender', 'birthday', 'city', 'address'] as const

export type ChosenField = (typeof chosenFields)[number]

/** The fields that are taken from the merged record though the kept one has its own. */
export type TakenFields = readonly ChosenField[]

export async function rowOf(reader: Reader, table: 'people' | 'customers', customerId: number): Promise<Fields | null> {
  const { rows } = await sql<{ row: Fields }>`
    SELECT to_jsonb(t) AS row FROM ${sql.id(table)} t WHERE customer_id = ${customerId}`.execute(reader)
  return rows[0]?.row ?? null
}

/** What the kept person becomes: their own fields, filled from the other, with the chosen ones taken over. */
export function mergedPerson(kept: Fields, merged: Fields, taken: TakenFields): Fields {
  const values = Object.fromEntries(
    chosenFields.map((field) => [
      field,
      taken.includes(field) ? (merged[field] ?? kept[field]) : (kept[field] ?? merged[field]),
    ]),
  )
  const phones = [kept['phone'], merged['phone'], ...list(kept['other_phones']), ...list(merged['other_phones'])]
  const other = [...new Set(phones)].filter((phone) => phone !== null && phone !== values['phone'])
  // What somebody chose against a value that was there outranks imports, as an edit does.
  const chosen = taken.filter(
    (field) => kept[field] !== null && merged[field] !== null && kept[field] !== merged[field],
  )
  const held = [...new Set([...list(kept['held']), ...chosen])].toSorted()
  return { ...kept, ...values, other_phones: other, held, import_id: null }
}

/** Tags of both; a VIP and somebody who wants no contact stay so; home and advisor as named for either. */
export function mergedCustomer(kept: Fields, merged: Fields): Fields {
  return {
    ...kept,
    tags: [...new Set([...list(kept['tags']), ...list(merged['tags'])])],
    vip_by_hand: kept['vip_by_hand'] === true || merged['vip_by_hand'] === true,
    do_not_contact: kept['do_not_contact'] === true || merged['do_not_contact'] === true,
    named_centre_id: kept['named_centre_id'] ?? merged['named_centre_id'],
    named_advisor_id: kept['named_advisor_id'] ?? merged['named_advisor_id'],
    import_id: null,
  }
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : []
}

/** Writes a row over the one that is there, and into the journal. */
export async function replaceRow(
  writer: Writer,
  merging: Merging,
  { table, before, after }: { table: 'people' | 'customers'; before: Fields; after: Fields },
): Promise<void> {
  await noteChange(writer, merging, { table, before, after })
  await overwrite(writer, table, after)
}

/** Puts a row of this content in the place of the one with the same key. */
export async function overwrite(writer: Writer, table: string, row: Fields): Promise<void> {
  const columns = Object.keys(row)
  const { rows } = await sql<{ name: string }>`
    SELECT a.attname AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = ${table}::regclass AND i.indisprimary`.execute(writer)
  const same = rows.map(({ name }) => sql`t.${sql.id(name)} = p.${sql.id(name)}`)
  await sql`
    UPDATE ${sql.id(table)} t SET ${sql.join(columns.map((each) => sql`${sql.id(each)} = p.${sql.id(each)}`))}
    FROM jsonb_populate_record(NULL::${sql.id(table)}, ${JSON.stringify(row)}::jsonb) p WHERE ${sql.join(same, sql` AND `)}`.execute(
    writer,
  )
}

/** The consents of both: where either was refused, it is refused. */
export async function mergeConsents(writer: Writer, merging: Merging): Promise<void> {
  const { keptId, mergedId } = merging
  const { rows } = await sql<{ before: Fields | null; after: Fields }>`
    SELECT to_jsonb(k) AS before, to_jsonb(m) || jsonb_build_object('customer_id', ${keptId}::bigint, 'import_id', NULL) AS after
    FROM consents m LEFT JOIN consents k ON k.customer_id = ${keptId} AND (k.channel, k.purpose) = (m.channel, m.purpose)
    WHERE m.customer_id = ${mergedId} AND (k.customer_id IS NULL OR (m.state = 'refused' AND k.state <> 'refused'))`.execute(
    writer,
  )
  for (const { before, after } of rows) {
    await noteChange(writer, merging, { table: 'consents', before, after })
    if (before === null) {
      await sql`INSERT INTO consents SELECT (jsonb_populate_record(NULL::consents, ${JSON.stringify(after)}::jsonb)).*`.execute(
        writer,
      )
    } else await overwrite(writer, 'consents', after)
  }
  await noteOwnConsents(writer, merging)
}

/** What the kept one had said by then: what is refused later is known by it. */
async function noteOwnConsents(writer: Writer, merging: Merging): Promise<void> {
  const { keptId, mergeId } = merging
  const { rows } = await sql<{ row: Fields }>`
    SELECT to_jsonb(k) AS row FROM consents k WHERE k.customer_id = ${keptId} AND NOT EXISTS (
      SELECT FROM merge_changes b WHERE b.customer_id = ${keptId} AND b.merge_id = ${mergeId} AND b.table_name = 'consents'
        AND (b.after ->> 'channel', b.after ->> 'purpose') = (k.channel, k.purpose))`.execute(writer)
  for (const { row } of rows) await noteChange(writer, merging, { table: 'consents', before: row, after: row })
}

/** What was refused while the two were one is refused by both. */
export async function refuseForBoth(writer: Writer, { keptId, mergedId, mergeId }: Merging): Promise<void> {
  await sql`
    UPDATE consents t SET state = 'refused' FROM consents k, merge_changes b
    WHERE t.customer_id = ${mergedId} AND k.customer_id = ${keptId} AND (k.channel, k.purpose) = (t.channel, t.purpose)
      AND b.customer_id = ${keptId} AND b.merge_id = ${mergeId} AND b.table_name = 'consents'
      AND (b.after ->> 'channel', b.after ->> 'purpose') = (k.channel, k.purpose) AND (b.after ->> 'customer_id')::bigint = ${keptId}
      AND k.state = 'refused' AND b.after ->> 'state' <> 'refused'`.execute(writer)
}

/** Removes the merged record itself, remembered as it was. */
export async function removeMerged(writer: Writer, merging: Merging): Promise<void> {
  for (const table of ['consents', 'people', 'customers'] as const) {
    const { rows } = await sql<{ row: Fields }>`
      SELECT to_jsonb(t) AS row FROM ${sql.id(table)} t WHERE customer_id = ${merging.mergedId}`.execute(writer)
    for (const { row } of rows) await noteChange(writer, merging, { table, before: row, after: null })
  }
  await sql`DELETE FROM touched_customers WHERE customer_id = ${merging.mergedId}`.execute(writer)
  await sql`DELETE FROM customers WHERE customer_id = ${merging.mergedId}`.execute(writer)
}
