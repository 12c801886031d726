import { instantAt } from '#domain/working-time/local-time.ts'
import { giveTasks } from '#operations/give-tasks.ts'
import { openTaskOf } from '#operations/open-task.ts'
import { putOffTask } from '#operations/put-off-task.ts'
import { worksAt } from '#store/task-owners.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { taskOperand, told } from '#cli/commands/task-result.ts'
import type { ExitStatus } from '#cli/exit-status.ts'
import { type GroupHome, withGroup } from '#cli/home.ts'
import { momentText } from '#cli/moment.ts'
import { momentOption } from '#cli/moment-option.ts'
import { type Options, textOption } from '#cli/option.ts'
import { taskWordsOf } from '#cli/phrases/task-words.ts'
import { refuse } from '#cli/refusal.ts'
import { staffNamed } from '#cli/staff-named.ts'
import { refuseTask, taskNamed, wholeGroup } from '#cli/task-named.ts'

const snoozeOptions = {
  until: momentOption({ zh: '推迟到什么时候，门店当地时间', en: 'until when, by the centre’s clocks' }),
} as const satisfies Options

export const taskSnoozeCommand = command({
  name: 'task snooze',
  label: { zh: '推迟任务', en: 'put a task off' },
  about: {
    zh: '到指定时间之前不再提醒，之后回到当天的名单。',
    en: 'Nobody is reminded of it before that time; then it is back on the list.',
  },
  operands: [taskOperand],
  options: snoozeOptions,
  examples: [
    { line: 'task snooze 1023 --until 2024-09-30T15:30', says: { zh: '下午三点半再说', en: 'at half past three' } },
  ],
  run: (given, context) => withGroup(given, context, (home) => snooze(home, given, context)),
})

const assignOptions = {
  advisor: textOption('A', { zh: '交给谁（编号或姓名）', en: 'to whom (number or name)' }),
} as const satisfies Options

export const taskAssignCommand = command({
  name: 'task assign',
  label: { zh: '把任务交给同事', en: 'give a task to a colleague' },
  about: {
    zh: '任务连同它的全部事由转给另一位顾问或经理；客户的专属顾问不变。',
    en: 'The task with all its reasons is another’s from now on; the customer’s dedicated advisor stays.',
  },
  operands: [taskOperand],
  options: assignOptions,
  examples: [{ line: 'task assign 1023 --advisor 李敏', says: { zh: '交给李敏', en: 'to Li Min' } }],
  run: (given, context) => withGroup(given, context, (home) => assign(home, given, context)),
})

async function snooze(
  home: GroupHome,
  { operands: [number = ''], options: wished }: Given<typeof snoozeOptions>,
  context: Context,
): Promise<ExitStatus> {
  if (wished.until === null) return refuse({ zh: '请用 --until 给出时间', en: 'say until when with --until' })
  const { zone, ...task } = await taskNamed(home, number, context)
  const put = await putOffTask(home.store, { ...task, staffId: 0 }, instantAt(wished.until, zone))
  if ('fault' in put)
    return put.fault === 'no-such-task'
      ? refuseTask(number)
      : refuse({ zh: '请选择一年以内的将来时间', en: 'choose a time to come, within a year' })
  const until = put.waitsUntil ?? ''
  return told(
    [
      wished.json
        ? JSON.stringify({ task: task.taskId, waits_until: until })
        : taskWordsOf(context.language).putOff(momentText(until)),
    ],
    context,
  )
}

async function assign(
  home: GroupHome,
  { operands: [number = ''], options: wished }: Given<typeof assignOptions>,
  context: Context,
): Promise<ExitStatus> {
  const task = await taskNamed(home, number, context)
  const open = await openTaskOf(home.store.reader, task)
  if (open === null) return refuseTask(number)
  const { staffId, name } = await staffNamed(home, wished)
  if (!(await worksAt(home.store.reader, wholeGroup(home), staffId)))
    return refuse({ zh: `${name} 不是顾问或经理`, en: `${name} is no advisor or manager` })
  const reasonIds = open.reasons.map(({ reasonId }) => reasonId)
  await giveTasks(home.store, { groupId: task.groupId, by: context.user }, [{ staffId, reasonIds }])
  const line = wished.json
    ? JSON.stringify({ task: task.taskId, advisor: name })
    : taskWordsOf(context.language).given(name)
  return told([line], context)
}
