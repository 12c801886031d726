import '#web/ui/tokens.css'
import '#web/ui/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from '#web/api/problem.ts'
import { askAhead } from '#web/api/use-ask.ts'
import { whenSignedOut } from '#web/api/client.ts'
import { currentLanguage, switchLanguage } from '#web/phrases/language.ts'
import { router } from '#web/router.tsx'
import { followLinks } from '#web/shell/follow-links.ts'
import { showTheme } from '#web/shell/theme.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (times, error) => times < 2 && error instanceof Problem && (error.status === 0 || error.status >= 502),
      refetchOnWindowFocus: true,
    },
  },
})

showTheme()
switchLanguage(currentLanguage())
followLinks(router.history)
whenSignedOut(() => {
  const { pathname, search } = window.location
  if (isAtTheDoor(pathname)) return
  void router.navigate({ href: `/sign-in?back=${encodeURIComponent(pathname + search)}`, replace: true })
})

// Everything but the door waits for who is there.
if (!isAtTheDoor(window.location.pathname)) askAhead(queries, 'GET /me', {})

const place = document.getElementById('app')
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}

// The Chinese face comes after the first picture, and only where the system may have none of its own.
if (!/Windows|Mac OS|Android|CrOS|HarmonyOS/.test(navigator.userAgent))
  requestIdle(() => void import('@fontsource-variable/noto-sans-sc'))

/** Where nobody is signed in yet. */
function isAtTheDoor(pathname: string): boolean {
  return pathname === '/sign-in' || pathname === '/set-up'
}

function requestIdle(call: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(call, { timeout: 500 })
  else setTimeout(call, 200)
}
