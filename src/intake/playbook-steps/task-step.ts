import { z } from 'zod'
import type { Label } from '#domain/label.ts'
import { fenFromYuan } from '#domain/money.ts'
import { actionClassLabels } from '#domain/playbook/action-class.ts'
import { settlers, stakeSources, type TaskStep } from '#domain/playbook/step.ts'
import { peopleVariables } from '#domain/playbook/variables.ts'
import { compileMessage, messageKeys, messageProblems, messageTold } from '#intake/playbook-steps/message-words.ts'
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
  tell(file, telling) {
    const { language, text } = telling
    const hours = file.due_hours
    const within =
      hours === undefined ? { zh: '', en: '' } : { zh: `，${hours} 工作小时内`, en: `, within ${hours} working hours` }
    const who = { advisor: { zh: '服务顾问', en: 'Advisor' }, manager: { zh: '经理', en: 'Manager' } }[file.role]
    const told: Label[] = [
      {
        zh: `${who.zh}，${file.due_days === 0 ? '当天' : `第 ${file.due_days} 天前`}完成${within.zh}，${file.minutes} 分钟`,
        en: `${who.en}, done by day ${file.due_days}${within.en}, ${file.minutes} minutes`,
      },
      { zh: `事由：${text(file.reason)}`, en: `Why: ${text(file.reason)}` },
      { zh: text(file.script), en: text(file.script) },
      ...file.checklist.map(({ zh, en }) => ({ zh: `☐ ${zh}`, en: `☐ ${en}` })),
      ...(file.objections ?? []).map(({ says, answer }) => ({
        zh: `“${says.zh}” → ${answer.zh}`,
        en: `“${says.en}” → ${answer.en}`,
      })),
      { zh: `参考：${file.benchmark.zh}`, en: `Benchmark: ${file.benchmark.en}` },
      ...(file.unanswered === undefined ? [] : [unansweredTold(messageTold(file.unanswered, telling).join(' · '))]),
    ]
    return told.map((each) => each[language])
  },
})

function unansweredTold(message: string): Label {
  return { zh: `一直未接通：${message}`, en: `Never answered: ${message}` }
}

function stakeOf(given: z.infer<typeof stake>): TaskStep['stake'] {
  if (typeof given === 'number') return { sources: [], otherwiseFen: fenFromYuan(given) }
  return { sources: given.of, otherwiseFen: fenFromYuan(given.otherwise_yuan) }
}
