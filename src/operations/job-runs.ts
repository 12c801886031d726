import type { Store } from '#store/connect.ts'
import { beginJobRun, endJobRun, forgetOldJobRuns } from '#store/job-runs.ts'
import { inTransaction } from '#store/transaction.ts'

/** What a job did, as far as it is worth telling; `problem` says what went wrong. */
export type JobOutcome = { readonly detail: object | null } | { readonly problem: string }

/** Does a job's work and writes down that it was done, or why not. A defect is written down and thrown. */
export async function runJob(
  store: Store,
  { job, groupId }: { readonly job: string; readonly groupId: number | null },
  work: () => Promise<JobOutcome>,
): Promise<JobOutcome> {
  const runId = await inTransaction(store, (writer) => beginJobRun(writer, job, groupId))
  const end = (problem: string | null, detail: object | null): Promise<void> =>
    inTransaction(store, (writer) => endJobRun(writer, runId, { problem, detail }))
  try {
    const outcome = await work()
    await ('problem' in outcome ? end(outcome.problem, null) : end(null, outcome.detail))
    return outcome
  } catch (error) {
    // Where the database is away, the run stays without an end, which says as much.
    await end(error instanceof Error ? error.message : String(error), null).catch(() => undefined)
    throw error
  }
}

/** Runs are remembered for so many days. */
const rememberedDays = 120

export async function forgetJobRuns(store: Store): Promise<void> {
  await inTransaction(store, (writer) => forgetOldJobRuns(writer, rememberedDays))
}
