import { useEffect, useRef, useSyncExternalStore } from 'react'
import {
  listenToOutbox,
  openOutbox,
  type Outbox,
  outboxNow,
  type Settled,
  whenSettled,
} from '#web/worklist/result-outbox.ts'
import { useMe } from '#web/shell/me.ts'

/** The reader's results that wait to be sent, and those that were not taken. */
export function useOutbox(): Outbox {
  const { staffId } = useMe()
  useEffect(() => openOutbox(staffId), [staffId])
  return useSyncExternalStore(listenToOutbox, outboxNow)
}

/** Hears of each result that arrives or is refused while the screen is open. */
export function useSettled(hear: (settled: Settled) => void): void {
  const latest = useRef(hear)
  useEffect(() => {
    latest.current = hear
  })
  useEffect(() => whenSettled((settled) => latest.current(settled)), [])
}
