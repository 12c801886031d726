import { z } from 'zod'
import { grantableRights, rights } from '#domain/access/right.ts'
import { staffRoleLabels, type StaffRole } from '#domain/access/staff-role.ts'
import { addAccount, changeAccount, resetAccount } from '#operations/accounts.ts'
import { makeToken, revokeToken } from '#operations/tokens.ts'
import { accountsOf, apiTokensOf } from '#store/accounts.ts'
import { staffOf } from '#store/staff.ts'
import { Answer, route } from '#http/route.ts'
import { day, done, id, idInPath } from '#http/shapes.ts'

const role = z.enum(Object.keys(staffRoleLabels) as [StaffRole, ...StaffRole[]])
const madePassword = z.object({
  staffId: id,
  password: z.string().describe('Shown once; to be changed at the first sign-in.'),
})

export const users = route({
  method: 'GET',
  path: '/users',
  summary: 'Who may sign in',
  right: 'users.edit',
  reply: z.object({
    rows: z.array(
      z.object({
        staffId: id,
        username: z.string(),
        name: z.string(),
        role,
        centreId: id.nullable(),
        grantedRights: z.array(z.enum(rights)),
        hasSecondFactor: z.boolean(),
        lastSeenAt: z.string().nullable(),
        disabledAt: z.string().nullable(),
      }),
    ),
    staffWithout: z
      .array(z.object({ staffId: id, name: z.string(), role, centreId: id.nullable() }))
      .describe('Staff from files who cannot sign in yet.'),
  }),
  handle: async ({ viewer }, { store }) => {
    const { groupId } = viewer.scope
    const rows = await accountsOf(store.reader, groupId)
    const has = new Set(rows.map((row) => row.staffId))
    const staff = await staffOf(store.reader, groupId)
    return {
      rows: rows.map((row) => ({ ...row, grantedRights: [...row.grantedRights] })),
      staffWithout: staff.filter((each) => !has.has(each.staffId)),
    }
  },
})

export const addUserRoute = route({
  method: 'POST',
  path: '/users',
  summary: 'Let somebody sign in',
  tellsSecret: true,
  right: 'users.edit',
  body: z.object({
    username: z.string().max(100),
    role,
    centreId: id.nullable(),
    who: z.union([z.object({ staffId: id }), z.object({ name: z.string().trim().min(1).max(100) })]),
  }),
  reply: madePassword,
  faults: ['username-taken', 'username-unfit', 'centre-missing', 'unknown-staff', 'unknown-centre'],
  handle: async ({ viewer, body, store }, { live }) => {
    const { groupId } = viewer.scope
    const added = await addAccount(store, { ...body, groupId, password: null }, viewer.actor)
    if ('fault' in added) return added
    live.tell({ kind: 'users', groupId })
    return new Answer(added, { status: 201 })
  },
})

export const changeUser = route({
  method: 'PATCH',
  path: '/users/{staffId}',
  summary: 'Change what somebody may do, or disable them; it holds at once',
  right: 'users.edit',
  params: z.object({ staffId: idInPath }),
  body: z
    .object({
      role,
      centreId: id.nullable(),
      grantedRights: z.array(z.enum(grantableRights)),
      isDisabled: z.boolean(),
    })
    .partial(),
  reply: done,
  faults: ['unknown-user', 'centre-missing', 'last-administrator'],
  handle: async ({ viewer, params, body, store }, { live }) => {
    const { groupId } = viewer.scope
    const change = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
    const changed = await changeAccount(store, { groupId, staffId: params.staffId, change }, viewer.actor)
    if ('fault' in changed) return changed
    live.tell({ kind: 'users', groupId })
    return { done: true as const }
  },
})

export const resetUser = route({
  method: 'POST',
  path: '/users/{staffId}/password',
  tellsSecret: true,
  summary: 'Give somebody a new password; sessions and second factor end',
  right: 'users.edit',
  params: z.object({ staffId: idInPath }),
  reply: madePassword,
  faults: ['unknown-user'],
  handle: async ({ viewer, params, store }) => {
    const { groupId } = viewer.scope
    const reset = await resetAccount(store, { groupId, staffId: params.staffId }, viewer.actor)
    return 'fault' in reset ? reset : { staffId: params.staffId, password: reset.password }
  },
})

export const tokens = route({
  method: 'GET',
  path: '/tokens',
  summary: 'Tokens for programs',
  right: 'users.edit',
  reply: z.object({
    rows: z.array(
      z.object({
        tokenId: id,
        staffId: id,
        staffName: z.string(),
        name: z.string(),
        rights: z.array(z.enum(rights)),
        expiresOn: day,
        madeAt: z.string(),
        lastUsedOn: day.nullable(),
        revokedAt: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ viewer }, { store }) => {
    const rows = await apiTokensOf(store.reader, viewer.scope.groupId)
    return { rows: rows.map((row) => ({ ...row, rights: [...row.rights] })) }
  },
})

export const makeTokenRoute = route({
  method: 'POST',
  path: '/tokens',
  summary: 'Make a token; it is shown this once',
  tellsSecret: true,
  right: 'users.edit',
  body: z.object({
    staffId: id,
    name: z.string().trim().min(1).max(100),
    rights: z.array(z.enum(rights)).min(1),
    expiresOn: day,
  }),
  reply: z.object({ tokenId: id, token: z.string() }),
  faults: ['unknown-user', 'not-allowed'],
  handle: async ({ viewer, body, store }) => {
    const made = await makeToken(store, { ...body, groupId: viewer.scope.groupId }, viewer.actor)
    return 'fault' in made ? made : new Answer(made, { status: 201 })
  },
})

export const revokeTokenRoute = route({
  method: 'DELETE',
  path: '/tokens/{tokenId}',
  summary: 'Revoke a token',
  right: 'users.edit',
  params: z.object({ tokenId: idInPath }),
  reply: done,
  faults: ['unknown-token'],
  handle: async ({ viewer, params, store }) => {
    const revoked = await revokeToken(store, { groupId: viewer.scope.groupId, tokenId: params.tokenId }, viewer.actor)
    return 'fault' in revoked ? revoked : { done: true as const }
  },
})
