import { dayNumber, type Day } from '#domain/calendar.ts'
import type { ContactFacts } from '#domain/customer-facts.ts'

/**
 * Day number from which silence counts: the last contact, a visit being one (spec §1.4); of those who never visited,
 * the last delivery if it is later; null where there was none of them. `contacts` ascend.
 */
export function lastContactNumber(
  lastVisitOn: Day | null,
  contacts: readonly ContactFacts[],
  lastDeliveredOn: Day | null,
): number | null {
  const other = lastVisitOn ?? lastDeliveredOn
  const contact = contacts[contacts.length - 1]?.on ?? null
  if (contact === null) return other === null ? null : dayNumber(other)
  return dayNumber(other !== null && other > contact ? other : contact)
}
