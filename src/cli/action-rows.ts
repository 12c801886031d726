import type { Day } from '#domain/calendar.ts'
import type { Language } from '#domain/label.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { reasonOf } from '#domain/playbook/action.ts'
import { yuanText } from '#domain/money.ts'
import type { DayPlan } from '#domain/task/day-plan.ts'
import type { Task } from '#domain/task/task.ts'
import type { CustomerTask } from '#operations/actions.ts'
import type { PersonWeek, WeekPlans } from '#operations/week-plans.ts'

/** One contact of somebody's week, as it stands in a list: words only. */
export interface ActionRow {
  readonly centreId: number | null
  readonly whose: string
  readonly on: Day | null
  readonly isOverCapacity: boolean
  readonly class: string
  readonly customerNo: string
  readonly name: string
  readonly phone: string
  readonly car: string
  readonly reason: string
  /** Yuan. */
  readonly stake: string
  readonly minutes: number
  readonly dueOn: Day
}

/** Everybody's week in the order of work: by person, then day; what found no day stands behind. */
export function actionRows({ persons }: WeekPlans, language: Language): ActionRow[] {
  return persons.flatMap((person) => [
    ...person.plan.days.flatMap((day) => rowsOfDay(person, day, language)),
    ...person.plan.notThisWeek.map(({ task }) => row(person, task, { on: null, isOverCapacity: false }, language)),
  ])
}

function rowsOfDay(person: PersonWeek, { on, today, overCapacity }: DayPlan, language: Language): ActionRow[] {
  return [
    ...today.map((task) => row(person, task, { on, isOverCapacity: false }, language)),
    ...overCapacity.map((task) => row(person, task, { on, isOverCapacity: true }, language)),
  ]
}

function row(
  { person, of }: PersonWeek,
  task: Task,
  when: Pick<ActionRow, 'on' | 'isOverCapacity'>,
  language: Language,
): ActionRow {
  const behind = of.get(task)
  return {
    centreId: person.centreId ?? behind?.centreId ?? null,
    whose: person.name,
    ...when,
    class: actionClassLabels[task.class][language],
    customerNo: task.customerNo,
    ...whoIs(behind),
    reason: task.reasons.map((action) => reasonOf(action, language)).join(language === 'zh' ? '；' : '; '),
    stake: yuanText(task.stake.fen),
    minutes: task.minutes,
    dueOn: task.dueOn,
  }
}

function whoIs(behind: CustomerTask | undefined): Pick<ActionRow, 'name' | 'phone' | 'car'> {
  const { name, phone, model, plate } = { name: '', phone: null, model: null, plate: null, ...behind?.called }
  return { name, phone: phone ?? '', car: [model, plate].filter((each) => each !== null).join(' ') }
}
