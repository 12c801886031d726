import { z } from 'zod'
import type { Scope } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { runningClock } from '#domain/complaint/complaint-clock.ts'
import { instantOf, millisOf, type Instant } from '#domain/working-time/instant.ts'
import { policiesOf } from '#operations/policies.ts'
import { type OpenComplaint, openComplaints, overdueTasks, tasksDone } from '#store/figures/todays-work.ts'
import type { Reader } from '#store/transaction.ts'
import { openSinceMillis } from '#http/complaints.ts'

/** What cannot wait until tomorrow, and what is done already. */
export const todayShape = z.object({
  complaints: z.object({
    open: z.int().describe('Of the last 90 days, as their list shows them.'),
    breached: z.int().describe('The time for the first response, or once answered for the solution, is over.'),
    warning: z.int().describe('It is nearly over.'),
  }),
  overdueTasks: z.int().describe('Customers with an open task that was due before today.'),
  doneTasks: z.int().describe('Results given today.'),
})

export async function todayOf(
  reader: Reader,
  scope: Scope,
  { today, now }: { readonly today: Day; readonly now: Instant },
): Promise<z.input<typeof todayShape>> {
  const since = instantOf(millisOf(now) - openSinceMillis)
  const open = await openComplaints(reader, scope, since)
  const states = await statesOf(reader, scope.groupId, { open, now })
  return {
    complaints: {
      open: open.length,
      breached: states.filter((state) => state === 'breached').length,
      warning: states.filter((state) => state === 'warning').length,
    },
    overdueTasks: await overdueTasks(reader, scope, today),
    doneTasks: await tasksDone(reader, scope, today),
  }
}

async function statesOf(
  reader: Reader,
  groupId: number,
  { open, now }: { readonly open: readonly OpenComplaint[]; readonly now: Instant },
) {
  const policies = await policiesOf(reader, groupId)
  return open.map(({ centreId, zone, ...times }) => {
    const policy = policies.of(centreId)
    return runningClock(times, policy.complaint, { zone, shifts: null, policy }, now).state
  })
}
