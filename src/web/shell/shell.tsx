import { Outlet } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useLive } from '#web/api/live.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { keep, kept } from '#web/kept.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { shellEn } from '#web/phrases/shell.en.ts'
import { shellZh } from '#web/phrases/shell.zh.ts'
import { BottomBar } from '#web/shell/bottom-bar.tsx'
import { MeProvider } from '#web/shell/me.ts'
import { Offline } from '#web/shell/offline.tsx'
import { SideBar } from '#web/shell/side-bar.tsx'
import { TopBar } from '#web/shell/top-bar.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import '#web/shell/shell.css'

/** Navigation, top bar and the place of the screens; asks first who is there. */
export function Shell(): ReactNode {
  const me = useAsk('GET /me', {}, { staleAfter: 300_000 })
  const words = usePhrases(shellZh, shellEn)
  const [isSlim, setSlim] = useState(kept('navigation') === 'slim')
  const slim = (next: boolean): void => {
    keep('navigation', next ? 'slim' : 'wide')
    setSlim(next)
  }
  if (me.data === undefined)
    return me.error === null ? null : <Refused problem={me.error} onRetry={() => void me.refetch()} />
  return (
    <MeProvider value={me.data}>
      <a className="skip" href="#main" target="_self">
        {words.skip}
      </a>
      <div className={isSlim ? 'shell shell-slim' : 'shell'}>
        <SideBar isSlim={isSlim} onSlim={slim} />
        <div className="shell-body">
          <TopBar />
          <Offline />
          <main id="main" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        <BottomBar />
      </div>
      <Live />
    </MeProvider>
  )
}

function Live(): ReactNode {
  useLive()
  return null
}

function Refused({ problem, onRetry }: { readonly problem: Error; readonly onRetry: () => void }): ReactNode {
  return (
    <main className="page page-narrow">
      <ProblemNote problem={problem} onRetry={onRetry} />
    </main>
  )
}
