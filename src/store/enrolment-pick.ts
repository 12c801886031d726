import { sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

/**
 * Keeps everybody else who works on these customers' playbooks waiting until the transaction ends. Always the first
 * thing that such a transaction does, so that two never wait for each other.
 */
export async function holdCustomers(writer: Writer, customerIds: readonly number[]): Promise<void> {
  await sql`
    SELECT FROM customers WHERE customer_id = ANY (${customerIds}::bigint[]) ORDER BY customer_id FOR NO KEY UPDATE`.execute(
    writer,
  )
}

/** Holds those of these customers whom nobody else is at work on. */
export async function holdFree(writer: Writer, customerIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT customer_id AS id FROM customers WHERE customer_id = ANY (${customerIds}::bigint[])
    ORDER BY customer_id FOR NO KEY UPDATE SKIP LOCKED`.execute(writer)
  return rows.map(({ id }) => id)
}

/**
 * Customers with work for the engine, in the order of their ids: of them an enrolment is due, or something happened for
 * which they were marked to be looked at.
 */
export async function whoHasWork(
  reader: Reader,
  { groupId, now }: { readonly groupId: number; readonly now: string },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT customer_id AS id FROM enrolments
    WHERE group_id = ${groupId} AND ended_at IS NULL AND paused_at IS NULL AND due_at <= ${now}::timestamptz
    UNION SELECT customer_id FROM customers_to_look_at WHERE group_id = ${groupId} ORDER BY 1`.execute(reader)
  return rows.map(({ id }) => id)
}

/** Holds those of these customers who still have such work and on whom nobody else is at work, and takes their marks. */
export async function holdBusy(
  writer: Writer,
  { customerIds, now }: { readonly customerIds: readonly number[]; readonly now: string },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    WITH busy AS MATERIALIZED (
      SELECT customer_id FROM enrolments WHERE customer_id = ANY (${customerIds}::bigint[])
        AND ended_at IS NULL AND paused_at IS NULL AND due_at <= ${now}::timestamptz
      UNION SELECT customer_id FROM customers_to_look_at WHERE customer_id = ANY (${customerIds}::bigint[])
    ), held AS MATERIALIZED (
      SELECT customer_id FROM customers WHERE customer_id IN (SELECT customer_id FROM busy)
      ORDER BY customer_id FOR NO KEY UPDATE SKIP LOCKED
    ), marked AS MATERIALIZED (
      SELECT customer_id FROM customers_to_look_at WHERE customer_id IN (SELECT customer_id FROM held) FOR UPDATE SKIP LOCKED
    ), taken AS (
      DELETE FROM customers_to_look_at t USING marked m WHERE t.customer_id = m.customer_id
    )
    SELECT customer_id AS id FROM held`.execute(writer)
  return rows.map(({ id }) => id)
}

/** What decides in the database whether an occasion that waits may be entered: see domain/enrolment/admission.ts. */
export interface WaitingRule {
  readonly playbookId: string
  readonly onNewOccasion: 'wait' | 'replace' | 'beside'
  readonly notWhile: readonly string[]
  readonly reentryDays: number
}

/**
 * Customers of whom an occasion has waited for the days until re-entry to pass; whoever looks at them decides. Those that
 * wait for an enrolment to end are looked at when it does.
 */
export async function readyToEnter(
  reader: Reader,
  { groupId, now, rules }: { groupId: number; now: string; rules: readonly WaitingRule[] },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    WITH rules AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rules)}::jsonb)
        AS t ("playbookId" text, "onNewOccasion" text, "notWhile" jsonb, "reentryDays" integer)
    )
    SELECT DISTINCT o.customer_id AS id
    FROM occasions o JOIN rules r ON r."playbookId" = o.playbook_id JOIN customers c USING (customer_id)
    WHERE o.state = 'waiting' AND o.because = 'reentry' AND o.over_on IS NULL AND c.group_id = ${groupId} AND NOT EXISTS (
      SELECT FROM enrolments e WHERE e.customer_id = o.customer_id AND (
        (e.ended_at IS NULL AND (r."notWhile" ? e.playbook_id OR (e.playbook_id = o.playbook_id AND r."onNewOccasion" <> 'replace'
          AND e.subject = CASE r."onNewOccasion" WHEN 'beside' THEN o.occasion ELSE '' END)))
        OR (e.playbook_id = o.playbook_id AND (e.ended_at AT TIME ZONE 'Asia/Shanghai')::date + r."reentryDays"
          > (${now}::timestamptz AT TIME ZONE 'Asia/Shanghai')::date)
      )
    ) ORDER BY 1`.execute(reader)
  return rows.map(({ id }) => id)
}

/** Lets enrolments of these customers that are due be looked at later: working on them failed. */
export async function putOffDue(
  writer: Writer,
  { customerIds, now, until }: { customerIds: readonly number[]; now: string; until: string },
): Promise<void> {
  await sql`
    UPDATE enrolments SET due_at = ${until}::timestamptz
    WHERE customer_id = ANY (${customerIds}::bigint[]) AND ended_at IS NULL AND due_at <= ${now}::timestamptz`.execute(
    writer,
  )
}
