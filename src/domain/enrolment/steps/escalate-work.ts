import type { TaskMade } from '#domain/enrolment/effect.ts'
import { type StepWork, variablesOf } from '#domain/enrolment/steps/step-work.ts'
import type { EscalateStep } from '#domain/playbook/step.ts'

/** A task of the manager's, due at once and before all others. */
export const workEscalate: StepWork<EscalateStep> = (at) => {
  const { step, playbook, of } = at
  const { today } = of.clock
  const all = variablesOf(at, today)
  const { valueAtRiskFen } = of.view.assessment
  const task: TaskMade = {
    kind: 'task',
    stepId: step.id,
    role: 'manager',
    class: 'high',
    opensOn: today,
    dueOn: today,
    closesOn: null,
    dueAt: null,
    warnAt: null,
    minutes: step.minutes,
    stake: valueAtRiskFen === null ? { fen: 0, source: 'stated' } : { fen: valueAtRiskFen, source: 'value_at_risk' },
    chance: 1,
    label: playbook.label,
    because: { zh: step.reason(all, 'zh'), en: step.reason(all, 'en') },
    variables: Object.fromEntries(step.reads.map((name) => [name, all[name] ?? null] as const)),
  }
  return { is: 'done', entry: { kind: 'escalated', because: null }, effects: [task] }
}
