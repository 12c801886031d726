import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { backupNow, keptBackups } from '#operations/kept-backups.ts'
import { noteDownload } from '#operations/note-backup.ts'
import { lastJobRuns } from '#store/job-runs.ts'
import { Answer, Download, route } from '#http/route.ts'

const backupShape = z.object({
  name: z.string(),
  bytes: z.int(),
  madeAt: z.string(),
  isBeforeUpgrade: z.boolean().describe('Made by itself before an upgrade: the way back.'),
  isDaily: z.boolean().describe('Made by the timetable: the last 14 are kept.'),
})

export const backups = route({
  method: 'GET',
  path: '/backups',
  summary: 'Backups below the data folder, the newest first, and when one was last tried out',
  right: 'backups.manage',
  reply: z.object({
    rows: z.array(backupShape),
    folder: z.string().describe('Where they lie, on the machine that runs the app.'),
    lastCheck: z.object({ at: z.string(), problem: z.string().nullable() }).nullable(),
    restoreCommand: z.string().describe('Restoring is done in a terminal on that machine, while the app is stopped.'),
  }),
  handle: async ({ viewer }, { folders, store }) => {
    const rows = await keptBackups(folders.backups)
    const runs = await lastJobRuns(store.reader, viewer.scope.groupId, 1)
    const check = runs.find(({ job, endedAt }) => job === 'backup-check' && endedAt !== null)
    const [newest] = rows
    return {
      rows,
      folder: folders.backups,
      lastCheck: check === undefined ? null : { at: check.endedAt ?? check.begunAt, problem: check.problem },
      restoreCommand: `longrange restore "${join(folders.backups, newest?.name ?? 'FILE')}" --data "${folders.data}" --force`,
    }
  },
})

export const makeBackup = route({
  method: 'POST',
  path: '/backups',
  summary: 'Make a backup now',
  right: 'backups.manage',
  reply: z.object({ name: z.string(), bytes: z.int(), rows: z.int() }),
  faults: ['import-under-way', 'backup-not-written'],
  handle: async ({ viewer, store }, { folders, now, live }) => {
    const made = await backupNow(store, folders.backups, { now: new Date(now()), by: viewer.actor })
    if ('fault' in made) {
      if (made.fault === 'import-under-way') return made
      return { fault: 'backup-not-written', detail: 'detail' in made ? made.detail : made.fault }
    }
    live.tell({ kind: 'backups', groupId: viewer.scope.groupId })
    return new Answer({ name: made.name, bytes: made.bytes, rows: made.rows }, { status: 201 })
  },
})

export const downloadBackup = route({
  method: 'GET',
  path: '/backups/{name}',
  summary: 'Download a backup: it holds everything, keep it safe',
  right: 'backups.manage',
  params: z.object({ name: z.string().max(200) }),
  reply: z.string(),
  faults: ['unknown-backup'],
  handle: async ({ viewer, params: { name }, store }, { folders }) => {
    // Only a name that we found ourselves leads to a file.
    const found = (await keptBackups(folders.backups)).find((each) => each.name === name)
    if (found === undefined) return { fault: 'unknown-backup' }
    await noteDownload(store, { groupId: viewer.scope.groupId, name, by: viewer.actor })
    const stream = createReadStream(join(folders.backups, found.name))
    return new Download(stream, { type: 'application/octet-stream', name: found.name })
  },
})
