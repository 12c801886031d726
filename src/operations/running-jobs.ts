import type { Day } from '#domain/calendar.ts'
import type { HomeFolders } from '#operations/open-home.ts'
import type { Store } from '#store/connect.ts'

/** All that the jobs are given of the world. */
export interface JobWorld {
  readonly store: Store
  readonly folders: HomeFolders
  /** Where the playbooks lie: figures are worked out with them. */
  readonly playbookFolders: readonly string[]
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
}

/** The timetable at work. */
export interface RunningJobs {
  readonly upcoming: () => Promise<readonly UpcomingRun[]>
  readonly close: () => Promise<void>
}
