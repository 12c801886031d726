import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import { reasonOf } from '#domain/playbook/action.ts'
import type { Task } from '#domain/task/task.ts'

/** Why a contact is to be made, in words that stay as they are when the playbook changes. */
export interface KeptReason {
  readonly playbook: string
  readonly label: Label
  readonly step: string
  readonly class: ActionClass
  readonly dueOn: Day
  readonly because: Label
}

/** The reasons of a task, the leading one first. */
export function keptReasons({ reasons }: Task): KeptReason[] {
  return reasons.map((action) => ({
    playbook: action.playbook.id,
    label: action.playbook.label,
    step: action.step.id,
    class: action.class,
    dueOn: action.dueOn,
    because: { zh: reasonOf(action, 'zh'), en: reasonOf(action, 'en') },
  }))
}
