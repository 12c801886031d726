import type { Day } from '#domain/calendar.ts'
import type { SampleSignIn } from '#operations/demo-accounts.ts'
import type { ImportDesk } from '#operations/import-desk.ts'
import type { HomeFolders } from '#operations/open-home.ts'
import type { Post } from '#operations/post.ts'
import type { RunningJobs } from '#operations/running-jobs.ts'
import type { Store } from '#store/connect.ts'
import type { ExportRuns } from '#http/export-runs.ts'
import type { Live } from '#http/live.ts'
import type { SignIn } from '#http/sign-in.ts'

/** All that the routes are given of the world. */
export interface Office {
  readonly store: Store
  readonly folders: HomeFolders
  readonly signIn: SignIn
  /** Name of the group's identity provider; null where there is none. */
  readonly singleSignOn: string | null
  readonly live: Live
  /** All that leaves the house, and who may write to us. */
  readonly post: Post
  /** Lists on their way out. */
  readonly exports: ExportRuns
  /** Tries and imports files in the background. */
  readonly desk: ImportDesk
  /** The timetable at work; null where time stands still, as in a demo. */
  readonly jobs: RunningJobs | null
  /** Where the playbooks lie that groups begin with. */
  readonly playbookFolders: readonly string[]
  /** Bytes that a sent file may have. */
  readonly largestUpload: number
  readonly version: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Sample sign-ins of a demo; null where it is somebody's own installation. */
  readonly demo: readonly SampleSignIn[] | null
  /** What the terminal printed for the first set-up; null once it is done. */
  readonly setUp: { readonly code: string | null }
  /** Today of a group: its fixed day, else the civil day at its first centre. */
  readonly todayOf: (groupId: number) => Promise<Day>
}
