import { betterAuth } from 'better-auth'
import { twoFactor, username } from 'better-auth/plugins'
import type { Store } from '#store/connect.ts'
import { signInDatabase } from '#store/sign-in-database.ts'

/** Twelve hours: a working day. Each hour of use begins them anew. */
const sessionSeconds = 12 * 3600

/**
 * Passwords, sessions and second factors, by better-auth. Only what `session.ts` calls is reachable from outside; its
 * own addresses are not served. Who somebody is at work stands in our own tables.
 */
export function signInWith(store: Store, { secret, isSecure }: { secret: string; isSecure: boolean }) {
  const { db, close } = signInDatabase(store)
  const auth = betterAuth({
    appName: 'Longrange',
    // Never used: we serve none of its addresses, but it will not start without one.
    baseURL: 'http://localhost',
    secret,
    database: { db, type: 'postgres' },
    logger: { disabled: true },
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, autoSignIn: false },
    user: {
      modelName: 'sign_in_users',
      additionalFields: {
        staffId: { type: 'number', required: true, input: false },
        mustChangePassword: { type: 'boolean', required: false, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      modelName: 'sign_in_sessions',
      expiresIn: sessionSeconds,
      updateAge: 3600,
      cookieCache: { enabled: false },
    },
    account: { modelName: 'sign_in_accounts' },
    verification: { modelName: 'sign_in_verifications' },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'longrange',
      useSecureCookies: isSecure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // Forms of other sites are refused by our own door, before this library is asked.
      disableOriginCheck: true,
    },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 40, usernameValidator: () => true }),
      twoFactor({ issuer: 'Longrange', twoFactorTable: 'sign_in_second_factors' }),
    ],
  })
  return { auth, close }
}

export type SignIn = ReturnType<typeof signInWith>
