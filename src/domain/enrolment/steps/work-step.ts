import { workBranch } from '#domain/enrolment/steps/branch-work.ts'
import { workEscalate } from '#domain/enrolment/steps/escalate-work.ts'
import { workMessage } from '#domain/enrolment/steps/message-work.ts'
import { workOffer } from '#domain/enrolment/steps/offer-work.ts'
import { workSet } from '#domain/enrolment/steps/set-work.ts'
import type { StepAtHand, StepOutcome, StepWork } from '#domain/enrolment/steps/step-work.ts'
import { workTask } from '#domain/enrolment/steps/task-work.ts'
import { workWait } from '#domain/enrolment/steps/wait-work.ts'
import type { Step, StepKind } from '#domain/playbook/step.ts'

type Works = { readonly [K in StepKind]: StepWork<Extract<Step, { kind: K }>> }

/** What each kind of step does. */
const works: Works = {
  task: workTask,
  message: workMessage,
  wait: workWait,
  branch: workBranch,
  offer: workOffer,
  set: workSet,
  escalate: workEscalate,
}

export function workStep(at: StepAtHand): StepOutcome {
  // The record gives each kind its own work; the compiler does not follow that through a lookup.
  const work = works[at.step.kind] as StepWork<Step>
  return work(at)
}
