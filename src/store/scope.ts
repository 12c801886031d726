import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#domain/access/viewer.ts'

/**
 * The one place that decides whose rows somebody sees (spec §6.2). Whatever http reads of customers carries one of these
 * conditions on `customers`, aliased `c`; nothing else looks at roles.
 */

/** Customers who are at home in the scope: what lists, counts and figures are about, and who may be edited and called. */
export function atHome(scope: Scope): RawBuilder<boolean> {
  const group = sql<boolean>`c.group_id = ${scope.groupId}`
  switch (scope.of) {
    case 'group':
      return group
    case 'centre':
      return sql`(${group} AND c.home_centre_id = ${scope.centreId})`
    case 'advisor':
      return sql`(${group} AND c.home_centre_id = ${scope.centreId} AND c.advisor_id = ${scope.staffId})`
  }
}

/** Customers somebody may work with: those at home, and for an advisor also whose task a colleague has left to them. */
export function atWork(scope: Scope): RawBuilder<boolean> {
  if (scope.of !== 'advisor') return atHome(scope)
  return sql`(${atHome(scope)} OR (c.group_id = ${scope.groupId} AND c.home_centre_id = ${scope.centreId} AND EXISTS (
    SELECT FROM task_reasons theirs WHERE theirs.customer_id = c.customer_id AND theirs.staff_id = ${scope.staffId}
      AND theirs.state = 'open')))`
}

/** Also those who visited the scope's centre in the last 24 months: for looking up, never for editing or calling. */
export function inSight(scope: Scope): RawBuilder<boolean> {
  if (scope.of !== 'centre') return atHome(scope)
  return sql`(c.group_id = ${scope.groupId} AND (c.home_centre_id = ${scope.centreId} OR EXISTS (
    SELECT FROM orders visited WHERE visited.customer_id = c.customer_id AND visited.centre_id = ${scope.centreId}
      AND visited.checked_in_on >= ${scope.visitedSince})))`
}
