import { type JobName, jobNames } from '#domain/access/job.ts'
import { runJob, type JobOutcome } from '#operations/job-runs.ts'
import type { Post } from '#operations/post.ts'
import type { JobsAtTerminal, JobWorld } from '#operations/running-jobs.ts'
import { nextRuns } from '#jobs/next-runs.ts'
import { timetable } from '#jobs/timetable.ts'
import { workers } from '#jobs/workers.ts'

/**
 * The timetable for a terminal: it tells, and does one job here and now, while no app need be running. `post` is opened
 * by the first job that is done.
 */
export function jobsAtTerminal(post: () => Post): JobsAtTerminal {
  return {
    upcoming: (reader) => nextRuns(reader, () => Promise.resolve(null)),
    run: (world: Omit<JobWorld, 'post'>, job: JobName, groupId: number): Promise<JobOutcome> =>
      runJob(world.store, { job, groupId: timetable[job].per === 'group' ? groupId : null }, () =>
        workers[job]({ ...world, post: post() }, groupId),
      ),
    names: jobNames,
  }
}
