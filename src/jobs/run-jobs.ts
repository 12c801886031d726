import { PgBoss } from 'pg-boss'
import { type JobName, jobNames } from '#domain/access/job.ts'
import { runJob } from '#operations/job-runs.ts'
import type { JobWorld, RunningJobs } from '#operations/running-jobs.ts'
import { jobDatabase } from '#store/job-database.ts'
import { nextRuns, placesOf } from '#jobs/next-runs.ts'
import { timetable } from '#jobs/timetable.ts'
import { workers } from '#jobs/workers.ts'

/** How often the queue is looked at. */
export interface Pace {
  readonly lookSeconds: number
}

/** An office machine is left in peace: the queue is looked at less than once a minute, and tidied once an hour. */
const unhurried: Pace = { lookSeconds: 45 }
const tidySeconds = 3600
const renewSeconds = 600

/** A job that does not end in this time has died with its process. */
const longestSeconds = 6 * 3600

/** Starts the timetable. Of several processes on one database each run is done by one. */
export async function runJobs(world: JobWorld, { lookSeconds } = unhurried): Promise<RunningJobs> {
  const database = jobDatabase(world.store)
  const boss = new PgBoss({
    db: database as never,
    schema: 'jobs',
    monitorVacuum: false,
    reindex: false,
    cronMonitorIntervalSeconds: lookSeconds,
    cronWorkerIntervalSeconds: lookSeconds,
    superviseIntervalSeconds: tidySeconds,
    maintenanceIntervalSeconds: tidySeconds,
  })
  // What goes wrong in a job is written down there; this is the queue's own trouble, which the next look gets over.
  boss.on('error', () => undefined)
  await boss.start()
  for (const job of jobNames) await serveJob(boss, world, { job, lookSeconds })
  await renew(boss, world)
  // Groups and their first centres come while the app is running.
  const renewing = setInterval(() => void renew(boss, world).catch(() => undefined), renewSeconds * 1000)
  return {
    upcoming: () => nextRuns(world.store.reader, (job, groupId) => retryOf(boss, job, groupId)),
    runSoon: async (job, groupId) => {
      await boss.send(job, { groupId })
    },
    close: async () => {
      clearInterval(renewing)
      await boss.stop({ graceful: true, timeout: 2_000, close: false })
      await database.close()
    },
  }
}

interface Ask {
  readonly groupId: number
}

async function serveJob(boss: PgBoss, world: JobWorld, { job, lookSeconds }: { job: JobName } & Pace): Promise<void> {
  await boss.createQueue(job, { policy: 'singleton', retryLimit: 2, retryDelay: 600, expireInSeconds: longestSeconds })
  await boss.work<Ask>(job, { pollingIntervalSeconds: lookSeconds }, async (asked) => {
    for (const { data } of asked) await work(world, job, data.groupId)
  })
}

async function renew(boss: PgBoss, world: JobWorld): Promise<void> {
  for (const job of jobNames) {
    for (const { groupId, zone } of await placesOf(world.store.reader, job)) {
      const schedule = { tz: zone, key: String(groupId), missed: 'once' } as const
      await boss.schedule(job, timetable[job].at, { groupId }, schedule)
    }
  }
}

/** What failed is tried again by the queue; it is visible from the first time on. */
async function work(world: JobWorld, job: JobName, groupId: number): Promise<void> {
  const concerns = timetable[job].per === 'group' ? groupId : null
  const told = (problem: string | null): void => world.ended({ job, groupId: concerns, problem })
  try {
    const outcome = await runJob(world.store, { job, groupId: concerns }, () => workers[job](world, groupId))
    // What looks every minute and finds nothing has changed nothing either.
    if ('idle' in outcome) return
    const problem = 'problem' in outcome ? outcome.problem : null
    told(problem)
    if (problem !== null) throw new Error(problem)
  } catch (error) {
    told(error instanceof Error ? error.message : String(error))
    throw error
  }
}

async function retryOf(boss: PgBoss, job: JobName, groupId: number): Promise<string | null> {
  const waiting = await boss.findJobs<Ask>(job, { data: { groupId } satisfies Ask, queued: true })
  return waiting.find(({ state }) => state === 'retry')?.startAfter.toISOString() ?? null
}
