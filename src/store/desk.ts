import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Preferences } from '#domain/customer/preferences.ts'
import type { PromiseState } from '#domain/relationship/promise-state.ts'
import type { OverDelivery } from '#domain/relationship/emotional-account.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchPurpose } from '#domain/touch/touch-purpose.ts'
import type { TouchResult } from '#domain/touch/touch-result.ts'
import type { Writer } from '#store/transaction.ts'

/** Whose record it is and who writes it down. */
export interface WrittenBy {
  readonly customerId: number
  readonly staffId: number
}

export async function addNote(
  writer: Writer,
  { customerId, staffId }: WrittenBy,
  note: { kind: 'note' | 'key_event'; on: Day; text: string },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO customer_notes (customer_id, kind, happened_on, text, written_by)
    VALUES (${customerId}, ${note.kind}, ${note.on}, ${note.text}, ${staffId}) RETURNING note_id AS id`.execute(writer)
  return rows[0]?.id ?? 0
}

/** Answers false where the same was promised for that day already. */
export async function addPromise(
  writer: Writer,
  { customerId, staffId }: WrittenBy,
  promise: { dueOn: Day; text: string },
): Promise<boolean> {
  const { rows } = await sql<{ made: boolean }>`
    INSERT INTO promises (customer_id, due_on, text, made_by)
    SELECT ${customerId}, ${promise.dueOn}, ${promise.text}, (SELECT name FROM staff WHERE staff_id = ${staffId})
    ON CONFLICT DO NOTHING RETURNING true AS made`.execute(writer)
  return rows.length > 0
}

/** Says what became of a promise; `open` takes it back. Answers whether it is there. No import can be undone over it. */
export async function settlePromise(
  writer: Writer,
  { customerId, staffId }: WrittenBy,
  promise: { dueOn: Day; text: string; state: PromiseState; on: Day },
): Promise<boolean> {
  const isOpen = promise.state === 'open'
  const { rows } = await sql<{ found: boolean }>`
    UPDATE promises SET state = ${promise.state}, settled_on = ${isOpen ? null : promise.on},
      settled_by = ${isOpen ? null : staffId}, import_id = NULL
    WHERE customer_id = ${customerId} AND due_on = ${promise.dueOn} AND text = ${promise.text}
    RETURNING true AS found`.execute(writer)
  return rows.length > 0
}

export async function keepPreferences(
  writer: Writer,
  { customerId, staffId }: WrittenBy,
  { times, channel, priceSensitivity, wants, drink, mainUse }: Preferences,
): Promise<void> {
  await sql`
    INSERT INTO preferences (customer_id, times, channel, price_sensitivity, wants, drink, main_use, written_by)
    VALUES (${customerId}, ${times}::text[], ${channel}, ${priceSensitivity}, ${wants}::text[], ${drink}, ${mainUse}, ${staffId})
    ON CONFLICT (customer_id) DO UPDATE SET times = excluded.times, channel = excluded.channel,
      price_sensitivity = excluded.price_sensitivity, wants = excluded.wants, drink = excluded.drink,
      main_use = excluded.main_use, written_by = excluded.written_by, written_at = now()`.execute(writer)
}

/** What somebody writes down as a task: of middling urgency, with nothing known of what it brings. */
const ownTask = { label: { zh: '自己的任务', en: 'Own task' }, class: 'medium', minutes: 10 } as const

/** For nobody named it is the customer's advisor's. */
export async function addOwnTask(
  writer: Writer,
  { customerId, staffId }: WrittenBy,
  task: { dueOn: Day; text: string; forStaffId: number | null },
): Promise<number> {
  const because = JSON.stringify({ zh: task.text, en: task.text })
  const { rows } = await sql<{ id: number }>`
    INSERT INTO task_reasons (customer_id, group_id, centre_id, staff_id, role, class, opens_on, due_on, minutes, stake_fen,
      stake_source, chance, label, because, made_at, written_by)
    SELECT c.customer_id, c.group_id, coalesce(c.home_centre_id, 0), coalesce(${task.forStaffId}::int, c.advisor_id), 'advisor',
      ${ownTask.class}, ${task.dueOn}, ${task.dueOn}, ${ownTask.minutes}, 0, 'stated', 0, ${JSON.stringify(ownTask.label)},
      ${because}, now(), ${staffId}
    FROM customers c WHERE c.customer_id = ${customerId} RETURNING reason_id AS id`.execute(writer)
  return rows[0]?.id ?? 0
}

/** Answers false where the task is not there or was done before. */
export async function endOwnTask(writer: Writer, { customerId, staffId }: WrittenBy, taskId: number): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    UPDATE task_reasons SET state = 'done', ended_at = now(), ended_because = 'staff ' || ${staffId}::text
    WHERE customer_id = ${customerId} AND reason_id = ${taskId} AND enrolment_id IS NULL AND state = 'open'
    RETURNING true AS found`.execute(writer)
  return rows.length > 0
}

