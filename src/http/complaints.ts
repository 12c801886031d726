import { z } from 'zod'
import { mayUse, narrowed, type Viewer } from '#domain/access/viewer.ts'
import { clockStates, type ComplaintClock, resolutionClock, responseClock } from '#domain/complaint/complaint-clock.ts'
import { grantsUpTo } from '#domain/complaint/compensation.ts'
import { rootCauses } from '#domain/complaint/root-cause.ts'
import { severityLabels } from '#domain/complaint/severity.ts'
import type { Policy } from '#domain/policy.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { instantOf, millisOf, type Instant } from '#domain/working-time/instant.ts'
import { policiesOf } from '#operations/policies.ts'
import { nowAt } from '#operations/work-day.ts'
import {
  causesIn,
  complaintEntries,
  complaintOf,
  type ComplaintRow,
  complaintsIn,
  otherComplaints,
} from '#store/complaints.ts'
import { sightOf } from '#store/sight.ts'
import { keyOf, ofCentre } from '#http/figure-place.ts'
import { maskedMoney, maskedName } from '#http/masked.ts'
import { route } from '#http/route.ts'
import { fen, id, idInPath } from '#http/shapes.ts'
import { instant } from '#http/task-shapes.ts'

const clock = z.object({
  dueAt: instant,
  warnAt: instant,
  gone: z.number().describe('Share 0–1 of the time that is gone.'),
  state: keyOf(clockStates),
})

export const complaintRow = z.object({
  customerId: id,
  sourceId: id,
  complaintNo: z.string(),
  customerNo: z.string(),
  customerName: z.string().nullable(),
  openedAt: instant,
  severity: keyOf(severityLabels).nullable(),
  reason: z.string().nullable().describe('Null for those who may not see names: it may name people.'),
  channel: keyOf(touchChannelLabels).nullable(),
  owner: z.object({ staffId: id, name: z.string() }).nullable(),
  rootCause: keyOf(rootCauses).nullable(),
  compensationFen: fen.nullable(),
  wantedCompensationFen: fen.nullable().describe('Asked for, and waiting for somebody who may grant it.'),
  repeats: z.int().describe('Earlier complaints of the customer in the time that makes this one a repeat.'),
  response: clock,
  resolution: clock,
})

/** Open ones from so far back are shown: what is older and was never closed is history that a file brought. */
export const openSinceMillis = 90 * 86_400_000
const settledSinceMillis = 90 * 86_400_000
const mostRows = 300

export const complaints = route({
  method: 'GET',
  path: '/complaints',
  summary:
    'Complaints with their clocks: open ones by urgency, or those settled in the last 90 days; and what caused them',
  right: 'customers.read',
  query: z.object({ ...ofCentre, state: z.enum(['open', 'settled']).default('open') }),
  reply: z.object({
    now: instant,
    isComplete: z.boolean().describe(`False where there are more than the ${mostRows} that are shown.`),
    rows: z.array(complaintRow),
    causes: z.array(z.object({ cause: keyOf(rootCauses).nullable(), n: z.int(), reference: z.number().nullable() })),
  }),
  faults: ['unknown-centre'],
  handle: async ({ viewer, today, query }, { store: { reader }, now: wall }) => {
    const scope = narrowed(viewer.scope, query.centre ?? null, today)
    if (scope === null) return { fault: 'unknown-centre' }
    const { groupId } = viewer.scope
    const now = await nowAt(reader, { groupId, centreId: query.centre ?? null, today, clock: wall() })
    const policies = await policiesOf(reader, groupId)
    const isOpen = query.state === 'open'
    const ago = (millis: number): Instant => instantOf(millisOf(now) - millis)
    const since = ago(isOpen ? openSinceMillis : settledSinceMillis)
    const { repeatDays } = policies.of(query.centre ?? null).complaint
    const found = await complaintsIn(reader, scope, { isOpen, repeatDays, since, most: mostRows + 1 })
    const rows = found.slice(0, mostRows).map((row) => rowFor(viewer, row, policies.of, now))
    const causes = await causesIn(reader, scope, ago(settledSinceMillis))
    return {
      now,
      isComplete: found.length <= mostRows,
      rows: isOpen ? rows.toSorted(byUrgency) : rows,
      causes: causes.map(({ cause, n }) => ({
        cause,
        n,
        reference: cause === null ? null : rootCauses[cause].reference,
      })),
    }
  },
})

