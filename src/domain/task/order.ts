import { expectedFenPerMinute } from '#domain/playbook/action.ts'
import { rankOf } from '#domain/playbook/action-class.ts'
import type { Plannable } from '#domain/task/task.ts'

/**
 * The order of work (spec §3.2): class, then expected value per minute; ties by due day, customer number and source, so
 * that any list of tasks has exactly one order.
 */
export function orderTasks<T extends Plannable>(tasks: readonly T[]): T[] {
  return tasks.toSorted(compareTasks)
}

export function compareTasks(a: Plannable, b: Plannable): number {
  return (
    rankOf(a.class) - rankOf(b.class) ||
    expectedFenPerMinute(b) - expectedFenPerMinute(a) ||
    compareText(a.dueOn, b.dueOn) ||
    compareText(a.customerNo, b.customerNo) ||
    compareText(a.source, b.source) ||
    compareText(a.opensOn, b.opensOn)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
