import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import { rankOf } from '#domain/playbook/action-class.ts'
import { expectedFenPerMinute } from '#domain/playbook/action.ts'
import { keptReasons } from '#domain/task/kept-task.ts'
import type { Task } from '#domain/task/task.ts'
import { homeOn } from '#store/customer-facts.ts'
import { copyInto } from '#store/copy.ts'
import { copyLine } from '#store/copy-text.ts'
import type { Writer } from '#store/transaction.ts'
import type { Home } from '#store/vips.ts'

const columns = [
  'customer_id',
  'action_no',
  'as_of',
  'centre_id',
  'advisor_id',
  'class',
  'class_rank',
  'role',
  'opens_on',
  'due_on',
  'closes_on',
  'minutes',
  'stake_fen',
  'stake_source',
  'chance',
  'worth',
  'playbooks',
  'reasons',
] as const

/** The contacts of one customer as COPY takes them. */
export function actionLines(
  customer: { customerId: number; centreId: number | null; asOf: Day },
  tasks: readonly Task[],
): string {
  return tasks
    .map((task, at) =>
      copyLine([
        customer.customerId,
        at + 1,
        customer.asOf,
        customer.centreId,
        task.advisorId,
        task.class,
        rankOf(task.class),
        task.role,
        task.opensOn,
        task.dueOn,
        task.closesOn,
        task.minutes,
        task.stake.fen,
        task.stake.source,
        task.chance,
        expectedFenPerMinute(task),
        [...new Set(task.reasons.map(({ playbook }) => playbook.id))],
        JSON.stringify(keptReasons(task)),
      ]),
    )
    .join('')
}

/** Puts new actions (`actionLines`) in the place of all those of a home. */
export async function replaceActions(
  writer: Writer,
  { groupId, centreId }: Home,
  asOf: Day,
  lines: Iterable<string>,
): Promise<number> {
  await sql`
    DELETE FROM actions a USING customers c
    WHERE c.customer_id = a.customer_id AND c.group_id = ${groupId}
      AND ${sql.raw(homeOn(asOf))} IS NOT DISTINCT FROM ${centreId}`.execute(writer)
  return copyInto(writer, 'actions', columns, lines)
}

/** The same for some customers. */
export async function replaceActionsOf(
  writer: Writer,
  customerIds: readonly number[],
  lines: Iterable<string>,
): Promise<number> {
  await sql`DELETE FROM actions WHERE customer_id = ANY (${customerIds}::bigint[])`.execute(writer)
  return copyInto(writer, 'actions', columns, lines)
}