export interface LoggedContact {
  readonly on: Day
  readonly channel: TouchChannel
  readonly direction: 'in' | 'out'
  readonly purpose: TouchPurpose | null
  readonly result: TouchResult
  readonly note: string | null
  /** What the customer did not expect. */
  readonly overDelivery?: OverDelivery | null
  /** The moment, where it is known; else noon at home stands for it. */
  readonly at?: string
}

/** The numbering of touches that people log here; no file has it. */
const ownSource = 'longrange'

/** Keeps a contact that somebody had. */
export async function addTouch(
  writer: Writer,
  of: { groupId: number; customerId: number; touchNo: string },
  contact: LoggedContact,
): Promise<void> {
  await sql`
    INSERT INTO sources (group_id, name) VALUES (${of.groupId}, ${ownSource}) ON CONFLICT (group_id, name) DO NOTHING`.execute(
    writer,
  )
  const source = sql`(SELECT source_id FROM sources WHERE group_id = ${of.groupId} AND name = ${ownSource})`
  await sql`
    INSERT INTO record_keys (source_id, kind, record_no, customer_id) VALUES (${source}, 'touch', ${of.touchNo}, ${of.customerId})`.execute(
    writer,
  )
  await sql`
    INSERT INTO touches (customer_id, source_id, touch_no, touched_on, touched_at, channel, direction, purpose, result, note,
      over_delivery)
    SELECT ${of.customerId}, ${source}, ${of.touchNo}, ${contact.on}::date,
      coalesce(${contact.at ?? null}::timestamptz, (${contact.on}::date + time '12:00') AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai')),
      ${contact.channel}, ${contact.direction}, ${contact.purpose}, ${contact.result}, ${contact.note},
      ${contact.overDelivery ?? null}
    FROM customers c LEFT JOIN centres z ON z.centre_id = c.home_centre_id WHERE c.customer_id = ${of.customerId}`.execute(
    writer,
  )
}

/** Takes back a contact that was logged here, or numbered by another `source` of our own. */
export async function removeTouch(
  writer: Writer,
  of: { groupId: number; customerId: number; touchNo: string; source?: string },
): Promise<void> {
  const { groupId, customerId, touchNo } = of
  const source = sql`(SELECT source_id FROM sources WHERE group_id = ${groupId} AND name = ${of.source ?? ownSource})`
  await sql`
    DELETE FROM touches WHERE customer_id = ${customerId} AND source_id = ${source} AND touch_no = ${touchNo}`.execute(
    writer,
  )
  await sql`
    DELETE FROM record_keys WHERE source_id = ${source} AND kind = 'touch' AND record_no = ${touchNo}`.execute(writer)
}

/** Takes the marks of some customers, whose scores must be kept in this same transaction. */
export async function takeMarksOf(writer: Writer, customerIds: readonly number[]): Promise<void> {
  await sql`DELETE FROM touched_customers WHERE customer_id = ANY (${customerIds}::bigint[])`.execute(writer)
}
