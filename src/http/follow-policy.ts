import type { Day } from '#domain/calendar.ts'
import { rescore } from '#operations/rescore.ts'
import type { Office } from '#http/office.ts'

/** So long is waited for a run under way, and so often. */
const waitMs = 3000
const mostWaits = 100

/**
 * Lets everybody's scores follow a change of policy, in the background. Where it fails, or the app ends meanwhile, the
 * customers stay marked and the night looks at them.
 */
export function followPolicy(office: Office, groupId: number, today: Day): void {
  void follow(office, groupId, today).catch(() => office.live.tell({ kind: 'jobs', groupId }))
}

async function follow({ store, live }: Office, groupId: number, today: Day): Promise<void> {
  const tell = (done: number, all: number): void =>
    live.tell({ kind: 'progress', groupId, of: 'policy-scores', done: done / all, says: `${done}/${all}` })
  for (let waits = 0; waits < mostWaits; waits++) {
    const done = await rescore(store, { groupId, today }, tell)
    if (done !== null) {
      tell(1, 1)
      live.tell({ kind: 'scores', groupId })
      return
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs).unref())
  }
}
