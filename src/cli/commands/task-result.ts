import { overDeliveryLabels, type OverDelivery } from '#domain/relationship/emotional-account.ts'
import type { Label } from '#domain/label.ts'
import { churnReasonLabels, type ChurnReason } from '#domain/task/churn-reason.ts'
import { moodLabels, type Mood } from '#domain/task/mood.ts'
import { ownerOf } from '#domain/task/open-reason.ts'
import { type TaskResult, taskResultLabels } from '#domain/task/task-result.ts'
import { type TouchChannel, touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { instantAt } from '#domain/working-time/local-time.ts'
import { bookResult, type ResultRefusal, type TaskOf } from '#operations/book-result.ts'
import { openTaskOf } from '#operations/open-task.ts'
import { refreshCustomers } from '#operations/refresh-customer.ts'
import { undoResult } from '#operations/undo-result.ts'
import { resultsOf } from '#store/task-results.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { type GroupHome, withGroup } from '#cli/home.ts'
import { momentText } from '#cli/moment.ts'
import { momentOption } from '#cli/moment-option.ts'
import { choiceOption, type Options, textOption } from '#cli/option.ts'
import { taskWordsOf } from '#cli/phrases/task-words.ts'
import { refuse } from '#cli/refusal.ts'
import { staffNamed } from '#cli/staff-named.ts'
import { refuseTask, taskNamed } from '#cli/task-named.ts'

export const taskOperand = {
  name: 'TASK',
  label: { zh: '任务编号（见 task list）', en: 'number of the task (see task list)' },
} as const

const results = Object.keys(taskResultLabels) as TaskResult[]

const options = {
  advisor: textOption('A', {
    zh: '谁联系的（编号或姓名）；默认任务的负责人',
    en: 'who made the contact (number or name); whose task it is unless given',
  }),
  note: textOption('TEXT', { zh: '备注', en: 'a note' }),
  callback: momentOption({ zh: '约定回电的时间，门店当地时间', en: 'when to call back, by the centre’s clocks' }),
  reason: choiceOption('REASON', { zh: '流失原因', en: 'why they stay away' }, keysOf<ChurnReason>(churnReasonLabels)),
  mood: choiceOption('MOOD', { zh: '客户情绪', en: 'how they sounded' }, keysOf<Mood>(moodLabels)),
  'over-delivery': choiceOption(
    'WHAT',
    { zh: '超出预期的一件事', en: 'what they did not expect' },
    keysOf<OverDelivery>(overDeliveryLabels),
  ),
  channel: choiceOption(
    'HOW',
    { zh: '联系方式；默认 phone', en: 'how it was made; phone unless given' },
    keysOf<TouchChannel>(touchChannelLabels),
  ),
} as const satisfies Options

export const taskResultCommand = command({
  name: 'task result',
  label: { zh: '登记任务的结果', en: 'say what came of a task' },
  about: {
    zh: `登记结果，剧本随即往下走；十分钟内可用 task undo 撤销，期间不发出任何消息。结果：${results.join('、')}。未接通会自动安排改天换时段再打。`,
    en: `Keeps what came of a task; its playbooks go on at once. For ten minutes task undo takes it back, and nothing leaves until then. Results: ${results.join(', ')}. A call that nobody answered comes back on another day at another time.`,
  },
  operands: [taskOperand, { name: 'RESULT', label: { zh: '结果', en: 'what came of it' } }],
  options,
  examples: [
    { line: 'task result 1023 booked --note 周六上午', says: { zh: '已预约', en: 'they booked' } },
    {
      line: 'task result 1023 callback --callback 2024-09-30T15:30',
      says: { zh: '约定回电', en: 'to be called back' },
    },
    { line: 'task result 1023 no_answer', says: { zh: '未接通', en: 'nobody answered' } },
  ],
  run: (given, context) => withGroup(given, context, (home) => book(home, given, context)),
})

export const taskUndoCommand = command({
  name: 'task undo',
  label: { zh: '撤销任务的结果', en: 'take back what was said of a task' },
  about: {
    zh: '撤销该任务最近一次结果：任务、剧本进度和联系记录都恢复原样。只在登记后十分钟内可以。',
    en: 'Takes back the last result of a task: task, playbooks and contact are as they were. Within ten minutes only.',
  },
  operands: [taskOperand],
  options: {},
  examples: [{ line: 'task undo 1023', says: { zh: '按错了', en: 'it was the wrong one' } }],
  run: (given, context) => withGroup(given, context, (home) => undo(home, given, context)),
})

function keysOf<K extends string>(labels: Readonly<Record<K, Label>>): readonly K[] {
  return Object.keys(labels) as K[]
}

async function book(home: GroupHome, { operands, options: wished }: Given<typeof options>, context: Context) {
  const [number = '', word = ''] = operands
  const result = results.find((each) => each === word)
  if (result === undefined)
    return refuse({
      zh: `没有结果“${word}”；可用：${results.join('、')}`,
      en: `there is no result “${word}”; there are: ${results.join(', ')}`,
    })
  const { zone, ...task } = await taskNamed(home, number, context)
  const of: TaskOf = { ...task, staffId: await whoWorked(home, task, wished) }
  const booked = await bookResult(home.store, of, {
    result,
    channel: wished.channel ?? 'phone',
    note: wished.note,
    mood: wished.mood,
    overDelivery: wished['over-delivery'],
    churnReason: wished.reason,
    callbackAt: wished.callback === null ? null : instantAt(wished.callback, zone),
  })
  if ('fault' in booked) return refuse(sentenceOf(booked, number))
  await refreshCustomers(home.store, { groupId: of.groupId, customerIds: [of.customerId], today: of.today })
  const words = taskWordsOf(context.language)
  const { resultId, undoUntil, comesBackAt } = booked
  return told(
    wished.json
      ? [JSON.stringify({ task: of.taskId, result_id: resultId, undo_until: undoUntil, comes_back_at: comesBackAt })]
      : [
          words.kept(taskResultLabels[result][context.language], momentText(undoUntil)),
          ...(comesBackAt === null ? [] : [words.comesBack(momentText(comesBackAt))]),
        ],
    context,
  )
}

async function whoWorked(
  home: GroupHome,
  task: Omit<TaskOf, 'staffId'>,
  wished: { readonly advisor: string | null; readonly centre: string | null },
): Promise<number> {
  const open = wished.advisor === null ? await openTaskOf(home.store.reader, task) : null
  const owner = open === null ? null : ownerOf(open)
  if (wished.advisor === null && open === null) return refuseTask(String(task.taskId))
  return owner ?? (await staffNamed(home, wished)).staffId
}

async function undo(home: GroupHome, { operands: [number = ''], options: wished }: Given<Options>, context: Context) {
  const { zone: _zone, ...of } = await taskNamed(home, number, context)
  const { customerId, taskId } = of
  const [last] = await resultsOf(home.store.reader, { customerId, reasonIds: [taskId] })
  if (last === undefined)
    return refuse({
      zh: `任务 ${number} 没有可撤销的结果`,
      en: `nothing was said of task ${number} that could be undone`,
    })
  const undone = await undoResult(home.store, { ...of, resultId: last.resultId, onlyOf: null })
  if ('fault' in undone) return refuse(undoSentence[undone.fault])
  await refreshCustomers(home.store, { groupId: of.groupId, customerIds: [customerId], today: of.today })
  const line = wished.json
    ? JSON.stringify({ task: taskId, result_id: last.resultId, state: 'undone' })
    : taskWordsOf(context.language).undone(taskResultLabels[last.result][context.language])
  return told([line], context)
}

const undoSentence: Readonly<Record<'no-such-result' | 'undo-too-late' | 'moved-on', Label>> = {
  'no-such-result': { zh: '没有这个结果，或已经撤销', en: 'there is no such result, or it was taken back' },
  'undo-too-late': { zh: '已超过 10 分钟，不能撤销', en: 'ten minutes are over: it stands' },
  'moved-on': { zh: '之后又有变化，不能撤销', en: 'something was built on it since: it stands' },
}

export async function told(lines: readonly string[], { out }: Context): Promise<ExitStatus> {
  await out.write(`${lines.join('\n')}\n`)
  return exitStatus.done
}

function sentenceOf(refusal: ResultRefusal, number: string): Label {
  switch (refusal.fault) {
    case 'no-such-task':
      return refuseTask(number)
    case 'callback-unfit':
      return {
        zh: 'callback 须用 --callback 给出一年以内的将来时间；其他结果不填',
        en: 'callback needs a time to come, within a year, with --callback; other results have none',
      }
    case 'task-taken': {
      const { who, at, result } = refusal
      return {
        zh: `${who} 已在 ${momentText(at)} 登记：${taskResultLabels[result].zh}`,
        en: `${who} was first, at ${momentText(at)}: ${taskResultLabels[result].en}`,
      }
    }
  }
}
