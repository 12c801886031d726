import { createContext, useContext } from 'react'
import type { Reply } from '#web/api/client.ts'
import { profileEn } from '#web/phrases/profile.en.ts'
import { type ProfilePhrases, profileZh } from '#web/phrases/profile.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'

export type Profile = Reply<'GET /customers/{customerId}'>

const context = createContext<Profile | null>(null)

export const ProfileProvider = context.Provider

/** The customer whose profile is shown. */
export function useProfile(): Profile {
  const profile = useContext(context)
  if (profile === null) throw new Error('no profile is shown here')
  return profile
}

export function useProfilePhrases(): ProfilePhrases {
  return usePhrases(profileZh, profileEn)
}

/** What grows old when something of a customer is changed. */
export const staleRoutes = [
  'GET /customers/{customerId}',
  'GET /customers/{customerId}/timeline',
  'GET /customers',
] as const
