import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import { refreshHistories } from '#store/histories.ts'
import { markForSearch } from '#store/search-tokens.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** What a person may change of a customer, and where it is kept. `also`: columns that an import would set along with it. */
export const editableFields = {
  name: { table: 'people', column: 'name', type: 'text' },
  phone: { table: 'people', column: 'phone', type: 'text' },
  otherPhones: { table: 'people', column: 'other_phones', type: 'text[]' },
  wechat: { table: 'people', column: 'wechat', type: 'text' },
  email: { table: 'people', column: 'email', type: 'text' },
  gender: { table: 'people', column: 'gender', type: 'text' },
  birthdayOn: { table: 'people', column: 'birthday', type: 'date' },
  city: { table: 'people', column: 'city', type: 'text' },
  address: { table: 'people', column: 'address', type: 'text' },
  centreId: { table: 'customers', column: 'named_centre_id', type: 'integer', also: 'home_centre_id' },
  advisorId: { table: 'customers', column: 'named_advisor_id', type: 'integer' },
  tags: { table: 'customers', column: 'tags', type: 'text[]' },
  isVipByHand: { table: 'customers', column: 'vip_by_hand', type: 'boolean' },
  doNotContact: { table: 'customers', column: 'do_not_contact', type: 'boolean' },
  plate: { table: 'cars', column: 'plate', type: 'text' },
  model: { table: 'cars', column: 'model', type: 'text' },
  trim: { table: 'cars', column: 'trim_level', type: 'text' },
  color: { table: 'cars', column: 'color', type: 'text' },
  deliveredOn: { table: 'cars', column: 'delivered_on', type: 'date' },
  warrantyEndsOn: { table: 'cars', column: 'warranty_ends_on', type: 'date' },
  batteryWarrantyEndsOn: { table: 'cars', column: 'battery_warranty_ends_on', type: 'date' },
  soldOn: { table: 'cars', column: 'sold_on', type: 'date' },
} as const satisfies Record<string, EditableField>

interface EditableField {
  readonly table: 'people' | 'customers' | 'cars'
  readonly column: string
  readonly type: 'text' | 'text[]' | 'date' | 'integer' | 'boolean'
  readonly also?: string
}

export type EditedField = keyof typeof editableFields

/** A row that holds edited fields: the customer's own, or that of one of their cars as it is owned now. */
export interface EditedRow {
  readonly customerId: number
  readonly vin?: string
}

/** Whether the group has this customer, and whether it is still known who they are. */
export async function customerState(
  reader: Reader,
  groupId: number,
  customerId: number,
): Promise<'known' | 'deleted' | null> {
  const { rows } = await sql<{ known: boolean }>`
    SELECT EXISTS (SELECT FROM people p WHERE p.customer_id = c.customer_id) AS known
    FROM customers c WHERE c.group_id = ${groupId} AND c.customer_id = ${customerId}`.execute(reader)
  const [found] = rows
  return found === undefined ? null : found.known ? 'known' : 'deleted'
}

/**
 * Writes a value that a person gave and holds it against imports. With `import_id` empty no import can be undone over
 * it. Answers whether the row is there.
 */
export async function holdField(
  writer: Writer,
  row: EditedRow,
  field: EditedField,
  value: string | number | boolean | readonly string[] | null,
): Promise<boolean> {
  const { table, column, type }: EditableField = editableFields[field]
  const { rows } = await sql<{ found: boolean }>`
    UPDATE ${sql.id(table)} t
    SET ${sql.id(column)} = ${value}::${sql.raw(type)}, held = ${withHeld(field)}, import_id = NULL
    WHERE ${whose(table, row)} RETURNING true AS found`.execute(writer)
  return rows.length > 0
}

