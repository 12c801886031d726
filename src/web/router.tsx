import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { paths, type ScreenName } from '#web/paths.ts'
import { screens, type Screen } from '#web/screens.ts'
import { anyText, parseSearch, searchReader, stringifySearch } from '#web/search-reader.ts'
import { Crash } from '#web/shell/crash.tsx'
import { NotFound } from '#web/shell/not-found.tsx'
import { Root } from '#web/shell/root.tsx'
import { Shell } from '#web/shell/shell.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Crash })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: searchReader({ back: anyText }),
  component: lazyRouteComponent(() => import('#web/sign-in/sign-in.tsx'), 'SignIn'),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('#web/set-up/set-up.tsx'), 'SetUp'),
})

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell, errorComponent: Crash })

function routeOf([name, screen]: [string, Screen]): AnyRoute {
  const { load, search } = screen
  return createRoute({
    getParentRoute: () => shell,
    path: paths[name as ScreenName].path,
    component: lazyRouteComponent(load),
    errorComponent: Crash,
    // A screen reads its own parameters; what it does not know (`centre`, `sort`) stays in the address.
    ...(search === undefined ? {} : { validateSearch: (raw: Record<string, unknown>) => ({ ...raw, ...search(raw) }) }),
  })
}

export const router = createRouter({
  routeTree: root.addChildren([signIn, setUp, shell.addChildren(Object.entries(screens).map(routeOf))]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultPendingMinMs: 0,
  defaultPendingMs: 150,
})
