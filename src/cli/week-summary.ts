import { daysBetween, type Day } from '#domain/calendar.ts'
import { actionClassLabels, type ActionClass } from '#domain/playbook/action-class.ts'
import { reasonOf } from '#domain/playbook/action.ts'
import type { Language } from '#domain/label.ts'
import type { Task } from '#domain/task/task.ts'
import { compareTasks } from '#domain/task/order.ts'
import type { CustomerTask, WeekOfActions } from '#operations/actions.ts'
import type { WeekPlans } from '#operations/week-plans.ts'
import { count, total, yuan } from '#cli/amounts.ts'
import type { Context } from '#cli/command.ts'
import { countsBy } from '#cli/counts-by.ts'
import { columnsOf, heading } from '#cli/screen.ts'
import { table, type TableColumn } from '#cli/table.ts'
import { shortDay } from '#cli/task-lines.ts'
import { wrapped } from '#cli/text-width.ts'

const right = { align: 'right' } as const

/** This week's contacts by class, and by what they are for, with the hours that they take. */
export function weekSummary({ tasks }: WeekOfActions, plans: WeekPlans, context: Context): string[] {
  const { language, phrases } = context
  const { week: say } = phrases
  const rows = (Object.keys(actionClassLabels) as ActionClass[])
    .map((each) => ({ each, of: tasks.filter(({ task }) => task.class === each) }))
    .filter(({ of }) => of.length > 0)
    .map(({ each, of }) => [`  ${actionClassLabels[each][language]}`, ...sumsOf(of, context)])
  const head: TableColumn[] = [{ header: `  ${say.head.class}` }, ...sumHeads(context)]
  const byPlaybook = countsBy(tasks, ({ task }) => task.reasons[0].playbook.label[language]).map(
    ([name, n]) => `${name} ${count(n, language)}`,
  )
  return [
    heading(say.title(tasks.length), context),
    ...table(head, rows, columnsOf(context)),
    ...wrapped(byPlaybook.join(phrases.comma), columnsOf(context) - 2).map((line) => `  ${line}`),
    ...wrapped(capacityText(tasks, plans, context), columnsOf(context) - 2).map((line) => `  ${line}`),
  ]
}

/** What there is to do, what of it has found a day, and why the rest has not. */
function capacityText(tasks: readonly CustomerTask[], { persons }: WeekPlans, { phrases }: Context): string {
  const { week: say } = phrases
  const days = persons.flatMap(({ plan }) => plan.days)
  const room = days.reduce((sum, day) => sum + day.capacityMinutes, 0)
  const planned = days.reduce((sum, day) => sum + day.plannedMinutes, 0)
  const needed = tasks.reduce((sum, { task }) => sum + task.minutes, 0)
  const told = say.capacity(persons.length, hours(room), hours(needed), hours(planned))
  return planned < needed ? `${told}${phrases.comma}${say.beyond(hours(needed - planned))}` : told
}

function sumHeads({ phrases }: Context): TableColumn[] {
  const { customers, hours: time, stake } = phrases.week.head
  return [customers, time, stake].map((header) => ({ header, ...right }))
}

function sumsOf(tasks: readonly CustomerTask[], { language }: Context): string[] {
  const minutes = tasks.reduce((sum, { task }) => sum + task.minutes, 0)
  const stake = tasks.reduce((sum, { task }) => sum + task.stake.fen, 0)
  return [count(tasks.length, language), hours(minutes), total(stake, language)]
}

function hours(minutes: number): string {
  return (minutes / 60).toFixed(1)
}

/** The most urgent contacts of all, with the first reason of each. */
export function mostUrgent(
  { tasks }: WeekOfActions,
  plans: WeekPlans,
  { most, today }: { most: number; today: Day },
  context: Context,
): string[] {
  const { language, phrases } = context
  const { week: say } = phrases
  const first = tasks.toSorted((a, b) => compareTasks(a.task, b.task)).slice(0, most)
  const whose = new Map(
    plans.persons.flatMap(({ person, of }) => [...of.values()].map((each) => [each, person.name] as const)),
  )
  const { customer, due, stake, advisor, car } = say.urgentHead
  const head: TableColumn[] = [
    { header: '', ...right },
    { header: customer },
    { header: due },
    { header: stake, ...right },
    { header: advisor },
    { header: car, gives: true },
  ]
  const columns = columnsOf(context)
  const rows = first.map((each, at) => urgentRow(each, at, { whose: whose.get(each) ?? '—', today }, context))
  const [titles = '', ...lines] = table(head, rows, columns)
  const reasons = first.map(({ task }) =>
    wrapped(reasonsText(task, language), columns - 4).map((line) => `    ${line}`),
  )
  return [
    heading(say.urgent(first.length), context),
    titles,
    ...lines.flatMap((line, at) => [line, ...(reasons[at] ?? [])]),
  ]
}

/** The reasons that count most; what else there is stands in the worklist. */
function reasonsText({ reasons }: Task, language: Language): string {
  const shown = reasons.slice(0, 2).map((action) => reasonOf(action, language))
  return shown.join(language === 'zh' ? '；' : '; ')
}

function urgentRow(
  { task, called }: CustomerTask,
  at: number,
  { whose, today }: { whose: string; today: Day },
  { language, phrases }: Context,
): string[] {
  const car = [called?.model, called?.plate].filter((each) => each !== null && each !== undefined).join(' ')
  const late = daysBetween(task.dueOn, today)
  const due = late > 0 ? `${shortDay(task.dueOn)} ${phrases.week.late(late)}` : shortDay(task.dueOn)
  return [String(at + 1), called?.name ?? task.customerNo, due, yuan(task.stake.fen, language), whose, car]
}
