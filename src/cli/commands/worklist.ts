import { weekdayOf, type Day } from '#domain/calendar.ts'
import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { leftOutLabels } from '#domain/playbook/action.ts'
import { notTodayLabels, type DayPlan, type NotToday } from '#domain/task/day-plan.ts'
import { type Worklist, worklistOf } from '#operations/worklist.ts'
import { activePlaybooks } from '#operations/playbooks.ts'
import { count } from '#cli/amounts.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { countsBy } from '#cli/counts-by.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { type GroupHome, withGroup } from '#cli/home.ts'
import { dayOption, type Options, textOption } from '#cli/option.ts'
import { centreOf, staffNamed } from '#cli/staff-named.ts'
import { shortDay, taskLines } from '#cli/task-lines.ts'
import { taskJson } from '#cli/task-json.ts'

const options = {
  advisor: textOption('A', { zh: '员工的编号或姓名', en: 'number or name of the member of staff' }),
  date: dayOption({ zh: '哪一天；默认今天', en: 'the day; today unless given' }),
} as const satisfies Options

export const worklistCommand = command({
  name: 'worklist',
  label: { zh: '某位顾问一天该联系谁、为什么', en: 'whom somebody should contact on a day, and why' },
  about: {
    zh: '按紧急程度和每分钟的预期价值排列，排到当天可用的分钟数为止；高等级永不推后。经理的名单是需要经理出面的客户，以及没有顾问的客户。',
    en: 'Ordered by urgency, then by expected value per minute, and filled up to the minutes of the day; high class is never put off. A manager’s list holds what asks for a manager, and customers without an advisor.',
  },
  operands: [],
  options,
  examples: [
    { line: 'worklist --advisor 李敏', says: { zh: '李敏今天的名单', en: 'Li Min’s list for today' } },
    {
      line: 'worklist --advisor A012 --date 2024-09-02 --json',
      says: { zh: '指定日期，供其他系统读取', en: 'of a given day, for another system' },
    },
  ],
  run: (given, context) => withGroup(given, context, (home) => worklist(home, given, context)),
})

async function worklist(
  home: GroupHome,
  { options: wished }: Given<typeof options>,
  context: Context,
): Promise<ExitStatus> {
  const { reader } = home.store
  const list = await worklistOf(reader, {
    groupId: home.group.groupId,
    person: await staffNamed(home, wished),
    date: wished.date ?? home.today,
    playbooks: await activePlaybooks(reader, home.group.groupId),
  })
  const names = centreOf(home, list.person)
  await context.out.write(
    wished.json ? `${worklistJson(list, names)}\n` : `${worklistText(list, names, context).join('\n')}\n`,
  )
  return exitStatus.done
}

function worklistText(list: Worklist, centre: string | null, context: Context): string[] {
  const { language, phrases } = context
  const { worklist: say } = phrases
  const { person, day } = list
  const tasks = [...day.today, ...day.overCapacity]
  const title = [person.name, staffRoleLabels[person.role][language], centre, dayText(list.date, context)].filter(
    (each) => each !== null,
  )
  return [
    title.join(' · '),
    say.planned(day.today.length, day.plannedMinutes, day.capacityMinutes),
    ...(day.overCapacity.length > 0 ? [say.overCapacity(day.overCapacity.length)] : []),
    '',
    ...(tasks.length === 0
      ? [say.nothing]
      : tasks.flatMap((task, at) => [
          ...overCapacityMark(day, at, context),
          ...taskLines(list.of(task), at + 1, context),
        ])),
    '',
    say.week,
    ...list.week.days.map(
      (plan) =>
        `  ${dayText(plan.on, context)}  ${say.ofDay(plan.today.length + plan.overCapacity.length, plan.plannedMinutes)}`,
    ),
    ...told(say.notThisWeek, because(list.week.notThisWeek, context), phrases.comma),
    ...told(say.leftOut, leftOut(list, context), phrases.comma),
  ]
}

/** A line before the first task that no longer fits into the day. */
function overCapacityMark({ today, overCapacity }: DayPlan, at: number, { phrases }: Context): string[] {
  return overCapacity.length > 0 && at === today.length ? ['', `  ── ${phrases.worklist.beyond} ──`] : []
}

function told(title: string, parts: readonly string[], comma: string): string[] {
  return parts.length === 0 ? [] : [`${title}${parts.join(comma)}`]
}

function because(notToday: readonly NotToday[], { language }: Context): string[] {
  return countsBy(notToday, (each) => each.because).map(
    ([reason, n]) => `${notTodayLabels[reason][language]} ${count(n, language)}`,
  )
}

function leftOut(list: Worklist, { language }: Context): string[] {
  return countsBy(list.leftOut, (each) => each.because).map(
    ([reason, n]) => `${leftOutLabels[reason][language]} ${count(n, language)}`,
  )
}

function dayText(on: Day, { phrases }: Context): string {
  return `${on.slice(0, 4)}-${shortDay(on)} ${phrases.weekdays[weekdayOf(on) - 1] ?? ''}`
}

function worklistJson(list: Worklist, centre: string | null): string {
  const { person, day, week } = list
  return JSON.stringify({
    advisor: { staff_no: person.staffNo, name: person.name, role: person.role, centre },
    date: list.date,
    capacity_minutes: day.capacityMinutes,
    planned_minutes: day.plannedMinutes,
    today: day.today.map((task) => taskJson(list.of(task))),
    over_capacity: day.overCapacity.map((task) => taskJson(list.of(task))),
    not_today: day.notToday.map(({ task, because: reason }) => ({ because: reason, task: taskJson(list.of(task)) })),
    week: week.days.map((plan) => ({
      on: plan.on,
      tasks: plan.today.length,
      over_capacity: plan.overCapacity.length,
      minutes: plan.plannedMinutes,
    })),
    left_out: countsBy(list.leftOut, (each) => each.because).map(([reason, customers]) => ({
      because: reason,
      count: customers,
    })),
  })
}
