import { z } from 'zod'
import { fenFromYuan } from '#domain/money.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { settlers, stakeSources, type TaskStep } from '#domain/playbook/step.ts'
import { peopleVariables } from '#domain/playbook/variables.ts'
import { compileMessage, messageKeys, messageProblems } from '#intake/playbook-steps/message-words.ts'
import { keptNames, stepKind } from '#intake/playbook-steps/step-kind.ts'
import { withPlain } from '#intake/playbook-template.ts'
import { days, keysOf, label, minutes, template, yuan } from '#intake/playbook-values.ts'

const stake = z
  .union([yuan, z.strictObject({ of: z.array(z.enum(keysOf(stakeSources))).min(1), otherwise_yuan: yuan })])
  .meta({
    description: 'Yuan at stake: a number, or the first source that is known and the yuan that hold where none is.',
  })

export const taskStep = stepKind({
  kind: 'task',
  about: 'Work for a person. The flow goes on at once; `wait` with `until: result` waits for what comes of it.',
  keys: () => ({
    class: z.enum(keysOf(actionClassLabels)).optional().meta({ description: "The playbook's where left out." }),
    role: z.enum(['advisor', 'manager']),
    due_days: days.meta({ description: 'Days after the trigger day (negative: before) by which it should be done.' }),
    due_hours: z
      .number()
      .min(0.25)
      .max(240)
      .optional()
      .meta({ description: "Working hours after the step's time within which it must be begun." }),
    minutes,
    chance: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'Chance 0–1 that the touch changes the outcome, from the benchmark.' }),
    benchmark: label.meta({ description: 'Where the chance comes from.' }),
    stake,
    done_when: z.array(z.enum(keysOf(settlers))).meta({
      description:
        'What settles the step when it happens on or after the day the window opens; [] = only its own state.',
    }),
    reason: template,
    script: template,
    checklist: z.array(label).max(12),
    objections: z
      .array(z.strictObject({ says: label, answer: label }))
      .max(12)
      .optional(),
    unanswered: z
      .strictObject(messageKeys)
      .optional()
      .meta({ description: 'Sent after the last attempt that nobody answered.' }),
  }),
  problems: ({ unanswered }) => (unanswered === undefined ? [] : messageProblems(unanswered, ['unanswered'])),
  compile(file, base, place) {
    const { path, compiler, vocabulary } = place
    const reason = compiler.template([...path, 'reason'], file.reason, vocabulary)
    const script = compiler.template([...path, 'script'], file.script, withPlain(vocabulary, peopleVariables))
    return {
      kind: 'task',
      ...base,
      class: file.class ?? place.playbook.class,
      role: file.role,
      dueDays: file.due_days,
      dueHours: file.due_hours ?? null,
      minutes: file.minutes,
      chance: file.chance,
      benchmark: file.benchmark,
      stake: stakeOf(file.stake),
      doneWhen: file.done_when,
      reason: reason.render,
      script: script.render,
      checklist: file.checklist,
      objections: file.objections ?? [],
      unanswered:
        file.unanswered === undefined ? null : compileMessage(file.unanswered, [...path, 'unanswered'], place),
      reads: keptNames(reason.reads, script.reads),
    }
  },
})

function stakeOf(given: z.infer<typeof stake>): TaskStep['stake'] {
  if (typeof given === 'number') return { sources: [], otherwiseFen: fenFromYuan(given) }
  return { sources: given.of, otherwiseFen: fenFromYuan(given.otherwise_yuan) }
}
