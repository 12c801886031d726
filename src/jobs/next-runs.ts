import { PgBoss } from 'pg-boss'
import { type JobName, jobNames } from '#domain/access/job.ts'
import type { UpcomingRun } from '#operations/running-jobs.ts'
import { allGroups, centresOf } from '#store/groups.ts'
import type { Reader } from '#store/transaction.ts'
import { timetable } from '#jobs/timetable.ts'

/** A civil day of a group that has no centre yet is one of China. */
const homeZone = 'Asia/Shanghai'

/** For whom a job runs, and in whose time. */
export async function placesOf(
  reader: Reader,
  job: JobName,
): Promise<{ readonly groupId: number; readonly zone: string }[]> {
  const { per, inDemo } = timetable[job]
  // A group whose time stands still has no nights.
  const groups = (await allGroups(reader)).filter(({ fixedToday }) => fixedToday === null || inDemo === true)
  return Promise.all(
    (per === 'group' ? groups : groups.slice(0, 1)).map(async ({ groupId }) => {
      const [centre] = await centresOf(reader, groupId)
      return { groupId, zone: centre?.zone ?? homeZone }
    }),
  )
}

/** When each job runs next by the timetable; `retryOf` says when the queue tries again what failed. */
export async function nextRuns(
  reader: Reader,
  retryOf: (job: JobName, groupId: number) => Promise<string | null>,
): Promise<UpcomingRun[]> {
  const runs: UpcomingRun[] = []
  for (const job of jobNames) {
    const { at, per } = timetable[job]
    for (const { groupId, zone } of await placesOf(reader, job)) {
      const [next] = calendar.previewSchedule(at, { tz: zone, count: 1 })
      if (next === undefined) continue
      const retryAt = await retryOf(job, groupId)
      runs.push({ job, groupId: per === 'group' ? groupId : null, nextAt: next.toISOString(), retryAt })
    }
  }
  return runs
}

/** Only asked when a run would be: it opens no connection. */
const calendar = new PgBoss({ db: { executeSql: () => Promise.resolve({ rows: [] }) } })