export const complaintPath = z.object({
  customerId: idInPath,
  sourceId: idInPath,
  complaintNo: z.string().min(1).max(200),
})

export const complaint = route({
  method: 'GET',
  path: '/complaints/{customerId}/{sourceId}/{complaintNo}',
  summary: 'One complaint: what was said, every step, who it belongs to, the customer’s other complaints',
  right: 'customers.read',
  params: complaintPath,
  reply: complaintRow.extend({
    text: z.string().nullable(),
    orderNo: z.string().nullable(),
    mayWork: z.boolean(),
    grantsUpToFen: fen.describe('What the reader may still grant without asking.'),
    entries: z.array(
      z.object({
        at: instant,
        kind: z.string(),
        by: z.string().nullable().describe('Null = the app by itself.'),
        text: z.string().nullable(),
        amountFen: fen.nullable(),
      }),
    ),
    others: z.array(
      z.object({ sourceId: id, complaintNo: z.string(), openedAt: instant, reason: z.string().nullable() }),
    ),
  }),
  faults: ['unknown-complaint'],
  handle: async ({ viewer, today, params }, { store: { reader }, now: wall }) => {
    const { groupId } = viewer.scope
    if ((await sightOf(reader, viewer.scope, params.customerId)) !== 'home') return { fault: 'unknown-complaint' }
    const policies = await policiesOf(reader, groupId)
    const found = await complaintOf(reader, params, policies.of(null).complaint.repeatDays)
    if (found === null) return { fault: 'unknown-complaint' }
    const now = await nowAt(reader, { groupId, centreId: found.centreId, today, clock: wall() })
    const { complaint: policy } = policies.of(found.centreId === 0 ? null : found.centreId)
    return {
      ...rowFor(viewer, found, policies.of, now),
      text: written(viewer, found.text),
      orderNo: found.orderNo,
      mayWork: mayUse(viewer, 'customers.edit'),
      grantsUpToFen: Math.max(0, grantsUpTo(viewer.role, policy) - (found.compensationFen ?? 0)),
      entries: (await complaintEntries(reader, params)).map((each) => ({
        ...each,
        // A grade is kept in the place of words.
        text: each.kind === 'severity' ? each.text : written(viewer, each.text),
        amountFen: maskedMoney(viewer, each.amountFen),
      })),
      others: (await otherComplaints(reader, params)).map((each) => ({
        ...each,
        reason: written(viewer, each.reason),
      })),
    }
  },
})

function rowFor(
  viewer: Viewer,
  row: ComplaintRow,
  policyOf: (centreId: number | null) => Policy,
  now: Instant,
): z.input<typeof complaintRow> {
  const policy = policyOf(row.centreId === 0 ? null : row.centreId)
  const { customerId, sourceId, complaintNo, customerNo, openedAt, severity, reason, channel, rootCause, repeats } = row
  return {
    customerId,
    sourceId,
    complaintNo,
    customerNo,
    customerName: maskedName(viewer, row.customerName),
    openedAt,
    severity,
    reason: written(viewer, reason),
    channel,
    owner: row.ownerStaffId === null ? null : { staffId: row.ownerStaffId, name: row.ownerName ?? '' },
    rootCause,
    compensationFen: maskedMoney(viewer, row.compensationFen),
    wantedCompensationFen: maskedMoney(viewer, row.wantedCompensationFen),
    repeats,
    response: responseClock(row, policy.complaint, { zone: row.zone, shifts: null, policy }, now),
    resolution: resolutionClock(row, policy.complaint, row.zone, now),
  }
}

/** What people wrote may name them. */
function written(viewer: Viewer, text: string | null): string | null {
  return mayUse(viewer, 'names.read') ? text : null
}

/** Nobody has answered and the time is over; nearly over; then by which clock runs out first. */
function byUrgency(a: z.input<typeof complaintRow>, b: z.input<typeof complaintRow>): number {
  return dueOf(a) - dueOf(b)
}

function dueOf({ response, resolution }: { response: ComplaintClock; resolution: ComplaintClock }): number {
  const isAnswered = response.state === 'met' || response.state === 'missed'
  return millisOf(isAnswered ? resolution.dueAt : response.dueAt)
}
