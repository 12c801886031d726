import { createContext, useContext } from 'react'
import type { Reply } from '#web/api/client.ts'

export type Me = Reply<'GET /me'>

const context = createContext<Me | null>(null)

export const MeProvider = context.Provider

/** Who is signed in, with their rights, centres and the group's today; only under the shell. */
export function useMe(): Me {
  const me = useContext(context)
  if (me === null) throw new Error('nobody is signed in here')
  return me
}
