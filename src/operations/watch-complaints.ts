import { responseClock } from '#domain/complaint/complaint-clock.ts'
import { instantOf, millisOf, type Instant } from '#domain/working-time/instant.ts'
import { addEntry, type ComplaintRow, openCase } from '#store/complaints.ts'
import { noteOverdue, unanswered } from '#store/overdue-complaints.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'
import type { JobOutcome } from '#operations/job-runs.ts'
import { policiesOf } from '#operations/policies.ts'

/** Older ones that nobody answered are history that a file brought. */
const watchedMillis = 30 * 86_400_000

interface Overdue {
  readonly complaint: ComplaintRow
  readonly what: 'warned' | 'escalated'
}

/** Notes, once each, which unanswered complaints of a group are nearly overdue and which are: screens and managers hear of it. */
export async function watchComplaints(store: Store, groupId: number, now: Instant): Promise<JobOutcome> {
  const policies = await policiesOf(store.reader, groupId)
  const open = await unanswered(store.reader, groupId, instantOf(millisOf(now) - watchedMillis))
  const due = open.flatMap((complaint): Overdue[] => {
    const policy = policies.of(complaint.centreId === 0 ? null : complaint.centreId)
    const { state } = responseClock(complaint, policy.complaint, { zone: complaint.zone, shifts: null, policy }, now)
    if (state === 'breached') return [{ complaint, what: 'escalated' }]
    return state === 'warning' && complaint.warnedAt === null ? [{ complaint, what: 'warned' }] : []
  })
  if (due.length === 0) return { idle: true }
  for (const { complaint, what } of due) await note(store, complaint, what, now)
  return { detail: { noted: due.length } }
}

async function note(store: Store, key: ComplaintRow, what: Overdue['what'], at: Instant): Promise<void> {
  await inTransaction(store, async (writer) => {
    await openCase(writer, key, { text: null, channel: null, orderNo: null, ownerStaffId: null })
    if (await noteOverdue(writer, key, what, at)) await addEntry(writer, key, { at, kind: what, staffId: null })
  })
}
