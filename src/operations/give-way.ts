import { getPriority, setPriority } from 'node:os'
import { platform } from 'node:process'

/** Below everything that somebody waits for, above what only runs on an idle machine. */
const behindRequests = 10

/**
 * Has the thread that calls it give way to the one that answers requests: on two cores they would else share them
 * evenly. On Linux 0 is the calling thread alone; elsewhere it would be the whole app, and all goes on as before.
 */
export function giveWay(): void {
  // Nobody but root may come forward again.
  if (platform === 'linux') setPriority(0, Math.max(getPriority(), behindRequests))
}
