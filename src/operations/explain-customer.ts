import type { Day } from '#domain/calendar.ts'
import { explain } from '#domain/explain.ts'
import type { Explanation } from '#domain/explanation.ts'
import { customerOutlook, type CustomerOutlook } from '#domain/lifetime-value/customer-outlook.ts'
import { factsOf } from '#store/customer-facts.ts'
import { figuresOf, liveAsOf } from '#store/scores.ts'
import type { Reader } from '#store/transaction.ts'
import { policiesOf } from '#operations/policies.ts'

/** A customer's live scores with their reasons, and what the fit in force says of them where one speaks. */
export interface ExplainedCustomer extends Explanation {
  readonly outlook: CustomerOutlook | null
}

/** Why a customer's live scores are what they are; null where nobody has been scored yet. */
export async function explainCustomer(
  reader: Reader,
  { groupId, customerId, today }: { groupId: number; customerId: number; today: Day },
): Promise<ExplainedCustomer | null> {
  const [policies, figures, live] = await Promise.all([
    policiesOf(reader, groupId),
    figuresOf(reader, groupId),
    liveAsOf(reader, groupId),
  ])
  if (live === null) return null
  for await (const { centreId, facts } of factsOf(reader, { customerIds: `VALUES (${Number(customerId)})` })) {
    const centre = figures.get(centreId ?? 0)?.figures
    if (centre === undefined) return null
    const [known, policy, on] = [{ ...facts, centre }, policies.of(centreId), live > today ? live : today]
    return { ...explain(known, policy, on), outlook: customerOutlook(known, policy, on) }
  }
  return null
}
