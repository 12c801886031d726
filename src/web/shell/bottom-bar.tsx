import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { shellEn } from '#web/phrases/shell.en.ts'
import { shellZh } from '#web/phrases/shell.zh.ts'
import { useNavigation } from '#web/shell/navigation.ts'
import { useGo } from '#web/use-go.ts'
import { Icon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/menu.tsx'

/** The navigation of a phone: four entries, and the rest behind "more". */
export function BottomBar(): ReactNode {
  const words = usePhrases(shellZh, shellEn)
  const label = useLabel()
  const entries = useNavigation()
  const go = useGo()
  const first = entries.slice(0, entries.length > 5 ? 4 : 5)
  const rest = entries.slice(first.length)
  return (
    <nav className="bottom no-print" aria-label={words.navigation}>
      {first.map((entry) => (
        <a key={entry.name} href={entry.path} className="bottom-link" aria-current={entry.isHere ? 'page' : undefined}>
          <Icon name={entry.icon} size={20} />
          <span>{label(entry.label)}</span>
        </a>
      ))}
      {rest.length > 0 && (
        <Menu
          label={words.more}
          entries={rest.map(({ name, icon, path, label: its }) => ({
            id: name,
            label: label(its),
            icon,
            onPress: () => go(path),
          }))}
        >
          <AriaButton className="bottom-link">
            <Icon name="menu" size={20} />
            <span>{words.more}</span>
          </AriaButton>
        </Menu>
      )}
    </nav>
  )
}
