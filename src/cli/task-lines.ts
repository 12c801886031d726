import type { Day } from '#domain/calendar.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { reasonOf } from '#domain/playbook/action.ts'
import type { CustomerTask } from '#operations/actions.ts'
import { yuan } from '#cli/amounts.ts'
import type { Context } from '#cli/command.ts'
import { columnsOf } from '#cli/screen.ts'
import { widthOf, wrapped } from '#cli/text-width.ts'

/** One contact to make, numbered, with every reason for it: two lines or more. */
export function taskLines({ task, called }: CustomerTask, number: number, context: Context): string[] {
  const { language, phrases } = context
  const { task: say } = phrases
  const who = [called?.name ?? task.customerNo, called?.phone, called?.plate, called?.model].filter(
    (each) => each !== null && each !== undefined,
  )
  const lead = `${String(number).padStart(3)}. `
  const indent = ' '.repeat(lead.length)
  const facts = [
    `${say.due} ${shortDay(task.dueOn)}`,
    `${say.stake} ${yuan(task.stake.fen, language)}`,
    say.minutes(task.minutes),
  ]
  const columns = columnsOf(context) - widthOf(indent)
  return [
    `${lead}[${actionClassLabels[task.class][language]}] ${who.join('  ')}`,
    `${indent}${facts.join(say.between)}`,
    ...task.reasons.flatMap((action) =>
      wrapped(`· ${action.playbook.label[language]}${phrases.colon}${reasonOf(action, language)}`, columns).map(
        (line) => indent + line,
      ),
    ),
  ]
}

/** `09-02`: the year is the list's. */
export function shortDay(on: Day): string {
  return on.slice(5)
}
