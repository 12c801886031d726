import { sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'
import type { EntryKind } from '#domain/complaint/complaint-step.ts'
import type { RootCause } from '#domain/complaint/root-cause.ts'
import type { Severity } from '#domain/complaint/severity.ts'
import type { Fen } from '#domain/money.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { atHome } from '#store/scope.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** Which complaint: its key in the records. */
export interface ComplaintKey {
  readonly customerId: number
  readonly sourceId: number
  readonly complaintNo: string
}

/** A complaint with how it is looked after. One that a file brought and nobody touched yet has no `caseId`. */
export interface ComplaintRow extends ComplaintKey {
  readonly caseId: number | null
  readonly centreId: number
  readonly zone: string
  readonly customerName: string | null
  readonly customerNo: string
  readonly openedAt: Instant
  readonly firstResponseAt: Instant | null
  readonly resolvedAt: Instant | null
  readonly severity: Severity | null
  readonly reason: string | null
  readonly text: string | null
  readonly channel: TouchChannel | null
  readonly orderNo: string | null
  readonly ownerStaffId: number | null
  readonly ownerName: string | null
  readonly rootCause: RootCause | null
  readonly compensationFen: Fen | null
  readonly wantedCompensationFen: Fen | null
  readonly version: number
  /** Complaints of the same customer in the time before it that makes it a repeat. */
  readonly repeats: number
}

/** What is read of a complaint, from `complaintTables`. */
export const complaintColumns = sql`t.customer_id AS "customerId", t.source_id AS "sourceId", t.complaint_no AS "complaintNo",
  k.case_id AS "caseId", coalesce(c.home_centre_id, 0) AS "centreId", coalesce(z.zone, 'Asia/Shanghai') AS zone,
  p.name AS "customerName", c.customer_no AS "customerNo", t.opened_at AS "openedAt",
  t.first_response_at AS "firstResponseAt", t.resolved_at AS "resolvedAt", t.severity, t.reason, k.text, k.channel,
  k.order_no AS "orderNo", k.owner_staff_id AS "ownerStaffId", o.name AS "ownerName", k.root_cause AS "rootCause",
  t.compensation_fen AS "compensationFen", k.wanted_compensation_fen AS "wantedCompensationFen",
  coalesce(k.version, 0) AS version`

export const complaintTables = sql`complaints t JOIN customers c USING (customer_id)
  LEFT JOIN people p USING (customer_id)
  LEFT JOIN complaint_cases k ON (k.customer_id, k.source_id, k.complaint_no) = (t.customer_id, t.source_id, t.complaint_no)
  LEFT JOIN centres z ON z.centre_id = c.home_centre_id LEFT JOIN staff o ON o.staff_id = k.owner_staff_id`

function repeatsWithin(days: number) {
  return sql`(SELECT count(*) FROM complaints e WHERE e.customer_id = t.customer_id AND e.opened_at <= t.opened_at
    AND (e.source_id, e.complaint_no) <> (t.source_id, t.complaint_no)
    AND e.opened_on >= t.opened_on - ${days}::int)::int AS repeats`
}

/** Complaints in a scope, the open ones by when they were opened, settled ones the latest first; at most `most`. */
export async function complaintsIn(
  reader: Reader,
  scope: Scope,
  asked: { isOpen: boolean; repeatDays: number; since: Instant; most: number },
): Promise<ComplaintRow[]> {
  const which = asked.isOpen
    ? sql`t.resolved_at IS NULL AND t.opened_at >= ${asked.since} ORDER BY t.opened_at, t.customer_id`
    : sql`t.resolved_at IS NOT NULL AND t.resolved_at >= ${asked.since} ORDER BY t.resolved_at DESC, t.customer_id`
  const { rows } = await sql<ComplaintRow>`
    SELECT ${complaintColumns}, ${repeatsWithin(asked.repeatDays)} FROM ${complaintTables}
    WHERE ${atHome(scope)} AND ${which} LIMIT ${asked.most}`.execute(reader)
  return rows
}

export async function complaintOf(reader: Reader, key: ComplaintKey, repeatDays: number): Promise<ComplaintRow | null> {
  const { rows } = await sql<ComplaintRow>`
    SELECT ${complaintColumns}, ${repeatsWithin(repeatDays)} FROM ${complaintTables}
    WHERE t.customer_id = ${key.customerId} AND t.source_id = ${key.sourceId} AND t.complaint_no = ${key.complaintNo}`.execute(
    reader,
  )
  return rows[0] ?? null
}

/** How often each cause was found among the complaints of a scope that were resolved since. */
export async function causesIn(
  reader: Reader,
  scope: Scope,
  since: Instant,
): Promise<{ cause: RootCause | null; n: number }[]> {
  const { rows } = await sql<{ cause: RootCause | null; n: number }>`
    SELECT k.root_cause AS cause, count(*)::int AS n FROM ${complaintTables}
    WHERE ${atHome(scope)} AND t.resolved_at >= ${since} GROUP BY 1 ORDER BY 2 DESC`.execute(reader)
  return rows
}

export interface ComplaintEntry {
  readonly at: Instant
  readonly kind: EntryKind
  readonly by: string | null
  readonly text: string | null
  readonly amountFen: Fen | null
}

export async function complaintEntries(reader: Reader, key: ComplaintKey): Promise<ComplaintEntry[]> {
  const { rows } = await sql<ComplaintEntry>`
    SELECT e.at, e.kind, s.name AS by, e.text, e.amount_fen AS "amountFen"
    FROM complaint_entries e LEFT JOIN staff s ON s.staff_id = e.by_staff_id
    WHERE ${ofComplaint('e', key)} ORDER BY e.entry_no`.execute(reader)
  return rows
}

/** The other complaints of the same customer, the latest first. */
export async function otherComplaints(
  reader: Reader,
  key: ComplaintKey,
): Promise<{ complaintNo: string; sourceId: number; openedAt: Instant; reason: string | null }[]> {
  const { rows } = await sql<{ complaintNo: string; sourceId: number; openedAt: Instant; reason: string | null }>`
    SELECT complaint_no AS "complaintNo", source_id AS "sourceId", opened_at AS "openedAt", reason FROM complaints
    WHERE customer_id = ${key.customerId} AND NOT (source_id = ${key.sourceId} AND complaint_no = ${key.complaintNo})
    ORDER BY opened_at DESC LIMIT 20`.execute(reader)
  return rows
}

/** The rows of one complaint in a table of that alias. */
export function ofComplaint(alias: string, { customerId, sourceId, complaintNo }: ComplaintKey) {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`${column('customer_id')} = ${customerId} AND ${column('source_id')} = ${sourceId}
    AND ${column('complaint_no')} = ${complaintNo}`
}

/** The numbering of complaints that people open here; no file has it. */
const ownSource = 'longrange'

export async function addComplaint(
  writer: Writer,
  of: { groupId: number; customerId: number; complaintNo: string },
  about: { openedAt: Instant; severity: Severity; reason: string },
): Promise<ComplaintKey> {
  await sql`INSERT INTO sources (group_id, name) VALUES (${of.groupId}, ${ownSource}) ON CONFLICT DO NOTHING`.execute(
    writer,
  )
  const { rows } = await sql<ComplaintKey>`
    INSERT INTO complaints (customer_id, source_id, complaint_no, opened_on, opened_at, severity, reason)
    SELECT c.customer_id, s.source_id, ${of.complaintNo},
      (${about.openedAt}::timestamptz AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date, ${about.openedAt},
      ${about.severity}, ${about.reason}
    FROM customers c LEFT JOIN centres z ON z.centre_id = c.home_centre_id, sources s
    WHERE c.customer_id = ${of.customerId} AND s.group_id = ${of.groupId} AND s.name = ${ownSource}
    RETURNING customer_id AS "customerId", source_id AS "sourceId", complaint_no AS "complaintNo"`.execute(writer)
  const [key] = rows
  if (key === undefined) throw new Error('a complaint of nobody')
  await sql`
    INSERT INTO record_keys (source_id, kind, record_no, customer_id)
    VALUES (${key.sourceId}, 'complaint', ${of.complaintNo}, ${of.customerId})`.execute(writer)
  return key
}

/** Begins to look after a complaint; does nothing where somebody has. */
export async function openCase(
  writer: Writer,
  key: ComplaintKey,
  about: { text: string | null; channel: TouchChannel | null; orderNo: string | null; ownerStaffId: number | null },
): Promise<void> {
  await sql`
    INSERT INTO complaint_cases (customer_id, source_id, complaint_no, centre_id, text, channel, order_no, owner_staff_id)
    SELECT ${key.customerId}, ${key.sourceId}, ${key.complaintNo}, coalesce(c.home_centre_id, 0), ${about.text},
      ${about.channel}, ${about.orderNo}, coalesce(${about.ownerStaffId}::int, c.advisor_id)
    FROM customers c WHERE c.customer_id = ${key.customerId} ON CONFLICT DO NOTHING`.execute(writer)
}

/** Locks a case until the end of the transaction, so that two people's steps come one after the other; answers its version. */
export async function lockCase(writer: Writer, key: ComplaintKey): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    UPDATE complaint_cases k SET version = version + 1 WHERE ${ofComplaint('k', key)} RETURNING version - 1 AS version`.execute(
    writer,
  )
  return rows[0]?.version ?? 0
}

export async function addEntry(
  writer: Writer,
  key: ComplaintKey,
  entry: { at: Instant; kind: EntryKind; staffId: number | null; text?: string | null; amountFen?: Fen | null },
): Promise<void> {
  await sql`
    INSERT INTO complaint_entries (customer_id, source_id, complaint_no, entry_no, at, kind, by_staff_id, text, amount_fen)
    SELECT ${key.customerId}, ${key.sourceId}, ${key.complaintNo}, coalesce(max(e.entry_no), 0) + 1, ${entry.at},
      ${entry.kind}, ${entry.staffId}, ${entry.text ?? null}, ${entry.amountFen ?? null}
    FROM complaint_entries e WHERE ${ofComplaint('e', key)}`.execute(writer)
}

/** What a step changes of a complaint; what is left out stays. */
export interface ComplaintChange {
  readonly firstResponseAt?: Instant
  readonly resolvedAt?: Instant | null
  readonly severity?: Severity
  readonly compensationFen?: Fen
}

export async function changeComplaint(writer: Writer, key: ComplaintKey, change: ComplaintChange): Promise<void> {
  const isSettled = change.resolvedAt !== undefined
  await sql`
    UPDATE complaints t SET first_response_at = coalesce(first_response_at, ${change.firstResponseAt ?? null}::timestamptz),
      resolved_at = CASE WHEN ${isSettled} THEN ${change.resolvedAt ?? null}::timestamptz ELSE resolved_at END,
      severity = coalesce(${change.severity ?? null}::text, severity),
      compensation_fen = coalesce(${change.compensationFen ?? null}::bigint, compensation_fen)
    WHERE ${ofComplaint('t', key)}`.execute(writer)
}

export interface CaseChange {
  readonly ownerStaffId?: number | null
  readonly rootCause?: RootCause
  readonly wantedCompensationFen?: Fen | null
}

export async function changeCase(writer: Writer, key: ComplaintKey, change: CaseChange): Promise<void> {
  await sql`
    UPDATE complaint_cases k SET
      owner_staff_id = CASE WHEN ${change.ownerStaffId !== undefined} THEN ${change.ownerStaffId ?? null}::int ELSE owner_staff_id END,
      root_cause = coalesce(${change.rootCause ?? null}::text, root_cause),
      wanted_compensation_fen = CASE WHEN ${change.wantedCompensationFen !== undefined}
        THEN ${change.wantedCompensationFen ?? null}::bigint ELSE wanted_compensation_fen END
    WHERE ${ofComplaint('k', key)}`.execute(writer)
}
