import { compareTasks } from '#domain/task/order.ts'
import type { Plannable } from '#domain/task/task.ts'

/** Work that somebody else has to do. */
export interface Shared extends Plannable {
  readonly customerId: number
  /** The dedicated advisor of its customer; null = none. */
  readonly dedicatedId: number | null
}

/** Somebody who is there. */
export interface Colleague {
  readonly staffId: number
  /** Minutes a day. */
  readonly capacityMinutes: number
  /** Minutes that they have to do already. */
  readonly loadMinutes: number
}

/**
 * Shares work out by load: the most urgent first, each to whoever has the least to do for the minutes they have. A
 * customer's own advisor comes before everybody, and one customer is never given to two. Null = nobody is there.
 */
export function shareOut<T extends Shared>(
  tasks: readonly T[],
  colleagues: readonly Colleague[],
): Map<T, number | null> {
  const load = new Map(colleagues.map(({ staffId, loadMinutes }) => [staffId, loadMinutes]))
  const byCustomer = new Map<number, number | null>()
  const shared = new Map<T, number | null>()
  for (const task of tasks.toSorted(compareTasks)) {
    const { customerId, dedicatedId, minutes } = task
    const dedicated = dedicatedId !== null && load.has(dedicatedId) ? dedicatedId : undefined
    const staffId = byCustomer.get(customerId) ?? dedicated ?? leastBusy(colleagues, load, minutes)
    byCustomer.set(customerId, staffId)
    shared.set(task, staffId)
    if (staffId !== null) load.set(staffId, (load.get(staffId) ?? 0) + minutes)
  }
  return shared
}

function leastBusy(
  colleagues: readonly Colleague[],
  load: ReadonlyMap<number, number>,
  minutes: number,
): number | null {
  const share = ({ staffId, capacityMinutes }: Colleague): number =>
    ((load.get(staffId) ?? 0) + minutes) / Math.max(capacityMinutes, 0.001)
  return colleagues.toSorted((a, b) => share(a) - share(b) || a.staffId - b.staffId)[0]?.staffId ?? null
}
