import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor, username } from 'better-auth/plugins'
import { signInAddress } from '#store/accounts.ts'
import type { Store } from '#store/connect.ts'
import { signInDatabase } from '#store/sign-in-database.ts'
import { addressHeader } from '#http/headers.ts'

/** Twelve hours: a working day. Each hour of use begins them anew. */
const sessionSeconds = 12 * 3600

/** The group's identity provider (OpenID Connect), where there is one. */
export interface SingleSignOn {
  /** What the button says: the provider's name. */
  readonly name: string
  /** Where `/.well-known/openid-configuration` lies below. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Where browsers reach us, for the way back: `https://crm.example`. */
  readonly ownAddress: string
}

/** The provider's name among the library's. */
export const providerId = 'oidc'

export interface SignInWishes {
  readonly secret: string
  readonly isSecure: boolean
  readonly singleSignOn: SingleSignOn | null
}

/**
 * Passwords, sessions, second factors and single sign-on, by better-auth. Only what `session.ts` and
 * `single-sign-on.ts` call is reachable from outside. Who somebody is at work stands in our own tables.
 */
export function signInWith(store: Store, { secret, isSecure, singleSignOn }: SignInWishes) {
  const { db, close } = signInDatabase(store)
  const auth = betterAuth({
    appName: 'Longrange',
    // It will not start without one; only the way back from the provider uses it.
    baseURL: singleSignOn?.ownAddress ?? 'http://localhost',
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
    account: {
      modelName: 'sign_in_accounts',
      // What the provider says of somebody is enough to know them by: an account was made for them here before.
      accountLinking: { enabled: true, trustedProviders: [providerId] },
    },
    verification: { modelName: 'sign_in_verifications' },
    rateLimit: { enabled: false },
    advanced: {
      ipAddress: { ipAddressHeaders: [addressHeader] },
      cookiePrefix: 'longrange',
      useSecureCookies: isSecure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // Forms of other sites are refused by our own door, before this library is asked.
      disableOriginCheck: true,
    },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 40, usernameValidator: () => true }),
      twoFactor({ issuer: 'Longrange', twoFactorTable: 'sign_in_second_factors' }),
      genericOAuth({ config: singleSignOn === null ? [] : [providerOf(store, singleSignOn)] }),
    ],
  })
  return { auth, close }
}

function providerOf({ reader }: Store, { issuer, clientId, clientSecret }: SingleSignOn) {
  return {
    providerId,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: ['openid', 'profile', 'email'],
    pkce: true,
    requireIdTokenVerification: true,
    // Nobody comes in whom an administrator has not let in.
    disableSignUp: true,
    mapProfileToUser: async (profile: Readonly<Record<string, unknown>>) => ({
      email: (await signInAddress(reader, claimsOf(profile))) ?? 'nobody@longrange.invalid',
      emailVerified: true,
    }),
  }
}

/** A mail address counts only where the provider vouches for it. */
function claimsOf(profile: Readonly<Record<string, unknown>>): { username: string | null; email: string | null } {
  const text = (name: string): string | null => (typeof profile[name] === 'string' ? profile[name] : null)
  const isVerified = (profile['email_verified'] ?? profile['emailVerified']) === true
  return { username: text('preferred_username'), email: isVerified ? text('email') : null }
}

export type SignIn = ReturnType<typeof signInWith>
