import type { Viewer } from '#domain/access/viewer.ts'
import type { TaskOf } from '#operations/book-result.ts'
import { nowAt } from '#operations/work-day.ts'
import { customerOfTask } from '#store/task-reasons.ts'
import type { Context } from '#cli/command.ts'
import type { GroupHome } from '#cli/home.ts'
import { refuse } from '#cli/refusal.ts'

/** Whoever sits at the terminal sees the whole group. */
export function wholeGroup({ group }: GroupHome): Viewer['scope'] & { readonly of: 'group' } {
  return { of: 'group', groupId: group.groupId }
}

/** The task with this number, for whoever works on it; refuses where there is none. */
export async function taskNamed(
  home: GroupHome,
  number: string,
  context: Context,
): Promise<Omit<TaskOf, 'staffId'> & { readonly zone: string }> {
  const { reader } = home.store
  const found = /^\d{1,15}$/.test(number) ? await customerOfTask(reader, wholeGroup(home), Number(number)) : null
  if (found === null) return refuseTask(number)
  const { customerId, centreId, zone } = found
  const { groupId } = home.group
  const now = await nowAt(reader, { groupId, centreId, today: home.today, clock: context.now.getTime() })
  return { groupId, customerId, taskId: Number(number), by: context.user, today: home.today, now, zone }
}

export function refuseTask(number: string): never {
  return refuse({
    zh: `没有任务 ${number}，或已经完成；编号见 longrange task list`,
    en: `there is no task ${number}, or it is done; numbers stand in longrange task list`,
  })
}
