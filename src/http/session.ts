import { z } from 'zod'
import { rights } from '#domain/access/right.ts'
import { languages } from '#domain/label.ts'
import { staffRoleLabels, type StaffRole } from '#domain/access/staff-role.ts'
import { changePassword } from '#operations/accounts.ts'
import { signInRefusal, signedIn, signInFailed } from '#operations/sign-ins.ts'
import { accountNamed, accountOf, hasAccounts } from '#store/accounts.ts'
import { allGroups, centresOf } from '#store/groups.ts'
import { headersOf } from '#http/headers.ts'
import { Answer, openRoute, route } from '#http/route.ts'
import { day, done, id } from '#http/shapes.ts'

const role = z.enum(Object.keys(staffRoleLabels) as [StaffRole, ...StaffRole[]])

export const welcome = openRoute({
  method: 'GET',
  path: '/welcome',
  summary: 'What a sign-in page has to know',
  reply: z.object({
    needsSetUp: z.boolean(),
    isDemo: z.boolean(),
    samples: z.array(z.object({ username: z.string(), password: z.string(), name: z.string(), role })),
    singleSignOn: z
      .string()
      .nullable()
      .describe('Name of the identity provider; sign in there by GET /session/single-sign-on.'),
    version: z.string(),
  }),
  handle: async (_asked, office) => ({
    needsSetUp: office.setUp.code !== null && !(await hasAccounts(office.store.reader)),
    isDemo: office.demo !== null,
    samples: [...(office.demo ?? [])],
    singleSignOn: office.singleSignOn,
    version: office.version,
  }),
})

const signInReply = z.object({ next: z.enum(['done', 'code']) })

export const signIn = openRoute({
  method: 'POST',
  path: '/session',
  summary: 'Sign in with a user name and a password',
  body: z.object({ username: z.string().max(100), password: z.string().max(200) }),
  reply: signInReply,
  faults: ['sign-in-failed', 'sign-in-waits'],
  perMinute: 20,
  handle: async ({ body, store, request }, office) => {
    const waits = await signInRefusal(store, body.username)
    if (waits !== null) return waits
    const account = await accountNamed(store.reader, body.username)
    const isOff = account === null || account.disabledAt !== null
    const response = await office.signIn.auth.api.signInUsername({
      body,
      headers: headersOf(request),
      asResponse: true,
    })
    if (!response.ok || isOff) {
      await signInFailed(store, body.username)
      return { fault: 'sign-in-failed' }
    }
    const reply = (await response.json()) as { twoFactorRedirect?: boolean }
    const needsCode = reply.twoFactorRedirect === true
    if (!needsCode) await signedIn(store, account)
    return new Answer(
      { next: needsCode ? ('code' as const) : ('done' as const) },
      { cookies: response.headers.getSetCookie() },
    )
  },
})

export const signInCode = openRoute({
  method: 'POST',
  path: '/session/code',
  summary: 'The second step of signing in: a code of the authenticator app, or a backup code',
  body: z.object({ code: z.string().min(6).max(20) }),
  reply: signInReply,
  faults: ['code-wrong'],
  perMinute: 10,
  handle: async ({ body, request, store }, office) => {
    const { api } = office.signIn.auth
    const headers = headersOf(request)
    const isCode = /^\d{6}$/.test(body.code)
    const response = isCode
      ? await api.verifyTOTP({ body, headers, asResponse: true })
      : await api.verifyBackupCode({ body, headers, asResponse: true })
    if (!response.ok) return { fault: 'code-wrong' }
    const { user } = (await response.clone().json()) as { user?: { staffId?: number } }
    const account = user?.staffId === undefined ? null : await accountOf(store.reader, user.staffId)
    if (account !== null) await signedIn(store, account)
    return new Answer({ next: 'done' as const }, { cookies: response.headers.getSetCookie() })
  },
})

export const signOut = route({
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out',
  right: 'signed-in',
  isForNewcomers: true,
  reply: done,
  handle: async ({ request }, office) => {
    const response = await office.signIn.auth.api.signOut({ headers: headersOf(request), asResponse: true })
    return new Answer({ done: true as const }, { cookies: response.headers.getSetCookie() })
  },
})

export const me = route({
  method: 'GET',
  path: '/me',
  summary: 'Who has signed in, what they may do, and where',
  right: 'signed-in',
  isForNewcomers: true,
  reply: z.object({
    staffId: id,
    name: z.string(),
    role,
    rights: z.array(z.enum(rights)),
    mustChangePassword: z.boolean(),
    group: z.object({ groupId: id, name: z.string(), today: day, isDemo: z.boolean() }),
    centres: z.array(z.object({ centreId: id, name: z.string() })).describe('Those of which they see customers.'),
    languages: z.array(z.enum(languages)),
  }),
  handle: async ({ viewer, today, mustChangePassword }, office) => {
    const { scope } = viewer
    const groups = await allGroups(office.store.reader)
    const group = groups.find((each) => each.groupId === scope.groupId)
    const centres = await centresOf(office.store.reader, scope.groupId)
    return {
      staffId: viewer.staffId,
      name: viewer.name,
      role: viewer.role,
      rights: [...viewer.rights],
      mustChangePassword,
      group: { groupId: scope.groupId, name: group?.name ?? '', today, isDemo: office.demo !== null },
      centres: centres.filter(({ centreId }) => scope.of === 'group' || scope.centreId === centreId),
      languages: [...languages],
    }
  },
})

export const newPassword = route({
  method: 'PUT',
  path: '/me/password',
  summary: 'Change one’s own password; other sessions end',
  right: 'signed-in',
  isForNewcomers: true,
  body: z.object({ old: z.string().max(200), password: z.string().max(200) }),
  reply: done,
  faults: ['password-wrong', 'password-unfit'],
  perMinute: 10,
  handle: async ({ viewer, sessionId, body, store }) => {
    const { staffId, scope, actor } = viewer
    const changed = await changePassword(store, { groupId: scope.groupId, staffId, sessionId, ...body }, actor)
    return 'fault' in changed ? changed : { done: true as const }
  },
})
