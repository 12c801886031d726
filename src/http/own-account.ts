import { z } from 'zod'
import type { Viewer } from '#domain/access/viewer.ts'
import { endOtherSessions, noteSecondFactor, type OwnSignIn } from '#operations/own-sign-in.ts'
import { accountOf } from '#store/accounts.ts'
import { sessionsOf } from '#store/sessions.ts'
import { headersOf } from '#http/headers.ts'
import { Answer, route } from '#http/route.ts'
import { done } from '#http/shapes.ts'

const password = z.object({ password: z.string().max(200) })

export const ownSignIns = route({
  method: 'GET',
  path: '/me/sign-ins',
  summary: 'Under which name one signs in, where one is signed in, and whether by a second factor',
  right: 'signed-in',
  reply: z.object({
    username: z.string(),
    hasSecondFactor: z.boolean(),
    sessions: z.array(
      z.object({
        isThis: z.boolean(),
        startedAt: z.string(),
        lastUsedAt: z.string(),
        address: z.string().nullable(),
        program: z.string().nullable(),
      }),
    ),
  }),
  faults: ['unknown-user'],
  handle: async ({ viewer, sessionId }, { store }) => {
    const account = await accountOf(store.reader, viewer.staffId)
    if (account === null) return { fault: 'unknown-user' }
    const sessions = await sessionsOf(store.reader, viewer.staffId)
    return {
      username: account.username,
      hasSecondFactor: account.hasSecondFactor,
      sessions: sessions.map(({ sessionId: own, ...session }) => ({ ...session, isThis: own === sessionId })),
    }
  },
})

export const endOwnSessions = route({
  method: 'DELETE',
  path: '/me/sign-ins',
  summary: 'Sign out everywhere else',
  right: 'signed-in',
  reply: done,
  handle: async ({ viewer, sessionId, store }) => {
    await endOtherSessions(store, ownerOf(viewer), sessionId)
    return { done: true as const }
  },
})

export const beginSecondFactor = route({
  method: 'POST',
  path: '/me/second-factor',
  summary: 'Begin with a second factor: a secret for the authenticator app, told this once',
  right: 'signed-in',
  body: password,
  reply: z.object({
    uri: z.string().describe('otpauth://, what a QR code holds.'),
    secret: z.string().describe('To be typed where nothing can be scanned.'),
    backupCodes: z.array(z.string()).describe('Each is good once, where the app is lost.'),
  }),
  faults: ['password-wrong', 'second-factor-on'],
  tellsSecret: true,
  perMinute: 10,
  handle: async ({ viewer, sessionId, body, request }, office) => {
    const account = await accountOf(office.store.reader, viewer.staffId)
    if (account === null || sessionId === null) return { fault: 'not-allowed' }
    if (account.hasSecondFactor) return { fault: 'second-factor-on' }
    const response = await office.signIn.auth.api.enableTwoFactor({
      body,
      headers: headersOf(request),
      asResponse: true,
    })
    if (!response.ok) return { fault: 'password-wrong' }
    const { totpURI, backupCodes } = (await response.json()) as { totpURI: string; backupCodes: string[] }
    const secret = new URL(totpURI).searchParams.get('secret') ?? ''
    return { uri: appAddress(account.username, secret), secret, backupCodes }
  },
})

/** As authenticator apps read it, with the name that one signs in by. */
function appAddress(username: string, secret: string): string {
  const query = new URLSearchParams({ secret, issuer: 'Longrange' })
  return `otpauth://totp/Longrange:${encodeURIComponent(username)}?${query.toString()}`
}

export const confirmSecondFactor = route({
  method: 'POST',
  path: '/me/second-factor/confirm',
  summary: 'Turn the second factor on, with a code that the app shows',
  right: 'signed-in',
  body: z.object({ code: z.string().regex(/^\d{6}$/) }),
  reply: done,
  faults: ['code-wrong'],
  perMinute: 10,
  handle: async ({ viewer, sessionId, body, request, store }, office) => {
    if (sessionId === null) return { fault: 'not-allowed' }
    const response = await office.signIn.auth.api.verifyTOTP({ body, headers: headersOf(request), asResponse: true })
    if (!response.ok) return { fault: 'code-wrong' }
    await noteSecondFactor(store, ownerOf(viewer), true)
    return new Answer({ done: true as const }, { cookies: response.headers.getSetCookie() })
  },
})

export const endSecondFactor = route({
  method: 'DELETE',
  path: '/me/second-factor',
  summary: 'Turn the second factor off',
  right: 'signed-in',
  body: password,
  reply: done,
  faults: ['password-wrong'],
  perMinute: 10,
  handle: async ({ viewer, sessionId, body, request, store }, office) => {
    if (sessionId === null) return { fault: 'not-allowed' }
    const headers = headersOf(request)
    const response = await office.signIn.auth.api.disableTwoFactor({ body, headers, asResponse: true })
    if (!response.ok) return { fault: 'password-wrong' }
    await noteSecondFactor(store, ownerOf(viewer), false)
    return new Answer({ done: true as const }, { cookies: response.headers.getSetCookie() })
  },
})

function ownerOf({ scope, staffId, actor }: Viewer): OwnSignIn {
  return { groupId: scope.groupId, staffId, actor }
}
