import { Navigate, Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import type { StaffRole } from '#domain/access/staff-role.ts'
import { useLive } from '#web/api/live.ts'
import { useAsk } from '#web/api/use-ask.ts'
import { keep, kept, placeOfResults } from '#web/kept.ts'
import { homeOf, paths } from '#web/paths.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { shellEn } from '#web/phrases/shell.en.ts'
import { shellZh } from '#web/phrases/shell.zh.ts'
import { BottomBar } from '#web/shell/bottom-bar.tsx'
import { MeProvider } from '#web/shell/me.ts'
import { Exports } from '#web/shell/exports.tsx'
import { Offline } from '#web/shell/offline.tsx'
import { SideBar } from '#web/shell/side-bar.tsx'
import { TopBar } from '#web/shell/top-bar.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import '#web/shell/shell.css'

const FirstPassword = lazy(async () => ({
  default: (await import('#web/account/first-password.tsx')).FirstPassword,
}))

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
  if (me.data.mustChangePassword)
    return (
      <Suspense>
        <FirstPassword />
      </Suspense>
    )
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
          <Exports />
          <main id="main" tabIndex={-1}>
            <Home role={me.data.role} />
          </main>
        </div>
        <BottomBar />
      </div>
      <Live staffId={me.data.staffId} />
    </MeProvider>
  )
}

/**
 * The screen that was asked for; whoever has nothing on the first page begins at their own. Until that has come the first
 * page is still the one to be shown: it is left out, so that it asks for nothing.
 */
function Home({ role }: { readonly role: StaffRole }): ReactNode {
  const first = paths.cockpit.path
  const { pathname } = useLocation()
  const shown = useMatches({ select: (matches) => matches.at(-1)?.pathname })
  if (homeOf(role) === first || (pathname !== first && shown !== first)) return <Outlet />
  return pathname === first ? <Navigate to={homeOf(role)} replace /> : null
}

interface LiveProps {
  readonly staffId: number
}

/** Hears what changes, and sends what this reader typed on a bad connection, whatever screen comes first. */
function Live({ staffId }: LiveProps): ReactNode {
  useLive()
  useEffect(() => {
    if (kept(placeOfResults(staffId)) === null) return
    void import('#web/worklist/result-outbox.ts').then(({ openOutbox }) => openOutbox(staffId))
  }, [staffId])
  return null
}

function Refused({ problem, onRetry }: { readonly problem: Error; readonly onRetry: () => void }): ReactNode {
  return (
    <main className="page page-narrow">
      <ProblemNote problem={problem} onRetry={onRetry} />
    </main>
  )
}
