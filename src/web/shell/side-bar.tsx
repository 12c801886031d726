import type { ReactNode } from 'react'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { shellEn } from '#web/phrases/shell.en.ts'
import { shellZh } from '#web/phrases/shell.zh.ts'
import { useNavigation, type NavigationEntry } from '#web/shell/navigation.ts'
import { IconButton } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icons.tsx'
import { Wordmark } from '#web/ui/wordmark.tsx'

const places = ['work', 'insight', 'steer', 'data', 'settings'] as const

interface SideBarProps {
  readonly isSlim: boolean
  readonly onSlim: (isSlim: boolean) => void
}

export function SideBar({ isSlim, onSlim }: SideBarProps): ReactNode {
  const words = usePhrases(shellZh, shellEn)
  const entries = useNavigation()
  return (
    <aside className="side no-print">
      <a href="/" className="side-mark" aria-label="续航 Longrange">
        <Wordmark isShort={isSlim} />
      </a>
      <nav aria-label={words.navigation} className="side-nav">
        {places.map((place) => {
          const here = entries.filter((entry) => entry.place === place)
          if (here.length === 0) return null
          return (
            <div key={place} className="side-group">
              {words.places[place] !== '' && <p className="side-place">{words.places[place]}</p>}
              <ul>
                {here.map((entry) => (
                  <Entry key={entry.name} entry={entry} isSlim={isSlim} />
                ))}
              </ul>
            </div>
          )
        })}
      </nav>
      <div className="side-foot">
        <IconButton
          icon={isSlim ? 'chevronRight' : 'chevronLeft'}
          size="small"
          label={isSlim ? words.expand : words.collapse}
          aria-expanded={!isSlim}
          onPress={() => onSlim(!isSlim)}
        />
      </div>
    </aside>
  )
}

function Entry({ entry, isSlim }: { readonly entry: NavigationEntry; readonly isSlim: boolean }): ReactNode {
  const label = useLabel()(entry.label)
  return (
    <li>
      <a
        href={entry.path}
        className="side-link"
        aria-current={entry.isHere ? 'page' : undefined}
        {...(isSlim ? { title: label } : {})}
      >
        <Icon name={entry.icon} />
        <span className={isSlim ? 'hidden-text' : ''}>{label}</span>
      </a>
    </li>
  )
}
