import { createHash, randomBytes } from 'node:crypto'
import { type Right, rightsOfRole } from '#domain/access/right.ts'
import type { Day } from '#domain/calendar.ts'
import { accountOf, addApiToken, type ApiToken, noteTokenUse as note, revokeApiToken } from '#store/accounts.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'

/** Makes a token for a program that acts for somebody, with no more rights than they have. It is told this once. */
export async function makeToken(
  store: Store,
  asked: { groupId: number; staffId: number; name: string; rights: readonly Right[]; expiresOn: Day },
  by: string,
): Promise<{ tokenId: number; token: string } | { fault: 'unknown-user' } | { fault: 'not-allowed' }> {
  const owner = await accountOf(store.reader, asked.staffId)
  if (owner?.groupId !== asked.groupId) return { fault: 'unknown-user' }
  const theirs = new Set<Right>([...rightsOfRole[owner.role], ...owner.grantedRights])
  if (asked.rights.some((right) => !theirs.has(right))) return { fault: 'not-allowed' }
  const token = `lr_${randomBytes(24).toString('base64url')}`
  const hash = createHash('sha256').update(token).digest('hex')
  const tokenId = await inTransaction(store, async (writer) => {
    const made = await addApiToken(writer, { ...asked, hash })
    await audit(writer, {
      groupId: asked.groupId,
      actor: by,
      action: 'token-made',
      subject: `token ${made}`,
      detail: { staffId: asked.staffId, rights: asked.rights, expiresOn: asked.expiresOn },
    })
    return made
  })
  return { tokenId, token }
}

export async function revokeToken(
  store: Store,
  asked: { groupId: number; tokenId: number },
  by: string,
): Promise<{ revoked: true } | { fault: 'unknown-token' }> {
  return inTransaction(store, async (writer) => {
    if (!(await revokeApiToken(writer, asked.groupId, asked.tokenId))) return { fault: 'unknown-token' }
    const { groupId, tokenId } = asked
    await audit(writer, { groupId, actor: by, action: 'token-revoked', subject: `token ${tokenId}` })
    return { revoked: true }
  })
}

/** Notes once a day that a token is in use. */
export async function noteTokenUse(store: Store, { tokenId, lastUsedOn }: ApiToken, today: Day): Promise<void> {
  if (lastUsedOn !== today) await inTransaction(store, (writer) => note(writer, tokenId, today))
}
