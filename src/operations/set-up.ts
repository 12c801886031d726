import { randomBytes } from 'node:crypto'
import { hasAccounts } from '#store/accounts.ts'
import type { Store } from '#store/connect.ts'
import { addCentre, allGroups, makeGroup } from '#store/groups.ts'
import { inTransaction } from '#store/transaction.ts'
import { type AccountRefusal, addAccount, unfitLogin } from '#operations/accounts.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'

export interface FirstSetUp {
  readonly group: string
  readonly centres: readonly string[]
  readonly administrator: { readonly name: string; readonly username: string; readonly password: string }
}

/**
 * Makes the group with its centres, the playbooks that are shipped and the first administrator. A group that imports from the terminal have made is
 * taken over under its own name. Only while nobody can sign in.
 */
export async function setUp(
  store: Store,
  { group, centres, administrator }: FirstSetUp,
  playbookFolders: readonly string[],
): Promise<{ groupId: number } | AccountRefusal | { fault: 'set-up-done' }> {
  if (await hasAccounts(store.reader)) return { fault: 'set-up-done' }
  // Before anything is made: a second try may name other centres.
  const refusal = unfitLogin(administrator)
  if (refusal !== null) return refusal
  const known = (await allGroups(store.reader)).find((each) => each.name === group)
  const groupId = await inTransaction(store, async (writer) => {
    const made =
      known ??
      (await makeGroup(writer, { name: group, fixedToday: null, tombstoneKey: randomBytes(32).toString('hex') }))
    for (const name of centres) await addCentre(writer, made.groupId, name)
    return made.groupId
  })
  await seedPlaybooks(store, groupId, playbookFolders)
  const added = await addAccount(
    store,
    {
      groupId,
      username: administrator.username,
      role: 'admin',
      centreId: null,
      who: { name: administrator.name },
      password: administrator.password,
    },
    'set-up',
  )
  return 'fault' in added ? added : { groupId }
}
