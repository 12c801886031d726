import { addDays, type Day } from '#domain/calendar.ts'
import type { ContactAsked, ContactHistory } from '#domain/contact/contact-history.ts'
import type { HeldBack } from '#domain/contact/held-back.ts'
import { obstacles } from '#domain/contact/may-contact.ts'
import { type SalesShareOf, salesWarnings } from '#domain/contact/sales-share.ts'
import { type TouchChannel, touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { type TouchPurpose, touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { contactHistories } from '#store/contact-history.ts'
import type { Reader } from '#store/transaction.ts'
import { policiesOf } from '#operations/policies.ts'

/** What stands in the way of one kind of contact; nothing = it may be made now. */
export interface ContactAnswer {
  readonly channel: TouchChannel
  readonly purpose: TouchPurpose
  readonly obstacles: readonly HeldBack[]
}

/** Whether a customer may be contacted now, in every way and for every purpose, with all that is against it. */
export interface WhyContact {
  readonly answers: readonly ContactAnswer[]
  /** The same for what their own event or due service began: it is not held to the cadence of the group. */
  readonly ownService: readonly ContactAnswer[]
  /** Whose share of sales is close to the limit. */
  readonly warnings: readonly SalesShareOf[]
  readonly history: ContactHistory
}

const channels = Object.keys(touchChannelLabels) as TouchChannel[]
const purposes = Object.keys(touchPurposeLabels) as TouchPurpose[]

/** Who is to be contacted, at which moment. */
interface Whom {
  readonly groupId: number
  readonly centreId: number | null
  readonly customerId: number
  readonly today: Day
  readonly now: Instant
}

/** Null where nobody is to be contacted: the customer is not there, or was deleted. */
export async function whyContact(reader: Reader, asked: Whom): Promise<WhyContact | null> {
  const { today, now } = asked
  const { policy, history } = await rulesFor(reader, asked)
  if (history === undefined) return null
  const about = (ownServiceOn: Day | null): Omit<ContactAsked, 'channel' | 'purpose'> => ({
    playbookId: null,
    content: null,
    ownServiceOn,
  })
  const answersFor = (ownServiceOn: Day | null, wanted: readonly TouchPurpose[]): ContactAnswer[] =>
    channels.flatMap((channel) =>
      wanted.map((purpose) => {
        const contact = { ...about(ownServiceOn), channel, purpose }
        return { channel, purpose, obstacles: obstacles(contact, history, policy, now) }
      }),
    )
  return {
    answers: answersFor(null, purposes),
    ownService: answersFor(toCome(today), ['service']),
    warnings: salesWarnings(history, policy.contact),
    history,
  }
}

/** What a call is about: the playbooks behind it, and what leads them. */
export interface CallAbout {
  readonly purpose: TouchPurpose
  readonly isOwnService: boolean
  readonly playbookIds: readonly string[]
}

/** All that stands in the way of calling about this now; also that another of the household was called about it today. */
export async function whyNotCall(
  reader: Reader,
  { purpose, isOwnService, playbookIds }: CallAbout,
  asked: Whom,
): Promise<readonly HeldBack[]> {
  const { policy, history } = await rulesFor(reader, asked)
  if (history === undefined) return []
  const call = {
    channel: 'phone',
    purpose,
    content: null,
    ownServiceOn: isOwnService ? toCome(asked.today) : null,
  } as const
  const all = [null, ...playbookIds].flatMap((playbookId) =>
    obstacles({ ...call, playbookId }, history, policy, asked.now),
  )
  return [...new Map(all.map((each) => [each.because, each])).values()]
}

async function rulesFor(reader: Reader, { groupId, centreId, customerId, today }: Whom) {
  const policy = (await policiesOf(reader, groupId)).of(centreId)
  const shareSince = addDays(today, -policy.contact.salesShareDays)
  const histories = await contactHistories(reader, { groupId, customerIds: [customerId], today, shareSince })
  return { policy, history: histories.get(customerId) }
}

/** Of an own event: as if it were still to come, so that all that was said before counts. */
function toCome(today: Day): Day {
  return addDays(today, 1)
}
