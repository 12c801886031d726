import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { heldBackLabels } from '#domain/contact/held-back.ts'
import { type MessageInHand, whyNotToSend } from '#domain/contact/message-in-hand.ts'
import type { Language } from '#domain/label.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { lastResultOf, messageOf, type OpenTask, taskIdOf } from '#domain/task/open-reason.ts'
import { type Listed, listedOn, worklistCounts, worklistTabs } from '#domain/task/worklist-tabs.ts'
import { laterLabels } from '#domain/task/work-day.ts'
import { taskResultLabels } from '#domain/task/task-result.ts'
import { nowAt, personsDay, type PersonsDay } from '#operations/work-day.ts'
import { calledBy, type CalledBy } from '#store/people.ts'
import type { DoneTask } from '#store/task-results.ts'
import { yuan } from '#cli/amounts.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { type GroupHome, withGroup } from '#cli/home.ts'
import { momentText } from '#cli/moment.ts'
import { choiceOption, type Options, textOption } from '#cli/option.ts'
import { taskWordsOf } from '#cli/phrases/task-words.ts'
import { columnsOf } from '#cli/screen.ts'
import { centreOf, staffNamed } from '#cli/staff-named.ts'
import { shortDay } from '#cli/task-lines.ts'
import { wholeGroup } from '#cli/task-named.ts'
import { contactJson } from '#cli/task-json.ts'
import { widthOf, wrapped } from '#cli/text-width.ts'

const options = {
  advisor: textOption('A', { zh: '员工的编号或姓名', en: 'number or name of the member of staff' }),
  tab: choiceOption(
    'TAB',
    { zh: '今日、逾期、稍后或已完成；默认今日', en: 'which list; today unless given' },
    worklistTabs,
  ),
} as const satisfies Options

export const taskListCommand = command({
  name: 'task list',
  label: { zh: '某位员工手上的任务', en: 'the tasks that somebody has' },
  about: {
    zh: '剧本和同事交办的任务，按工作顺序排列，与工作台看到的相同；每项前面的编号用于其他 task 命令。经理的名单包括无人负责的任务。',
    en: 'What playbooks and colleagues have asked for, in the order of work, as on the worklist; the number before each is for the other task commands. A manager’s list includes what is nobody’s.',
  },
  operands: [],
  options,
  examples: [
    { line: 'task list --advisor 李敏', says: { zh: '李敏今天的任务', en: 'Li Min’s tasks for today' } },
    { line: 'task list --advisor A012 --tab overdue --json', says: { zh: '逾期的任务', en: 'what is late' } },
  ],
  run: (given, context) => withGroup(given, context, (home) => list(home, given, context)),
})

async function list(
  home: GroupHome,
  { options: wished }: Given<typeof options>,
  context: Context,
): Promise<ExitStatus> {
  const { reader } = home.store
  const person = await staffNamed(home, wished)
  const { groupId } = home.group
  const at = { groupId, centreId: person.centreId, today: home.today, clock: context.now.getTime() }
  const of = await personsDay(reader, {
    scope: wholeGroup(home),
    person,
    today: home.today,
    now: await nowAt(reader, at),
  })
  const tab = wished.tab ?? 'today'
  const listed = listedOn({ ...of, today: home.today }, tab)
  const done = tab === 'done' ? of.done : []
  const ids = [...listed.map(({ task }) => task.reasons[0].customerId), ...done.map(({ customerId }) => customerId)]
  const called = await calledBy(reader, [...new Set(ids)])
  const text = wished.json
    ? [json(of, { centre: centreOf(home, person), listed, done, called })]
    : lines(of, { centre: centreOf(home, person), listed, done, called }, context)
  await context.out.write(`${text.join('\n')}\n`)
  return exitStatus.done
}

interface Shown {
  readonly centre: string | null
  readonly listed: readonly Listed[]
  readonly done: readonly DoneTask[]
  readonly called: ReadonlyMap<number, CalledBy>
}

