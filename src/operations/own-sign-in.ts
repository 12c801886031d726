import { endSessions } from '#store/accounts.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'

export interface OwnSignIn {
  readonly groupId: number
  readonly staffId: number
  readonly actor: string
}

/** Writes down that somebody turned their second factor on or off; the sign-in library has done it. */
export async function noteSecondFactor(
  store: Store,
  { groupId, staffId, actor }: OwnSignIn,
  isOn: boolean,
): Promise<void> {
  const action = isOn ? 'second-factor-on' : 'second-factor-off'
  await inTransaction(store, (writer) => audit(writer, { groupId, actor, action, subject: `staff ${staffId}` }))
}

/** Signs somebody out wherever they are but for one session. */
export async function endOtherSessions(
  store: Store,
  { groupId, staffId, actor }: OwnSignIn,
  but: string | null,
): Promise<void> {
  await inTransaction(store, async (writer) => {
    await endSessions(writer, staffId, but)
    await audit(writer, { groupId, actor, action: 'sessions-ended', subject: `staff ${staffId}` })
  })
}
