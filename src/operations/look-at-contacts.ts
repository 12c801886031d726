import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { carsOf, type OwnedCar, type Person, personOf } from '#store/profile.ts'
import { inTransaction } from '#store/transaction.ts'

/** Why somebody looks at whole numbers. */
export type LookReason = 'call' | 'look'

export interface Contacts {
  readonly person: Person
  readonly cars: readonly OwnedCar[]
}

/** A customer's whole numbers; that somebody looked is written down before they are told. Null = nobody is there. */
export async function lookAtContacts(
  store: Store,
  of: { groupId: number; customerId: number; by: string; reason: LookReason },
): Promise<Contacts | null> {
  return inTransaction(store, async (writer) => {
    const person = await personOf(writer, of.customerId)
    if (person === null || person.isDeleted) return null
    const subject = `customer ${of.customerId}`
    await audit(writer, {
      groupId: of.groupId,
      actor: of.by,
      action: 'contacts-viewed',
      subject,
      detail: { reason: of.reason },
    })
    return { person, cars: await carsOf(writer, of.customerId) }
  })
}
