import { sql } from 'kysely'
import { inTransaction } from '#store/transaction.ts'
import type { App } from '#test/browser/app.ts'

/** The fixed day of `openApp`. */
const today = '2025-06-30'

export interface NewTasks {
  readonly count: number
  /** Whose: the sample sign-in of that name; null = nobody's. */
  readonly of: 'advisor' | 'manager' | null
  /** With hours that count: an instant. */
  readonly dueAt?: string
}

/** Customers of the sample advisor who were called in this file. */
let used = 0

/**
 * Calls of high class to so many customers of the sample advisor, others each time, the first at most worth; from the
 * playbook P7, so that there is something to say. Answers with the customers' names in order of work.
 */
export async function makeTasks({ store, group, rows }: App, { count, of, dueAt }: NewTasks): Promise<string[]> {
  const customers = await rows(`
    SELECT c.customer_id AS id, p.name, s."staffId" AS advisor, c.home_centre_id AS centre FROM customers c
      JOIN people p USING (customer_id) JOIN sign_in_users s ON s."staffId" = c.advisor_id
    WHERE c.group_id = $group AND s.username = 'advisor' AND p.phone IS NOT NULL AND NOT c.do_not_contact
      ORDER BY 1 LIMIT ${count} OFFSET ${used}`)
  used += count
  const [owner] = await rows(`SELECT "staffId" AS id FROM sign_in_users WHERE username = '${of ?? ''}' AND $group > 0`)
  const label = JSON.stringify({ zh: '保养到期', en: 'Maintenance due' })
  const because = JSON.stringify({ zh: '保养 7月10日到期', en: 'Maintenance due 10 July' })
  const variables = JSON.stringify({ trigger_on: '2025-07-10', last_service_on: '2024-07-10', by_mileage: false })
  await inTransaction(store, async (writer) => {
    for (const [place, { id, centre }] of customers.entries())
      await sql`
        INSERT INTO task_reasons (customer_id, group_id, centre_id, playbook_id, version, step_id, staff_id, role, class, opens_on,
          due_on, due_at, warn_at, minutes, stake_fen, stake_source, chance, label, because, variables, made_at)
        VALUES (${id}, ${group.groupId}, ${centre}, 'P7', 1, 'reminder_call', ${owner?.['id'] ?? null}, 'advisor', 'high', ${today},
          ${today}, ${dueAt ?? null}, ${dueAt ?? null}, 6, ${(1000 - place) * 1000}, 'stated', 0.5, ${label}, ${because}, ${variables}, now())`.execute(
        writer,
      )
  })
  return customers.map(({ name }) => String(name))
}

/** What was said of tasks so far, in the order in which it was kept. */
export async function resultsOf({ rows }: App): Promise<string[]> {
  const found = await rows(`
    SELECT p.name, r.result FROM task_results r JOIN people p USING (customer_id)
    WHERE r.group_id = $group AND r.undone_at IS NULL ORDER BY r.result_id`)
  return found.map(({ name, result }) => `${String(name)} ${String(result)}`)
}
