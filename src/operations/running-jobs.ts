import type { JobName } from '#domain/access/job.ts'
import type { Day } from '#domain/calendar.ts'
import type { JobOutcome } from '#operations/job-runs.ts'
import type { HomeFolders } from '#operations/open-home.ts'
import type { Post } from '#operations/post.ts'
import type { Store } from '#store/connect.ts'
import type { Reader } from '#store/transaction.ts'

/** All that the jobs are given of the world. */
export interface JobWorld {
  readonly store: Store
  readonly folders: HomeFolders
  readonly post: Post
  readonly now: () => number
  readonly todayOf: (groupId: number) => Promise<Day>
  /** Called after each run; `groupId` null = it concerned them all. */
  readonly ended: (run: {
    readonly job: string
    readonly groupId: number | null
    readonly problem: string | null
  }) => void
}

/** When a job runs next. */
export interface UpcomingRun {
  readonly job: string
  readonly groupId: number | null
  /** As an instant. */
  readonly nextAt: string
  /** When the queue tries again what failed; null = nothing failed, or it has given up. */
  readonly retryAt: string | null
}

/** The timetable for somebody at a terminal. */
export interface JobsAtTerminal {
  readonly names: readonly JobName[]
  readonly upcoming: (reader: Reader) => Promise<readonly UpcomingRun[]>
  /** Does a job here and now, and writes down what came of it. */
  readonly run: (world: Omit<JobWorld, 'post'>, job: JobName, groupId: number) => Promise<JobOutcome>
}

/** The timetable at work. */
export interface RunningJobs {
  readonly upcoming: () => Promise<readonly UpcomingRun[]>
  /** Puts a run into the queue, to be done as soon as a worker looks. */
  readonly runSoon: (job: JobName, groupId: number) => Promise<void>
  readonly close: () => Promise<void>
}
