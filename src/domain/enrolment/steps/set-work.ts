import { type StepWork, variablesOf } from '#domain/enrolment/steps/step-work.ts'
import type { SetStep } from '#domain/playbook/step.ts'

/** Writes a tag or a key event down. */
export const workSet: StepWork<SetStep> = (at) => {
  const { step, of } = at
  const keyEvent = step.keyEvent?.(variablesOf(at, of.clock.today), of.language) ?? null
  return {
    is: 'done',
    entry: { kind: 'set', because: step.tag },
    effects: [{ kind: 'set', stepId: step.id, tag: step.tag, keyEvent }],
  }
}
