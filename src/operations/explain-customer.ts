import type { Day } from '#domain/calendar.ts'
import { explain } from '#domain/explain.ts'
import type { Explanation } from '#domain/explanation.ts'
import { factsOf } from '#store/customer-facts.ts'
import { figuresOf, liveAsOf } from '#store/scores.ts'
import type { Reader } from '#store/transaction.ts'
import { policiesOf } from '#operations/policies.ts'

/** Why a customer's live scores are what they are; null where nobody has been scored yet. */
export async function explainCustomer(
  reader: Reader,
  { groupId, customerId, today }: { groupId: number; customerId: number; today: Day },
): Promise<Explanation | null> {
  const [policies, figures, live] = await Promise.all([
    policiesOf(reader, groupId),
    figuresOf(reader, groupId),
    liveAsOf(reader, groupId),
  ])
  if (live === null) return null
  for await (const { centreId, facts } of factsOf(reader, { customerIds: `VALUES (${Number(customerId)})` })) {
    const centre = figures.get(centreId ?? 0)?.figures
    return centre === undefined
      ? null
      : explain({ ...facts, centre }, policies.of(centreId), live > today ? live : today)
  }
  return null
}
