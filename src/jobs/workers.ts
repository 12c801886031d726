import type { JobName } from '#domain/access/job.ts'
import { settleAbsences } from '#operations/absences.ts'
import { forgetChanges } from '#operations/change-advisors.ts'
import { checkNewestBackup } from '#operations/check-backup.ts'
import { forgetMerges } from '#operations/forget-merges.ts'
import { forgetKeys } from '#operations/idempotency.ts'
import { forgetJobRuns, type JobOutcome } from '#operations/job-runs.ts'
import { dailyBackup } from '#operations/kept-backups.ts'
import { learnChances } from '#operations/learn-chances.ts'
import { monthlySnapshot, nightlyScores } from '#operations/nightly.ts'
import { refitModels } from '#operations/refit-models.ts'
import type { JobWorld } from '#operations/running-jobs.ts'
import { watchComplaints } from '#operations/watch-complaints.ts'
import { forgetUndos } from '#operations/undo-result.ts'
import { workMessages } from '#operations/work-messages.ts'
import { workPlaybooks } from '#operations/work-playbooks.ts'
import { nowAt } from '#operations/work-day.ts'
import { eraseOldUploads } from '#operations/uploads.ts'

/** `groupId` is that of the first group where a job is the whole installation's. */
type Work = (world: JobWorld, groupId: number) => Promise<JobOutcome>

/** What each job does: an operation knows. */
export const workers: Readonly<Record<JobName, Work>> = {
  'daily-backup': async ({ store, folders, now, todayOf }, groupId) => {
    const wishes = { day: await todayOf(groupId), now: new Date(now()), by: 'timetable' }
    const made = await dailyBackup(store, folders.backups, wishes)
    return 'fault' in made
      ? { problem: 'detail' in made ? `${made.fault}: ${made.detail}` : made.fault }
      : { detail: made }
  },
  'refit-models': async ({ store, todayOf }, groupId) => refitModels(store, { groupId, today: await todayOf(groupId) }),
  'nightly-scores': async ({ store, todayOf }, groupId) =>
    nightlyScores(store, { groupId, today: await todayOf(groupId) }),
  'monthly-snapshot': async ({ store, todayOf }, groupId) =>
    monthlySnapshot(store, { groupId, today: await todayOf(groupId) }),
  'learn-chances': async ({ store, todayOf }, groupId) => ({
    detail: await learnChances(store, { groupId, today: await todayOf(groupId) }),
  }),
  'settle-absences': async ({ store, todayOf }, groupId) => {
    const lent = await settleAbsences(store, { groupId, today: await todayOf(groupId) })
    return { detail: { lent: lent.reduce((sum, { tasks }) => sum + tasks, 0) } }
  },
  'backup-check': async ({ folders }) => {
    const check = await checkNewestBackup(folders.backups)
    return check.state === 'bad' ? { problem: `${check.name}: ${check.problem}` } : { detail: check }
  },
  'work-playbooks': async ({ store, now, todayOf }, groupId) => {
    const at = { groupId, centreId: null, today: await todayOf(groupId), clock: now() }
    return workPlaybooks(store, { groupId, now: await nowAt(store.reader, at) })
  },
  'send-messages': async ({ store, now, todayOf, post }, groupId) => {
    const at = { groupId, centreId: null, today: await todayOf(groupId), clock: now() }
    return workMessages(store, { groupId, now: await nowAt(store.reader, at), post })
  },
  'watch-complaints': async ({ store, now, todayOf }, groupId) => {
    const at = { groupId, centreId: null, today: await todayOf(groupId), clock: now() }
    return watchComplaints(store, groupId, await nowAt(store.reader, at))
  },
  'erase-uploads': async ({ store, folders, now }) => {
    await eraseOldUploads(store, [folders.files, folders.rejected], now())
    return { detail: null }
  },
  'forget-keys': async ({ store, todayOf }, groupId) => {
    await forgetKeys(store)
    await forgetUndos(store)
    await forgetChanges(store)
    await forgetMerges(store, await todayOf(groupId))
    await forgetJobRuns(store)
    return { detail: null }
  },
}
