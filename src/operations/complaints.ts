import { randomUUID } from 'node:crypto'
import type { StaffRole } from '#domain/access/staff-role.ts'
import {
  type ComplaintEffect,
  type ComplaintStep,
  type StepRefusal,
  takeStep,
} from '#domain/complaint/complaint-step.ts'
import type { Severity } from '#domain/complaint/severity.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { audit } from '#store/audit.ts'
import {
  addComplaint,
  addEntry,
  changeCase,
  changeComplaint,
  type ComplaintKey,
  complaintOf,
  lockCase,
  openCase,
} from '#store/complaints.ts'
import type { Store } from '#store/connect.ts'
import { customerState, settleRecords, strangerOf } from '#store/edits.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { policiesOf } from '#operations/policies.ts'

/** Who does something about a complaint, and when. */
export interface ComplaintBy {
  readonly groupId: number
  readonly staffId: number
  readonly role: StaffRole
  /** For the audit log. */
  readonly by: string
  readonly now: Instant
}

export interface NewComplaint {
  readonly customerId: number
  readonly channel: TouchChannel
  readonly severity: Severity
  /** In a few words, for lists. */
  readonly reason: string
  readonly text: string | null
  readonly orderNo: string | null
  /** Null = the customer's advisor. */
  readonly ownerStaffId: number | null
}

export type ComplaintRefusal = {
  readonly fault: StepRefusal | 'no-such-customer' | 'customer-deleted' | 'no-such-complaint' | 'not-of-this-group'
}

/** Writes a complaint down, from whatever channel it came; its clocks run from now. */
export async function openComplaint(
  store: Store,
  by: ComplaintBy,
  about: NewComplaint,
): Promise<ComplaintKey | ComplaintRefusal> {
  const { groupId, now } = by
  return inTransaction(store, async (writer) => {
    const state = await customerState(writer, groupId, about.customerId)
    if (state === null) return { fault: 'no-such-customer' }
    if (state === 'deleted') return { fault: 'customer-deleted' }
    const stranger = await strangerOf(writer, groupId, { centreId: null, advisorId: about.ownerStaffId })
    if (stranger !== null) return { fault: 'not-of-this-group' }
    const of = { groupId, customerId: about.customerId, complaintNo: randomUUID() }
    const key = await addComplaint(writer, of, { openedAt: now, severity: about.severity, reason: about.reason })
    await openCase(writer, key, about)
    await addEntry(writer, key, { at: now, kind: 'opened', staffId: by.staffId, text: about.text ?? about.reason })
    await settle(writer, by, key, 'complaint-opened')
    return key
  })
}

/** Does a step about a complaint, one that a file brought too. */
export async function workOnComplaint(
  store: Store,
  by: ComplaintBy,
  key: ComplaintKey,
  step: ComplaintStep,
): Promise<ComplaintRefusal | null> {
  const { groupId, now, staffId, role } = by
  return inTransaction(store, async (writer) => {
    const isThere = (await customerState(writer, groupId, key.customerId)) !== null
    if (!isThere || (await complaintOf(writer, key, 0)) === null) return { fault: 'no-such-complaint' }
    const advisorId = step.do === 'assign' ? step.ownerStaffId : null
    if ((await strangerOf(writer, groupId, { centreId: null, advisorId })) !== null)
      return { fault: 'not-of-this-group' }
    await openCase(writer, key, { text: null, channel: null, orderNo: null, ownerStaffId: null })
    await lockCase(writer, key)
    const complaint = await complaintOf(writer, key, 0)
    if (complaint === null) return { fault: 'no-such-complaint' }
    const policy = (await policiesOf(writer, groupId)).of(complaint.centreId === 0 ? null : complaint.centreId)
    const effect = takeStep(step, complaint, { role, policy: policy.complaint })
    if (typeof effect === 'string') return { fault: effect }
    await keepEffect(writer, key, effect, now)
    await addEntry(writer, key, { at: now, staffId, ...effect.entry })
    await settle(writer, by, key, effect.grantedFen === undefined ? 'complaint-changed' : 'compensation-granted')
    return null
  })
}

async function keepEffect(writer: Writer, key: ComplaintKey, effect: ComplaintEffect, now: Instant): Promise<void> {
  const { responds, resolved, severity, grantedFen, wantedFen, ownerStaffId, rootCause } = effect
  await changeComplaint(writer, key, {
    ...(responds === true ? { firstResponseAt: now } : {}),
    ...(resolved === undefined ? {} : { resolvedAt: resolved ? now : null }),
    ...(severity === undefined ? {} : { severity }),
    ...(grantedFen === undefined ? {} : { compensationFen: grantedFen }),
  })
  await changeCase(writer, key, {
    ...(ownerStaffId === undefined ? {} : { ownerStaffId }),
    ...(rootCause === undefined ? {} : { rootCause }),
    ...(wantedFen === undefined ? {} : { wantedCompensationFen: wantedFen }),
  })
}

async function settle(
  writer: Writer,
  { groupId, by }: ComplaintBy,
  { customerId, complaintNo }: ComplaintKey,
  action: 'complaint-opened' | 'complaint-changed' | 'compensation-granted',
): Promise<void> {
  await settleRecords(writer, customerId)
  await audit(writer, { groupId, actor: by, action, subject: `customer ${customerId}`, detail: { complaintNo } })
}
