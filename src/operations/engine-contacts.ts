import { addDays } from '#domain/calendar.ts'
import { mayContact } from '#domain/contact/may-contact.ts'
import type { Circumstances } from '#domain/enrolment/circumstances.ts'
import { clockAt } from '#domain/enrolment/clock.ts'
import type { CustomerAtWork } from '#domain/enrolment/customer-at-work.ts'
import { contactHistories } from '#store/contact-history.ts'
import type { Reader } from '#store/transaction.ts'
import { type EngineRoom, homeZone } from '#operations/engine-room.ts'

/** What is on file about contact with one customer. */
export type ContactFile = Pick<Circumstances, 'mayContact' | 'hasSent'>

/** Somebody has asked a contact file that nobody has opened. */
export class ContactFileClosed extends Error {}

const isClosed = new ContactFileClosed('the contact file is closed')

/**
 * Stands in for a file that nobody has opened: most of those who are looked at have no step that asks for it. Whoever asks
 * it meets `ContactFileClosed`, and begins again with the file open.
 */
export const closedContactFile: ContactFile = {
  mayContact: () => {
    throw isClosed
  },
  hasSent: () => {
    throw isClosed
  },
}

interface Filed {
  readonly customerId: number
  readonly centreId: number | null
  readonly customer: CustomerAtWork
}

/** The same customers with their contact files open. */
export async function openContactFiles<T extends Filed>(
  reader: Reader,
  room: EngineRoom,
  customers: readonly T[],
): Promise<T[]> {
  if (customers.length === 0) return []
  const { groupId, now, policies } = room
  const { today } = clockAt(now, homeZone)
  const shareSince = addDays(today, -policies.of(null).contact.salesShareDays)
  const customerIds = customers.map(({ customerId }) => customerId)
  const histories = await contactHistories(reader, { groupId, customerIds, today, shareSince })
  return customers.flatMap((each) => {
    const kept = histories.get(each.customerId)
    if (kept === undefined) return []
    const { of } = each.customer
    const { cadenceGroup, lastVisitOn } = of.view.assessment
    const history = { ...kept, cadenceGroup, lastVisitOn }
    const policy = policies.of(each.centreId)
    const known = new Set([...kept.contents, ...kept.undelivered])
    const file: ContactFile = {
      mayContact: (asked) => mayContact(asked, history, policy, now),
      hasSent: (content) => known.has(content),
    }
    return [{ ...each, customer: { ...each.customer, of: { ...of, ...file } } }]
  })
}
