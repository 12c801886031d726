import type { StepWork } from '#domain/enrolment/steps/step-work.ts'
import type { BranchStep } from '#domain/playbook/step.ts'

/** Takes the first case that is true; a case without steps leads past the branch. */
export const workBranch: StepWork<BranchStep> = ({ step, enrolment, of }) => {
  const taken = step.cases.findIndex((each) => each.if(of.features, enrolment.position.memory, enrolment.variables))
  const [first] = step.cases[taken]?.steps ?? step.otherwise
  const because = taken === -1 ? 'otherwise' : String(taken + 1)
  return {
    is: 'done',
    entry: { kind: 'branch', because },
    effects: [],
    ...(first === undefined ? {} : { to: first.id }),
  }
}
