import type { Store } from '#store/connect.ts'
import { type EngineAsked, tick } from '#operations/engine.ts'
import type { JobOutcome } from '#operations/job-runs.ts'

/** A tick as a job. A customer who could not be worked on is a problem to be seen, though the others went on. */
export async function workPlaybooks(store: Store, asked: EngineAsked): Promise<JobOutcome> {
  const { customers, enrolments, effects, failed, problem } = await tick(store, asked)
  if (problem !== null) return { problem: `${failed} customers: ${problem}` }
  return customers + enrolments === 0 ? { idle: true } : { detail: { customers, enrolments, effects } }
}
