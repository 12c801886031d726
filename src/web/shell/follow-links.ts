import { parseSearch, stringifySearch } from '#web/search-reader.ts'

interface History {
  readonly push: (href: string) => void
}

/**
 * Ordinary links, also those inside charts, move within the app without a page load.
 * The centre that the reader looks at goes along.
 */
export function followLinks(history: History): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || isForTheBrowser(event)) return
    const href = hrefUnder(event.target)
    if (href === null) return
    event.preventDefault()
    history.push(withCentre(href))
  })
}

function isForTheBrowser(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
}

function hrefUnder(target: EventTarget | null): string | null {
  const link = target instanceof Element ? target.closest('a[href]') : null
  const href = link?.getAttribute('href') ?? ''
  if (link === null || link.hasAttribute('target') || link.hasAttribute('download')) return null
  const isOurs = href.startsWith('/') && !href.startsWith('//') && !href.startsWith('/api/')
  return isOurs ? href : null
}

function withCentre(href: string): string {
  const { centre } = parseSearch(window.location.search)
  const { pathname, search, hash } = new URL(href, window.location.origin)
  if (centre === undefined || pathname === '/sign-in') return href
  return `${pathname}${stringifySearch({ centre, ...parseSearch(search) })}${hash}`
}
