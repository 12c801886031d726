import { type Account, failuresOf, forgetFailures, noteFailure } from '#store/accounts.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'

/** So many wrong passwords are an honest person's; then a name waits, twice as long each time, an hour at most. */
const freeFailures = 5
const firstWaitSeconds = 15
const longestWaitSeconds = 3600

/** Whether a name has to wait before the next password is looked at. The same for names that nobody has. */
export async function signInRefusal(
  store: Store,
  username: string,
): Promise<{ fault: 'sign-in-waits'; seconds: number } | null> {
  const { failures, secondsAgo } = await failuresOf(store.reader, username)
  const left = Math.ceil(waitAfter(failures) - secondsAgo)
  return left > 0 ? { fault: 'sign-in-waits', seconds: left } : null
}

/** Seconds from the last of so many wrong passwords in a row until the next is looked at. */
function waitAfter(failures: number): number {
  if (failures < freeFailures) return 0
  return Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (failures - freeFailures))
}

export async function signInFailed(store: Store, username: string): Promise<void> {
  await inTransaction(store, (writer) => noteFailure(writer, username))
}

export async function signedIn(store: Store, { username, groupId, staffId }: Account): Promise<void> {
  await inTransaction(store, async (writer) => {
    await forgetFailures(writer, username)
    await audit(writer, { groupId, actor: `staff ${staffId}`, action: 'signed-in', subject: `staff ${staffId}` })
  })
}
