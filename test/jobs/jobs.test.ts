import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { jobsAtTerminal } from '#jobs/at-terminal.ts'
import { openPost } from '#operations/post.ts'
import { runJobs } from '#jobs/run-jobs.ts'
import { workers } from '#jobs/workers.ts'
import { checkNewestBackup } from '#operations/check-backup.ts'
import { runJob } from '#operations/job-runs.ts'
import { dailyBackup, keptBackups } from '#operations/kept-backups.ts'
import { homeFolders } from '#operations/open-home.ts'
import type { JobWorld } from '#operations/running-jobs.ts'
import { lastJobRuns } from '#store/job-runs.ts'
import { freshStore } from '#test/database.ts'
import { importKit } from '#test/import-kit.ts'

const store = await freshStore()
const kit = await importKit(store)
const { groupId } = kit.group
await kit.take({ 'customers.csv': '客户编号,客户姓名,服务中心\nC1,王小明,城北\nC2,李四,城北\n' })

const data = await mkdtemp(join(tmpdir(), 'longrange-jobs-'))
afterAll(() => rm(data, { recursive: true, force: true }))
const folders = homeFolders(data)
const ended: string[] = []
const world: JobWorld = {
  store,
  folders,
  post: openPost({}),
  now: () => Date.parse('2024-10-01T18:00:00Z'),
  todayOf: () => Promise.resolve('2024-10-01'),
  ended: ({ job }) => void ended.push(job),
}

test('the timetable names the next run of every job in the group’s civil time', async () => {
  const jobs = await runJobs(world)
  try {
    const upcoming = await jobs.upcoming()
    expect(upcoming.map(({ job }) => job)).toEqual([
      'daily-backup',
      'refit-models',
      'nightly-scores',
      'monthly-snapshot',
      'learn-chances',
      'settle-absences',
      'backup-check',
      'work-playbooks',
      'send-messages',
      'watch-complaints',
      'erase-uploads',
      'forget-keys',
    ])
    const night = upcoming.find(({ job }) => job === 'nightly-scores')
    expect(night).toMatchObject({ groupId, nextAt: expect.stringMatching(/T18:30:00/) })
    expect(upcoming[0]).toMatchObject({ groupId: null, nextAt: expect.stringMatching(/T17:30:00/) })
  } finally {
    await jobs.close()
  }
})

test('a run that was missed while the app was off is made up for once', async () => {
  const long = `now() - interval '3 days'`
  await store.pool.query(
    `BEGIN READ WRITE; UPDATE jobs.schedule SET updated_on = ${long}, created_on = ${long}; UPDATE jobs.version SET cron_on = ${long}; COMMIT`,
  )
  const jobs = await runJobs(world, { lookSeconds: 1 })
  try {
    await expect.poll(() => ended, { timeout: 20_000 }).toContain('nightly-scores')
  } finally {
    await jobs.close()
  }
})

test.each([
  'nightly-scores',
  'monthly-snapshot',
  'daily-backup',
  'backup-check',
  'erase-uploads',
  'forget-keys',
] as const)('%s does its work', async (job) => {
  expect(await workers[job](world, groupId)).not.toHaveProperty('problem')
})

test('a night scores everybody the first time and the snapshot of a month is kept once', async () => {
  const { rows } = await store.pool.query(
    'SELECT (SELECT count(*) FROM scores) AS scores, (SELECT count(*) FROM snapshots) AS kept',
  )
  expect(rows).toEqual([{ scores: 2, kept: 2 }])
  expect(await workers['monthly-snapshot'](world, groupId)).toEqual({ detail: null })
})

test('the last fourteen daily backups are kept, and others’ files are left alone', async () => {
  for (let n = 10; n < 26; n++) await writeFile(join(folders.backups, `longrange-2024-09-${n}.backup`), '')
  await writeFile(join(folders.backups, 'notes.txt'), '')
  await dailyBackup(store, folders.backups, { day: '2024-10-02', now: new Date(), by: 'test' })
  const names = await readdir(folders.backups)
  expect(names.filter((name) => name.endsWith('.backup'))).toHaveLength(14)
  expect(names).toContain('longrange-2024-10-02.backup')
  expect(names).toContain('notes.txt')
  expect((await keptBackups(folders.backups))[0]).toMatchObject({ name: 'longrange-2024-10-02.backup', isDaily: true })
})

test('the newest backup is restored apart and counted', async () => {
  const check = await checkNewestBackup(folders.backups)
  expect(check).toMatchObject({ state: 'good', name: 'longrange-2024-10-02.backup', isRestored: true })
  expect((await readdir(folders.backups)).filter((name) => name.startsWith('check-'))).toEqual([])
})

test('what went wrong in a job is written down', async () => {
  const broken = runJob(store, { job: 'daily-backup', groupId: null }, () => Promise.reject(new Error('no room')))
  await expect(broken).rejects.toThrow('no room')
  expect((await lastJobRuns(store.reader, groupId, 1))[0]).toMatchObject({ job: 'daily-backup', problem: 'no room' })
})

test('a look that finds nothing to do leaves one run behind, not one a minute', async () => {
  for (let minute = 0; minute < 3; minute++) await runJob(store, { job: 'idle', groupId }, async () => ({ idle: true }))
  await expect(
    runJob(store, { job: 'idle', groupId }, async () => ({ problem: 'the network is away' })),
  ).resolves.toEqual({ problem: 'the network is away' })
  await runJob(store, { job: 'idle', groupId }, async () => ({ idle: true }))
  const runs = (await lastJobRuns(store.reader, groupId, 5)).filter(({ job }) => job === 'idle')
  expect(runs.map(({ problem }) => problem)).toEqual([null, 'the network is away'])
})

test('what somebody asks for at a terminal is done here and now, and written down', async () => {
  await expect(jobsAtTerminal(() => openPost({})).run(world, 'forget-keys', groupId)).resolves.toEqual({ detail: null })
  const [last] = (await lastJobRuns(store.reader, groupId, 1)).filter(({ job }) => job === 'forget-keys')
  expect(last).toMatchObject({ groupId: null, problem: null })
})
