import type { Day } from '#domain/calendar.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Store } from '#store/connect.ts'
import { countTouches, type TouchAim } from '#store/touch-chances.ts'
import { inTransaction } from '#store/transaction.ts'
import { playbooksInForce } from '#operations/playbooks.ts'

/** What counts where a playbook does not say what success is. */
const usualDays = 30

const learnable = ['visit', 'survey', 'booking'] as const

/** Counts anew what came of contacts: from then on tasks stand in the order that this teaches. */
export async function learnChances(
  store: Store,
  { groupId, today }: { readonly groupId: number; readonly today: Day },
): Promise<{ readonly counted: number }> {
  const inForce = await playbooksInForce(store.reader, groupId)
  const aims = inForce.map(({ playbook }) => aimOf(playbook)).filter((aim) => aim.aims.length > 0)
  return { counted: await inTransaction(store, (writer) => countTouches(writer, { groupId, today, aims })) }
}

function aimOf({ id, success }: Playbook): TouchAim {
  if (success === null) return { playbookId: id, withinDays: usualDays, aims: ['visit'] }
  const aims = learnable.filter((each) => success.events.includes(each))
  return { playbookId: id, withinDays: success.withinDays, aims }
}
