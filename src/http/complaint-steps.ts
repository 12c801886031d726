import { z } from 'zod'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { rootCauses } from '#domain/complaint/root-cause.ts'
import { severityLabels } from '#domain/complaint/severity.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { type ComplaintBy, type ComplaintRefusal, openComplaint, workOnComplaint } from '#operations/complaints.ts'
import { refreshCustomers } from '#operations/refresh-customer.ts'
import { nowAt } from '#operations/work-day.ts'
import { awayFromHome } from '#http/at-home.ts'
import { complaintPath } from '#http/complaints.ts'
import type { FaultCode } from '#http/faults.ts'
import { keyOf } from '#http/figure-place.ts'
import type { Office } from '#http/office.ts'
import { customerPath } from '#http/profile.ts'
import { Answer, route } from '#http/route.ts'
import { done, fen, id } from '#http/shapes.ts'

const text = z.string().trim().min(1).max(2000)

export const openComplaintRoute = route({
  method: 'POST',
  path: '/customers/{customerId}/complaints',
  summary: 'Write down a complaint; its clocks run from now',
  right: 'customers.edit',
  params: customerPath,
  body: z.object({
    channel: keyOf(touchChannelLabels),
    severity: keyOf(severityLabels),
    reason: text.max(200).describe('In a few words.'),
    text: text.nullable(),
    orderNo: z.string().trim().max(100).nullable(),
    ownerStaffId: id.nullable().describe('Null = the customer’s advisor.'),
  }),
  reply: z.object({ customerId: id, sourceId: id, complaintNo: z.string() }),
  faults: ['unknown-customer', 'not-at-home', 'customer-deleted', 'unknown-staff'],
  handle: async ({ viewer, today, params: { customerId }, body, store }, office) => {
    const away = await awayFromHome(office.store, viewer, customerId)
    if (away !== null) return away
    const opened = await openComplaint(store, await byOf(viewer, today, office), { customerId, ...body })
    if ('fault' in opened) return { fault: faultOf[opened.fault] }
    await tell({ viewer, today, customerId }, office)
    return new Answer(opened, { status: 201 })
  },
})

export const complaintStepRoute = route({
  method: 'POST',
  path: '/complaints/{customerId}/{sourceId}/{complaintNo}/steps',
  summary: 'Do something about a complaint: answer, note, hand over, grade, compensate, decide, settle, open again',
  right: 'customers.edit',
  params: complaintPath,
  body: z.discriminatedUnion('do', [
    z.object({ do: z.literal('respond'), text }),
    z.object({ do: z.literal('note'), text }),
    z.object({ do: z.literal('assign'), ownerStaffId: id.nullable() }),
    z.object({ do: z.literal('grade'), severity: keyOf(severityLabels) }),
    z.object({ do: z.literal('compensate'), amountFen: fen.positive().max(100_000_000), text }),
    z.object({ do: z.literal('decide'), isGranted: z.boolean(), text: text.nullable() }),
    z.object({ do: z.literal('resolve'), rootCause: keyOf(rootCauses), text }),
    z.object({ do: z.literal('reopen'), text }),
  ]),
  reply: done,
  faults: [
    'unknown-complaint',
    'not-at-home',
    'unknown-customer',
    'unknown-staff',
    'complaint-settled',
    'complaint-open',
    'nothing-to-decide',
    'beyond-your-limit',
  ],
  handle: async ({ viewer, today, params, body, store }, office) => {
    const away = await awayFromHome(office.store, viewer, params.customerId)
    if (away !== null) return away
    const refused = await workOnComplaint(store, await byOf(viewer, today, office), params, body)
    if (refused !== null) return { fault: faultOf[refused.fault] }
    await tell({ viewer, today, customerId: params.customerId }, office)
    return { done: true as const }
  },
})

const faultOf = {
  'no-such-customer': 'unknown-customer',
  'customer-deleted': 'customer-deleted',
  'no-such-complaint': 'unknown-complaint',
  'not-of-this-group': 'unknown-staff',
  'complaint-settled': 'complaint-settled',
  'complaint-open': 'complaint-open',
  'nothing-to-decide': 'nothing-to-decide',
  'beyond-your-limit': 'beyond-your-limit',
} as const satisfies Record<ComplaintRefusal['fault'], FaultCode>

async function byOf({ scope, staffId, role, actor }: Viewer, today: Day, office: Office): Promise<ComplaintBy> {
  const { groupId } = scope
  const centreId = scope.of === 'group' ? null : scope.centreId
  const now = await nowAt(office.store.reader, { groupId, centreId, today, clock: office.now() })
  return { groupId, staffId, role, by: actor, now }
}

async function tell(
  { viewer, today, customerId }: { viewer: Viewer; today: Day; customerId: number },
  { store, live, now }: Office,
): Promise<void> {
  const { groupId } = viewer.scope
  await refreshCustomers(store, { groupId, customerIds: [customerId], today, clock: now() })
  live.tell({ kind: 'customer', groupId, customerId })
  live.tell({ kind: 'complaints', groupId })
}
