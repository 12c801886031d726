import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Step } from '#domain/playbook/step.ts'

/** A playbook as a way from step to step. */
interface Flow {
  readonly steps: ReadonlyMap<string, Step>
  /** The step after each one, out of a branch where it was the last in it; null = that was all. */
  readonly next: ReadonlyMap<string, string | null>
}

const known = new WeakMap<Playbook, Flow>()

/** Null where the playbook, or this version of it, has no such step. */
export function stepNamed(playbook: Playbook, stepId: string): Step | null {
  return flowOf(playbook).steps.get(stepId) ?? null
}

/** The step that follows when `stepId` is done; null = that was the last. */
export function stepAfter(playbook: Playbook, stepId: string): string | null {
  return flowOf(playbook).next.get(stepId) ?? null
}

function flowOf(playbook: Playbook): Flow {
  const found = known.get(playbook)
  if (found !== undefined) return found
  const steps = new Map<string, Step>()
  const next = new Map<string, string | null>()
  lay(playbook.steps, null, { steps, next })
  const flow = { steps, next }
  known.set(playbook, flow)
  return flow
}

function lay(
  list: readonly Step[],
  afterwards: string | null,
  into: { steps: Map<string, Step>; next: Map<string, string | null> },
): void {
  list.forEach((step, at) => {
    const following = list[at + 1]?.id ?? afterwards
    into.steps.set(step.id, step)
    into.next.set(step.id, following)
    if (step.kind !== 'branch') return
    for (const each of step.cases) lay(each.steps, following, into)
    lay(step.otherwise, following, into)
  })
}
