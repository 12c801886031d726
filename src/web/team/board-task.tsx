import type { ReactNode } from 'react'
import { hrefTo } from '#web/paths.ts'
import { useHanding } from '#web/team/dragging.ts'
import { useWords } from '#web/team/use-words.ts'
import type { TaskRow } from '#web/worklist/shapes.ts'
import { TaskLine } from '#web/worklist/task-line.tsx'
import { IconButton } from '#web/ui/button.tsx'
import { Menu } from '#web/ui/menu.tsx'

/** A task on the board: opens on its owner's list; a contact is dragged to another column, or given by its menu. */
export function BoardTask({ row }: { readonly row: TaskRow }): ReactNode {
  const handed = useHanding()
  const handing = row.message === null ? handed : null
  return (
    <li
      className="board-task"
      draggable={handing !== null}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', row.customerNo)
        handing?.drag(row)
      }}
      onDragEnd={() => handing?.drag(null)}
    >
      <a className="board-link" draggable={false} href={placeOf(row)}>
        <TaskLine row={row} />
      </a>
      {handing !== null && <GiveMenu row={row} />}
    </li>
  )
}

function placeOf({ staff, taskId, customerId, because }: TaskRow): string {
  if (staff === null) return hrefTo('profile', { params: { customerId } })
  const tab = because === null ? undefined : 'later'
  return hrefTo('worklist', { search: { staff: staff.staffId, tab, task: taskId } })
}

function GiveMenu({ row }: { readonly row: TaskRow }): ReactNode {
  const words = useWords()
  const handing = useHanding()
  const label = words.give(row.name ?? words.hidden)
  const owner = row.staff?.staffId ?? null
  return (
    <Menu
      label={label}
      entries={(handing?.takers ?? [])
        .filter(({ staffId }) => staffId !== owner)
        .map((to) => ({ id: String(to.staffId), label: to.name, onPress: () => void handing?.give([row], to) }))}
    >
      <IconButton icon="more" size="small" label={label} hasTooltip={false} />
    </Menu>
  )
}
