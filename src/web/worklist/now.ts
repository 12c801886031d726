import { createContext, useContext, useEffect, useState } from 'react'

const context = createContext('')

export const NowProvider = context.Provider

/** The moment that counts as now for the group, in UTC; under the worklist and the board only. */
export function useNow(): string {
  return useContext(context)
}

const tickMillis = 20_000

/**
 * The group's now as it goes on: the server told it as this browser's clock showed `heardAt`, in milliseconds. A demo's
 * day stands still, so the browser's own clock says little.
 */
export function useGoingOn(told: string | undefined, heardAt: number): string {
  const [clock, setClock] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setClock(Date.now()), tickMillis)
    return () => clearInterval(timer)
  }, [])
  const millis = told === undefined ? clock : Date.parse(told) + Math.max(0, clock - heardAt)
  return new Date(millis).toISOString()
}
