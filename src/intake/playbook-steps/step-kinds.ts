import { z } from 'zod'
import type { StepKind } from '#domain/playbook/step.ts'
import { branchStep } from '#intake/playbook-steps/branch-step.ts'
import { escalateStep } from '#intake/playbook-steps/escalate-step.ts'
import { messageStep } from '#intake/playbook-steps/message-step.ts'
import { offerStep } from '#intake/playbook-steps/offer-step.ts'
import { setStep } from '#intake/playbook-steps/set-step.ts'
import type { StepFile, StepKindRule } from '#intake/playbook-steps/step-kind.ts'
import { taskStep } from '#intake/playbook-steps/task-step.ts'
import { waitStep } from '#intake/playbook-steps/wait-step.ts'

/** Every kind of step that a playbook file can hold. */
export const stepKinds: Readonly<Record<StepKind, StepKindRule>> = {
  task: taskStep,
  message: messageStep,
  wait: waitStep,
  branch: branchStep,
  offer: offerStep,
  set: setStep,
  escalate: escalateStep,
}

const steps: z.ZodType<StepFile[]> = z.lazy(() => z.array(step).max(30))

const [first, ...others] = Object.values(stepKinds).map(({ shape }) => shape(steps))
if (first === undefined) throw new Error('there are no kinds of steps')
const step = z.discriminatedUnion('kind', [first, ...others]).meta({ id: 'step' }) as unknown as z.ZodType<StepFile>

/** The steps of a playbook: at least one. */
export const stepsShape = z.array(step).min(1).max(30)
