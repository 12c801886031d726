import { staffRoleLabels } from '#domain/access/staff-role.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Simulation } from '#operations/simulation-tally.ts'
import { count, total } from '#cli/amounts.ts'
import type { Context } from '#cli/command.ts'
import { heading } from '#cli/screen.ts'

/** What a playbook would bring, in lines for people. */
export function simulationLines(of: Simulation, { id, label }: Playbook, context: Context): string[] {
  const { language, phrases } = context
  const say = phrases.playbook.simulation
  const title = heading(say.title(`${id} ${label[language]}`, of.on), context)
  const out = listed(of.out, (because) => say.because[because], context)
  const left = out === '' ? [] : [`${say.out}${out}`]
  if (of.enrolments === 0) return [title, say.nobody(of.customers), ...left]
  const held = listed(of.heldBack, say.held, context)
  const overlaps = listed(of.overlaps, (other) => other, context)
  return [
    title,
    say.enrols(of.enrolments, of.customers),
    ...left,
    '',
    ...workLines(of, context),
    ...(held === '' ? [] : [`${say.heldBack}${held}`]),
    ...(overlaps === '' ? [] : [`${say.overlaps}${overlaps}`]),
    '',
    ...of.examples.flatMap(({ customerNo, because }) =>
      because === null ? [] : [`${say.examples}${customerNo} ${because[language]}`],
    ),
    say.note,
  ]
}

function workLines(of: Simulation, { language, phrases }: Context): string[] {
  const say = phrases.playbook.simulation
  const roles = (['advisor', 'manager'] as const).filter((role) => of.tasks[role].tasks > 0)
  const told: [number, (n: number) => string][] = [
    [of.dueInAWeek, say.inAWeek],
    [of.automaticInstead, say.automatic],
    [of.messages, say.messages],
    [of.escalations, say.escalations],
    [of.vouchers, (n) => say.vouchers(n, total(of.voucherFen, language))],
  ]
  return [
    ...roles.map((role) => {
      const { tasks, minutes } = of.tasks[role]
      return say.tasks(staffRoleLabels[role][language], tasks, (minutes / 60).toFixed(1))
    }),
    ...told.flatMap(([n, words]) => (n === 0 ? [] : [words(n)])),
    ...(roles.length === 0 ? [] : [say.work(total(of.workFen, language), total(of.expectedFen, language))]),
  ]
}

function listed<K extends string>(
  counts: ReadonlyMap<K, number>,
  words: (key: K) => string,
  { language }: Pick<Context, 'language'>,
): string {
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([key, n]) => `${words(key)} ${count(n, language)}`)
    .join({ zh: '、', en: ', ' }[language])
}

/** The same for another system; money in yuan. */
export function simulationJson(of: Simulation): string {
  const { playbookId, on, customers, enrolments, out, tasks, heldBack, overlaps, examples } = of
  return JSON.stringify({
    playbook: playbookId,
    date: on,
    customers,
    enrolments,
    left_out: Object.fromEntries(out),
    tasks,
    due_in_a_week: of.dueInAWeek,
    automatic_instead: of.automaticInstead,
    messages: of.messages,
    escalations: of.escalations,
    vouchers: of.vouchers,
    work_yuan: of.workFen / 100,
    voucher_yuan: of.voucherFen / 100,
    expected_yuan: of.expectedFen / 100,
    held_back: Object.fromEntries(heldBack),
    overlaps: Object.fromEntries(overlaps),
    examples: examples.map(({ customerNo, because }) => ({ customer: customerNo, because })),
  })
}
