import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type Right, rightsOfRole } from '#domain/access/right.ts'
import { scopeOf } from '#domain/access/viewer.ts'
import { type Account, accountOf, apiTokenByHash } from '#store/accounts.ts'
import { noteTokenUse } from '#operations/tokens.ts'
import { headersOf } from '#http/headers.ts'
import type { Office } from '#http/office.ts'
import type { Visitor } from '#http/route.ts'

/** Who sends this request: by a token in `Authorization: Bearer`, else by the session in the cookie; null = nobody we know. */
export async function whoAsks(request: FastifyRequest, office: Office): Promise<Visitor | null> {
  const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  return token === undefined ? bySession(request, office) : byToken(token, office)
}

async function bySession(request: FastifyRequest, office: Office): Promise<Visitor | null> {
  if (request.headers.cookie === undefined) return null
  const found = await office.signIn.auth.api.getSession({ headers: headersOf(request) })
  if (found === null) return null
  const account = await accountOf(office.store.reader, found.user.staffId)
  if (account === null || account.disabledAt !== null) return null
  const rights = new Set<Right>([...rightsOfRole[account.role], ...account.grantedRights])
  return visitorOf(account, { rights, actor: `staff ${account.staffId}`, sessionId: found.session.id }, office)
}

/** A token never allows more than its owner may. */
async function byToken(token: string, office: Office): Promise<Visitor | null> {
  const found = await apiTokenByHash(office.store.reader, hashOfToken(token))
  if (found === null || found.revokedAt !== null) return null
  const account = await accountOf(office.store.reader, found.staffId)
  if (account === null || account.disabledAt !== null) return null
  const owners = new Set<Right>([...rightsOfRole[account.role], ...account.grantedRights])
  const rights = new Set(found.rights.filter((right) => owners.has(right)))
  const actor = `token ${found.tokenId} of staff ${found.staffId}`
  const visitor = await visitorOf(account, { rights, actor, sessionId: null }, office)
  if (visitor === null || visitor.today > found.expiresOn) return null
  await noteTokenUse(office.store, found, visitor.today)
  return visitor
}

function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

async function visitorOf(
  account: Account,
  by: { rights: ReadonlySet<Right>; actor: string; sessionId: string | null },
  office: Office,
): Promise<Visitor | null> {
  const today = await office.todayOf(account.groupId)
  const scope = scopeOf(account, today)
  if (scope === null) return null
  const { staffId, name, role } = account
  return {
    viewer: { staffId, name, role, scope, rights: by.rights, actor: by.actor },
    sessionId: by.sessionId,
    mustChangePassword: by.sessionId !== null && account.mustChangePassword,
    today,
  }
}
