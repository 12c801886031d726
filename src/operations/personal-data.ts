import type { Day } from '#domain/calendar.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { carsOf, consentsOf, householdOf, personOf } from '#store/profile.ts'
import { deskOf } from '#store/profile-desk.ts'
import { timelineKinds, timelineOf } from '#store/timeline.ts'
import { inTransaction } from '#store/transaction.ts'

/** Entries of a timeline read at a time. */
const pageSize = 500

/**
 * Everything that is kept of a person, for a copy that they asked for; that it was given is written down. What we make
 * of it (scores, plans) is not theirs and not in it. Null = nobody is there.
 */
export async function copyOfPersonalData(
  store: Store,
  of: { groupId: number; customerId: number; by: string; today: Day },
): Promise<Readonly<Record<string, unknown>> | null> {
  const { groupId, customerId, by, today } = of
  return inTransaction(store, async (writer) => {
    const person = await personOf(writer, customerId)
    if (person === null || person.isDeleted) return null
    const desk = await deskOf(writer, customerId, today)
    const { preferences, promises, interests, keyEvents, recommendations, appointments } = desk
    const copy = {
      madeOn: today,
      person: without(person, ['held', 'version', 'isDeleted']),
      cars: (await carsOf(writer, customerId)).map((car) => without(car, ['carId', 'held'])),
      household: await householdOf(writer, customerId),
      consents: await consentsOf(writer, customerId),
      preferences,
      promises,
      interests: interests.map((interest) => without(interest, ['interestId'])),
      keyEvents,
      recommendations,
      appointments,
      history: await wholeTimeline(writer, customerId),
    }
    await audit(writer, { groupId, actor: by, action: 'personal-data-given', subject: `customer ${customerId}` })
    return copy
  })
}

async function wholeTimeline(reader: Parameters<typeof timelineOf>[0], customerId: number) {
  const kinds = timelineKinds.filter((kind) => kind !== 'change')
  const entries: Awaited<ReturnType<typeof timelineOf>> = []
  for (;;) {
    const page = await timelineOf(reader, customerId, { kinds, after: entries.at(-1) ?? null, most: pageSize })
    entries.push(...page)
    if (page.length < pageSize) return entries.map(({ kind, on, what }) => ({ kind, on, what }))
  }
}

/** What is about our keeping of something, not about them. */
function without(record: object, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))
}