/** Lets imports write a field again; its value stays until one does. Answers whether the row is there. */
export async function letGo(writer: Writer, row: EditedRow, field: EditedField): Promise<boolean> {
  const { table }: EditableField = editableFields[field]
  const { rows } = await sql<{ found: boolean }>`
    UPDATE ${sql.id(table)} t SET held = ${withoutHeld(field)} WHERE ${whose(table, row)} RETURNING true AS found`.execute(
    writer,
  )
  return rows.length > 0
}

/** Marks a customer as changed: histories and scores follow. */
export async function settleEdit(writer: Writer, customerId: number): Promise<void> {
  await settleRecords(writer, customerId)
  await markForSearch(writer, sql`(SELECT ${customerId}::bigint AS customer_id)`)
}

/** As `settleEdit`, where only records of theirs are new and not who they are. */
export async function settleRecords(writer: Writer, customerId: number): Promise<void> {
  await refreshHistories(writer, sql`(SELECT ${customerId}::bigint AS customer_id)`)
}

function columnsOf(field: EditedField): string[] {
  const { column, also }: EditableField = editableFields[field]
  return also === undefined ? [column] : [column, also]
}

function withHeld(field: EditedField): RawBuilder<unknown> {
  return sql`ARRAY(SELECT unnest(t.held) UNION SELECT unnest(${columnsOf(field)}::text[]) ORDER BY 1)`
}

function withoutHeld(field: EditedField): RawBuilder<unknown> {
  return sql`ARRAY(SELECT unnest(t.held) EXCEPT SELECT unnest(${columnsOf(field)}::text[]) ORDER BY 1)`
}

function whose(table: EditableField['table'], { customerId, vin }: EditedRow): RawBuilder<unknown> {
  const own = sql`t.customer_id = ${customerId}`
  return table === 'cars' ? sql`${own} AND t.vin = ${vin ?? null} AND t.owned_to IS NULL` : own
}

/** Whether centre and advisor, where given, are the group's. */
export async function strangerOf(
  reader: Reader,
  groupId: number,
  named: { centreId: number | null; advisorId: number | null },
): Promise<'centre' | 'advisor' | null> {
  const { rows } = await sql<{ centre: boolean; advisor: boolean }>`
    SELECT ${named.centreId}::int IS NULL OR EXISTS (SELECT FROM centres WHERE group_id = ${groupId} AND centre_id = ${named.centreId}) AS centre,
      ${named.advisorId}::int IS NULL OR EXISTS (SELECT FROM staff WHERE group_id = ${groupId} AND staff_id = ${named.advisorId}) AS advisor`.execute(
    reader,
  )
  const [found] = rows
  return found?.centre === false ? 'centre' : found?.advisor === false ? 'advisor' : null
}

export interface Consent {
  readonly channel: 'any' | 'phone' | 'wechat' | 'sms' | 'app' | 'email'
  readonly purpose: 'service' | 'care' | 'marketing'
  readonly state: 'granted' | 'refused'
}

/** Keeps what a customer told a person about contacting them; imports leave it alone until it is released. */
export async function holdConsent(
  writer: Writer,
  customerId: number,
  consent: Consent & { since: Day; how: string },
): Promise<void> {
  await sql`
    INSERT INTO consents (customer_id, channel, purpose, state, since, how, held)
    VALUES (${customerId}, ${consent.channel}, ${consent.purpose}, ${consent.state}, ${consent.since}, ${consent.how}, ARRAY['how', 'state'])
    ON CONFLICT (customer_id, channel, purpose) DO UPDATE
    SET state = excluded.state, since = excluded.since, how = excluded.how, held = excluded.held, import_id = NULL`.execute(
    writer,
  )
}

/** Lets imports tell of a consent again; a refusal still stands against them. */
export async function letGoOfConsent(
  writer: Writer,
  customerId: number,
  { channel, purpose }: Omit<Consent, 'state'>,
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    UPDATE consents SET held = '{}' WHERE customer_id = ${customerId} AND channel = ${channel} AND purpose = ${purpose}
    RETURNING true AS found`.execute(writer)
  return rows.length > 0
}
