import { useSyncExternalStore, type ReactNode } from 'react'
import { usePhrases } from '#web/phrases/language.ts'
import { shellEn } from '#web/phrases/shell.en.ts'
import { shellZh } from '#web/phrases/shell.zh.ts'

export function Offline(): ReactNode {
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine)
  const words = usePhrases(shellZh, shellEn)
  return <div role="status">{!isOnline && <p className="offline">{words.offline}</p>}</div>
}

function listen(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
