import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { beginJobRun, endJobRun, forgetIdleRuns, forgetOldJobRuns } from '#store/job-runs.ts'
import { inTransaction } from '#store/transaction.ts'

/** What a job did, as far as it is worth telling: `problem` says what went wrong, `idle` that there was nothing to do. */
export type JobOutcome = { readonly detail: object | null } | { readonly problem: string } | { readonly idle: true }

/** Does a job's work and writes down that it was done, or why not. A defect is written down and thrown. */
export async function runJob(
  store: Store,
  { job, groupId }: { readonly job: string; readonly groupId: number | null },
  work: () => Promise<JobOutcome>,
): Promise<JobOutcome> {
  const runId = await inTransaction(store, (writer) => beginJobRun(writer, job, groupId))
  const end = (problem: string | null, detail: object | null): Promise<void> =>
    inTransaction(store, (writer) => endJobRun(writer, runId, { problem, detail }))
  // What looks every minute and mostly finds nothing leaves one such run behind, not a thousand a day.
  const endIdle = (): Promise<void> =>
    inTransaction(store, async (writer) => {
      await endJobRun(writer, runId, { problem: null, detail: { idle: true } })
      await forgetIdleRuns(writer, { job, groupId }, runId)
    })
  try {
    const outcome = await work()
    if ('idle' in outcome) await endIdle()
    else await ('problem' in outcome ? end(outcome.problem, null) : end(null, outcome.detail))
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

/** Writes down who had a job done out of its time. */
export async function noteJobAsked(
  store: Store,
  { groupId, job, by }: { readonly groupId: number; readonly job: string; readonly by: string },
): Promise<void> {
  await inTransaction(store, (writer) =>
    audit(writer, { groupId, actor: by, action: 'job-started', subject: `job ${job}` }),
  )
}
