import { useRouterState } from '@tanstack/react-router'
import { paths, type ScreenName, type ScreenPath } from '#web/paths.ts'
import { screens } from '#web/screens.ts'
import { useMe } from '#web/shell/me.ts'

export interface NavigationEntry extends ScreenPath {
  readonly name: ScreenName
  readonly isHere: boolean
}

/** The screens that this reader finds in the navigation, in order. */
export function useNavigation(): readonly NavigationEntry[] {
  const { role } = useMe()
  const here = useRouterState({ select: (state) => state.location.pathname })
  const all: readonly (readonly [string, ScreenPath])[] = Object.entries(paths)
  return all.flatMap(([key, screen]) => {
    const name = key as ScreenName
    if (screen.place === null || screens[name] === undefined || !screen.roles.includes(role)) return []
    return [{ ...screen, name, isHere: isUnder(here, screen.path) }]
  })
}

function isUnder(here: string, path: string): boolean {
  return here === path || (path !== '/' && here.startsWith(`${path}/`))
}
