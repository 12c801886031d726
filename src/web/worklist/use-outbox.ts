import { useEffect, useSyncExternalStore } from 'react'
import { type Arrived, listenToOutbox, outboxNow, whenArrived } from '#web/worklist/result-outbox.ts'

/** Results that wait to be sent, and those that were not taken. */
export function useOutbox() {
  return useSyncExternalStore(listenToOutbox, outboxNow)
}

export function useArrivals(hear: (arrived: Arrived) => void): void {
  useEffect(() => whenArrived(hear), [hear])
}
