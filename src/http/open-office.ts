import { randomBytes, randomInt } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayInZone, type Day } from '#domain/calendar.ts'
import type { SampleSignIn } from '#operations/demo-accounts.ts'
import { type ImportDesk, openImportDesk } from '#operations/import-desk.ts'
import type { HomeFolders } from '#operations/open-home.ts'
import { openPost, type Post } from '#operations/post.ts'
import type { JobWorld, RunningJobs } from '#operations/running-jobs.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import { hasAccounts } from '#store/accounts.ts'
import type { Store } from '#store/connect.ts'
import { allGroups, centresOf } from '#store/groups.ts'
import { makeExportRuns } from '#http/export-runs.ts'
import { type Live, type LiveEvent, makeLive } from '#http/live.ts'
import type { Office } from '#http/office.ts'
import { signInWith, type SingleSignOn } from '#http/sign-in.ts'

/** Civil days of a group that has no centre yet are those of China. */
const homeZone = 'Asia/Shanghai'

export interface OfficeWishes {
  readonly store: Store
  readonly folders: HomeFolders
  readonly version: string
  readonly now: () => number
  /** Signs cookies and hides second factors; null: one is kept in the data folder. */
  readonly secret: string | null
  /** Cookies travel over TLS only. */
  readonly isSecure: boolean
  readonly singleSignOn?: SingleSignOn | null
  readonly demo: readonly SampleSignIn[] | null
  /** Where the playbooks lie that groups begin with. */
  readonly playbookFolders?: readonly string[]
  /** All that leaves the house; without it nothing does. */
  readonly post?: Post
  /** Starts the timetable; none where time stands still. */
  readonly startJobs?: (world: JobWorld) => Promise<RunningJobs>
  /** Bytes that a sent file may have; usually 1 GB. */
  readonly largestUpload?: number
  /** Told of what went wrong in the background. */
  readonly failed?: (error: unknown) => void
}

const usualLargestUpload = 1_000_000_000

/** Opens the office that serves an installation; `close` ends what it opened, the store not. */
export async function openOffice(wishes: OfficeWishes): Promise<{ office: Office; close: () => Promise<void> }> {
  const { store, folders, version, now, demo, isSecure, singleSignOn = null, playbookFolders = [] } = wishes
  const secret = wishes.secret ?? (await keptSecret(folders.data))
  const signIn = signInWith(store, { secret, isSecure, singleSignOn })
  const setUp = { code: (await hasAccounts(store.reader)) ? null : oneTimeCode() }
  for (const { groupId } of await allGroups(store.reader)) await seedPlaybooks(store, groupId, playbookFolders)
  const live = makeLive()
  const post = wishes.post ?? openPost({})
  const office: Office = {
    store,
    folders,
    version,
    now,
    demo,
    setUp,
    signIn,
    singleSignOn: singleSignOn?.name ?? null,
    live,
    post,
    exports: makeExportRuns(live, now),
    desk: deskFor(wishes, live),
    jobs: await jobsFor({ ...wishes, post }, live),
    playbookFolders,
    largestUpload: wishes.largestUpload ?? usualLargestUpload,
    todayOf: (groupId) => todayOf(store, groupId, now()),
  }
  // Files that were waiting when the app was stopped.
  office.desk.wake()
  const close = async (): Promise<void> => {
    await office.jobs?.close()
    await office.desk.close()
    await signIn.close()
  }
  return { office, close }
}

function deskFor(wishes: OfficeWishes, live: Live): ImportDesk {
  const { store, folders, now, failed = () => undefined } = wishes
  return openImportDesk({
    store,
    filesFolder: folders.files,
    todayOf: (groupId) => todayOf(store, groupId, now()),
    tell: ({ news, ...told }) => live.tell({ kind: news, ...told } as LiveEvent),
    failed,
  })
}

function jobsFor(wishes: OfficeWishes & { readonly post: Post }, live: Live): Promise<RunningJobs> | null {
  const { store, folders, now, startJobs, post } = wishes
  if (startJobs === undefined) return null
  return startJobs({
    store,
    folders,
    post,
    now,
    todayOf: (groupId) => todayOf(store, groupId, now()),
    ended: ({ job, groupId }) => void tellOfJob(store, live, { job, groupId }),
  })
}

async function tellOfJob(
  { reader }: Store,
  live: Live,
  { job, groupId }: { job: string; groupId: number | null },
): Promise<void> {
  const groups = groupId === null ? (await allGroups(reader)).map((each) => each.groupId) : [groupId]
  for (const each of groups) {
    live.tell({ kind: 'jobs', groupId: each })
    for (const kind of changes[job] ?? ['scores']) live.tell({ kind, groupId: each })
  }
}

/** What a job has changed that screens may be showing; of the others, scores. */
const changes: Readonly<Record<string, readonly ('backups' | 'tasks' | 'playbooks' | 'messages' | 'complaints')[]>> = {
  'daily-backup': ['backups'],
  'backup-check': ['backups'],
  'work-playbooks': ['tasks', 'playbooks', 'messages'],
  'send-messages': ['messages', 'tasks'],
  'watch-complaints': ['complaints'],
}

async function todayOf({ reader }: Store, groupId: number, now: number): Promise<Day> {
  const group = (await allGroups(reader)).find((each) => each.groupId === groupId)
  if (group?.fixedToday) return group.fixedToday
  const [centre] = await centresOf(reader, groupId)
  return dayInZone(new Date(now), centre?.zone ?? homeZone)
}

/** Eight letters and digits that nobody mistakes for one another. */
function oneTimeCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const four = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `${four()}-${four()}`
}

/** A secret of this installation's own, readable by its user alone. */
async function keptSecret(data: string): Promise<string> {
  const file = join(data, 'secret')
  await mkdir(data, { recursive: true, mode: 0o700 })
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(file, 'utf8')
}
