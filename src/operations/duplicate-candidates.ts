import { type PhoneShared, sharedPhones } from '#store/imports/duplicates.ts'
import type { Reader } from '#store/transaction.ts'

/** Customers who may be one person: never merged by us, only shown. The phone is masked. */
export type DuplicateCandidate = PhoneShared

export async function duplicateCandidates(
  reader: Reader,
  groupId: number,
  most: number,
): Promise<{ count: number; first: DuplicateCandidate[] }> {
  const { count, first } = await sharedPhones(reader, groupId, most)
  return { count, first: first.map((each) => ({ ...each, phone: masked(each.phone) })) }
}

function masked(phone: string): string {
  return phone.length < 7 ? phone : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
