import { z } from 'zod'
import { type JobName, jobLabels, jobNames } from '#domain/access/job.ts'
import { noteJobAsked } from '#operations/job-runs.ts'
import { lastJobRuns } from '#store/job-runs.ts'
import { Answer, route } from '#http/route.ts'

/** Runs of each job that are told. */
const toldRuns = 5

const run = z.object({
  begunAt: z.string(),
  endedAt: z.string().nullable().describe('Null while it is under way, and where the app was stopped in the middle.'),
  problem: z.string().nullable(),
})

export const jobs = route({
  method: 'GET',
  path: '/jobs',
  summary: 'What the app does by itself: last and next runs, and what failed',
  right: 'signed-in',
  reply: z.object({
    isRunning: z.boolean().describe('False where time stands still, as in a demo.'),
    hasFailed: z.boolean().describe('Whether the last run of any job went wrong.'),
    rows: z.array(
      z.object({
        job: z.enum(jobNames as [JobName, ...JobName[]]),
        label: z.string(),
        nextAt: z.string().nullable(),
        retryAt: z
          .string()
          .nullable()
          .describe('When what failed is tried again; null = nothing failed, or it has been given up.'),
        lastGoodAt: z.string().nullable(),
        hasFailed: z.boolean(),
        runs: z.array(run).describe('The latest first.'),
      }),
    ),
  }),
  handle: async ({ viewer, language }, office) => {
    const { groupId } = viewer.scope
    // What went wrong in detail may name files and tables: for those who look after the machine.
    const mayKnow = viewer.rights.has('backups.manage')
    const past = await lastJobRuns(office.store.reader, groupId, toldRuns)
    const upcoming = (await office.jobs?.upcoming()) ?? []
    const rows = jobNames.map((job) => {
      const own = past.filter((each) => each.job === job)
      const next = upcoming.find((each) => each.job === job && (each.groupId === null || each.groupId === groupId))
      return {
        job,
        label: jobLabels[job][language],
        nextAt: next?.nextAt ?? null,
        retryAt: next?.retryAt ?? null,
        lastGoodAt: own.find(({ endedAt, problem }) => endedAt !== null && problem === null)?.endedAt ?? null,
        hasFailed: (own.find(({ endedAt }) => endedAt !== null)?.problem ?? null) !== null,
        runs: own.map(({ begunAt, endedAt, problem }) => ({
          begunAt,
          endedAt,
          problem: mayKnow || problem === null ? problem : '',
        })),
      }
    })
    return { isRunning: upcoming.length > 0, hasFailed: rows.some(({ hasFailed }) => hasFailed), rows }
  },
})

export const runJobSoon = route({
  method: 'POST',
  path: '/jobs/{job}/runs',
  summary: 'Have a job done now, also one that has failed and been given up',
  right: 'backups.manage',
  params: z.object({ job: z.enum(jobNames as [JobName, ...JobName[]]) }),
  reply: z.object({ job: z.string() }),
  faults: ['jobs-not-running'],
  handle: async ({ viewer, params: { job }, store }, office) => {
    if (office.jobs === null) return { fault: 'jobs-not-running' }
    const { groupId } = viewer.scope
    await noteJobAsked(store, { groupId, job, by: viewer.actor })
    await office.jobs.runSoon(job, groupId)
    return new Answer({ job }, { status: 202 })
  },
})
