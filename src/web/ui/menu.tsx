import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon, type IconName } from '#web/ui/icons.tsx'
import '#web/ui/menu.css'

export interface MenuEntry {
  readonly id: string
  readonly label: ReactNode
  /** For typing ahead, where the label is no plain text. */
  readonly text?: string
  readonly icon?: IconName
  readonly onPress?: () => void
  readonly isDisabled?: boolean
  readonly isDangerous?: boolean
  /** A line above it. */
  readonly startsGroup?: boolean
}

interface MenuProps {
  readonly label: string
  /** The button that opens it. */
  readonly children: ReactElement
  readonly entries: readonly MenuEntry[]
  /** Ids of what is chosen: the entries become a choice of one or of several. */
  readonly chosen?: readonly string[]
  readonly isMultiple?: boolean
  readonly onChoose?: (chosen: readonly string[]) => void
}

export function Menu({ label, children, entries, chosen, isMultiple = false, onChoose }: MenuProps): ReactNode {
  const choice =
    chosen === undefined
      ? {}
      : ({
          selectionMode: isMultiple ? 'multiple' : 'single',
          selectedKeys: [...chosen],
          disallowEmptySelection: !isMultiple,
        } as const)
  return (
    <MenuTrigger>
      {children}
      <Popover className="menu-popover" offset={4}>
        <AriaMenu
          aria-label={label}
          className="menu"
          {...choice}
          onSelectionChange={(keys) => onChoose?.(keys === 'all' ? entries.map(({ id }) => id) : [...keys].map(String))}
        >
          {groupsOf(entries).map((group, number) => (
            <MenuSection key={group[0]?.id ?? number} aria-label={label} className="menu-section">
              {group.map((entry) => (
                <Entry key={entry.id} {...entry} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Entry({ id, label, text, icon, onPress, isDisabled = false, isDangerous = false }: MenuEntry): ReactNode {
  return (
    <MenuItem
      id={id}
      textValue={text ?? (typeof label === 'string' ? label : id)}
      isDisabled={isDisabled}
      className={isDangerous ? 'menu-item menu-item-danger' : 'menu-item'}
      {...(onPress === undefined ? {} : { onAction: onPress })}
    >
      {({ isSelected, selectionMode }) => (
        <>
          {selectionMode !== 'none' && (
            <span className="menu-check">{isSelected && <Icon name="check" size={14} />}</span>
          )}
          {icon !== undefined && <Icon name={icon} size={16} />}
          <span>{label}</span>
        </>
      )}
    </MenuItem>
  )
}

function groupsOf(entries: readonly MenuEntry[]): MenuEntry[][] {
  const groups: MenuEntry[][] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    if (last === undefined || entry.startsGroup === true) groups.push([entry])
    else last.push(entry)
  }
  return groups
}
