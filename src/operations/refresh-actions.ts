import { assess } from '#domain/assess.ts'
import type { Day } from '#domain/calendar.ts'
import { nothingAsked } from '#domain/contact/consent.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Store } from '#store/connect.ts'
import { factsOf, type StoredFacts } from '#store/customer-facts.ts'
import { actionLines, replaceActionsOf } from '#store/figures/actions.ts'
import { permissionsAt } from '#store/permissions.ts'
import { figuresOf } from '#store/scores.ts'
import { inTransaction } from '#store/transaction.ts'
import { tasksOf } from '#operations/home-figures.ts'
import { policiesOf } from '#operations/policies.ts'

/**
 * The week's contacts of some customers anew, after something happened to them; everybody's come with the night. Who
 * is at home where nobody has been scored yet waits for that.
 */
export async function refreshActions(
  store: Store,
  asked: { groupId: number; customerIds: readonly number[]; today: Day; playbooks: readonly Playbook[] },
): Promise<void> {
  const { groupId, today, playbooks } = asked
  const customerIds = asked.customerIds.filter((id) => Number.isSafeInteger(id))
  if (customerIds.length === 0) return
  await inTransaction(store, async (writer) => {
    const policies = await policiesOf(writer, groupId)
    const figures = await figuresOf(writer, groupId)
    const found: StoredFacts[] = []
    for await (const each of factsOf(writer, { customerIds: `VALUES (${customerIds.join('), (')})` })) found.push(each)
    const lines: string[] = []
    for (const centreId of new Set(found.map((each) => each.centreId))) {
      const centre = figures.get(centreId ?? 0)?.figures
      if (centre === undefined) continue
      const permissions = await permissionsAt(writer, { groupId, centreId, asOf: today })
      const policy = policies.of(centreId)
      for (const { customerId, facts } of found.filter((each) => each.centreId === centreId)) {
        const assessment = assess({ ...facts, centre }, policy, today)
        const permission = permissions.get(customerId) ?? nothingAsked
        const tasks = tasksOf({ facts, assessment, permission }, { playbooks, policy, today })
        lines.push(actionLines({ customerId, centreId, asOf: today }, tasks))
      }
    }
    await replaceActionsOf(writer, customerIds, lines)
  })
}