function lines(of: PersonsDay, { centre, listed, done, called }: Shown, context: Context): string[] {
  const { language } = context
  const words = taskWordsOf(language)
  const { person, day, workedMinutes, capacityMinutes, today } = of
  const title = [person.name, staffRoleLabels[person.role][language], centre, today].filter((each) => each !== null)
  return [
    title.join(' · '),
    words.counts(worklistCounts(of)),
    words.minutes(workedMinutes, day.plannedMinutes, capacityMinutes),
    '',
    ...(listed.length + done.length === 0 ? [words.nothing] : []),
    ...listed.flatMap((each) => taskLines(each, called.get(each.task.reasons[0].customerId), context)),
    ...done.map(
      (each) => `  ${momentText(each.at)}  ${nameOf(each, called)}  ${taskResultLabels[each.result][language]}`,
    ),
  ]
}

function nameOf({ customerId }: DoneTask, called: ReadonlyMap<number, CalledBy>): string {
  return called.get(customerId)?.name ?? String(customerId)
}

function taskLines(listed: Listed, called: CalledBy | undefined, context: Context): string[] {
  const { language, phrases } = context
  const { task } = listed
  const message = messageOf(task)
  // The other commands are for contacts: what is said of a message is said in the app, or comes from WeCom.
  const lead = `${(message === null ? String(taskIdOf(task)) : '').padStart(6)}  `
  const indent = ' '.repeat(widthOf(lead))
  const who = [called?.name ?? task.customerNo, called?.phone, called?.plate, called?.model]
  const columns = columnsOf(context) - widthOf(indent)
  const said = task.reasons.map(({ label, because }) => `· ${label[language]}${phrases.colon}${because[language]}`)
  const texts = message === null ? said : [...said, textOf(message, language)]
  return [
    `${lead}[${actionClassLabels[task.class][language]}] ${who.filter((each) => each !== null && each !== undefined).join('  ')}`,
    `${indent}${factsOf(listed, context).join(phrases.task.between)}`,
    ...texts.flatMap((text) => wrapped(text, columns).map((line) => indent + line)),
  ]
}

/** What to send; or why that is not to be sent any more. */
function textOf(message: MessageInHand, language: Language): string {
  const against = whyNotToSend(message)
  return against === null ? message.body : heldBackLabels[against][language]
}

function factsOf({ task, isOverCapacity, because, until }: Listed, { language, phrases }: Context): string[] {
  const words = taskWordsOf(language)
  const attempts = Math.max(...task.reasons.map((each) => each.attempts))
  return [
    `${phrases.task.due} ${shortDay(task.dueOn)}`,
    `${phrases.task.stake} ${yuan(task.stake.fen, language)}`,
    phrases.task.minutes(task.minutes),
    ...(attempts > 0 ? [words.attempts(attempts)] : []),
    ...(isOverCapacity ? [words.overCapacity] : []),
    ...(because === null ? [] : [laterLabels[because][language]]),
    ...(until === null ? [] : [words.until(momentText(until))]),
  ]
}

function json(of: PersonsDay, { centre, listed, done, called }: Shown): string {
  const { person, day, workedMinutes, capacityMinutes, today } = of
  return JSON.stringify({
    advisor: { staff_no: person.staffNo, name: person.name, role: person.role, centre },
    date: today,
    counts: worklistCounts(of),
    capacity_minutes: capacityMinutes,
    worked_minutes: workedMinutes,
    planned_minutes: day.plannedMinutes,
    tasks: listed.map((each) => taskJson(each, called.get(each.task.reasons[0].customerId))),
    done: done.map(({ resultId, customerId, at, result, note, undoUntil, reasons }) => ({
      result_id: resultId,
      name: called.get(customerId)?.name ?? null,
      at,
      result,
      note,
      undo_until: undoUntil,
      tasks: reasons.map(({ reasonId }) => reasonId),
    })),
  })
}

function taskJson({ task, isOverCapacity, because, until }: Listed, called: CalledBy | undefined): unknown {
  const message = messageOf(task)
  return {
    task: message === null ? taskIdOf(task) : null,
    ...contactJson(task, called),
    is_over_capacity: isOverCapacity,
    because,
    waits_until: until,
    last_result: lastResultOf(task),
    reasons: reasonsJson(task),
    message:
      message === null ? null : { message: message.messageId, text: message.body, may_not_send: whyNotToSend(message) },
  }
}

function reasonsJson({ reasons }: OpenTask): unknown {
  return reasons.map((each) => ({
    reason_id: each.reasonId,
    playbook: each.playbookId,
    step: each.stepId,
    due_on: each.dueOn,
    attempts: each.attempts,
    reason: each.because,
  }))
}
