import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { InterestState } from '#domain/relationship/interest.ts'
import type { WrittenBy } from '#store/desk.ts'
import type { Writer } from '#store/transaction.ts'

/** Null where the same is open already. */
export async function addInterest(
  writer: Writer,
  { customerId, staffId }: WrittenBy,
  { on, text }: { readonly on: Day; readonly text: string },
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO interests (customer_id, text, recorded_on, recorded_by)
    SELECT ${customerId}, ${text}, ${on}, ${staffId} WHERE NOT EXISTS (
      SELECT FROM interests WHERE customer_id = ${customerId} AND text = ${text} AND settled_on IS NULL)
    RETURNING interest_id AS id`.execute(writer)
  return rows[0]?.id ?? null
}

/** Says what became of an interest; `open` takes it back. Answers whether it is there. */
export async function settleInterest(
  writer: Writer,
  customerId: number,
  interest: { readonly interestId: number; readonly state: InterestState; readonly on: Day },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    UPDATE interests SET ${settled(interest)}
    WHERE customer_id = ${customerId} AND interest_id = ${interest.interestId} RETURNING true AS found`.execute(writer)
  return rows.length > 0
}

/** Settles the open interests of which some enrolments came: their occasion is the interest's number. */
export async function settleInterestsOfEnrolments(
  writer: Writer,
  customerId: number,
  settling: { readonly enrolmentIds: readonly number[]; readonly state: InterestState; readonly on: Day },
): Promise<void> {
  await sql`
    UPDATE interests i SET ${settled(settling)} FROM enrolments e
    WHERE i.customer_id = ${customerId} AND i.settled_on IS NULL AND e.customer_id = i.customer_id
      AND e.enrolment_id = ANY (${settling.enrolmentIds}::bigint[]) AND e.occasion = i.interest_id::text`.execute(
    writer,
  )
}

function settled({ state, on }: { readonly state: InterestState; readonly on: Day }) {
  const isOpen = state === 'open'
  return sql`settled_on = ${isOpen ? null : on}::date, settled_as = ${isOpen ? null : state}`
}
