import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { restore } from '#operations/restore.ts'
import { openStore } from '#store/connect.ts'
import { type Embedded, openEmbedded } from '#store/embedded/open-embedded.ts'
import { urlOf, withDatabase } from '#test/database-url.ts'
import { differences, isAt, type State, stateOf } from '#test/crash/check.ts'
import { halves } from '#test/crash/content.ts'
import type { Plan } from '#test/crash/plan.ts'
import type { CrashRun } from '#test/crash/crash-run.ts'

const name = 'group.longrange'

export interface ArchiveCheck {
  /** Where backups go. */
  readonly file: string
  readonly check: (plan: Plan) => CrashRun['alsoCheck']
  readonly reset: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Looks at the backups that killed apps leave in `folder`: one that is there is whole, and holds what the database held at
 * one of the moments at which it may have been made. Restores into a database below `scratch`.
 */
export function archiveCheck(folder: string, scratch: string): ArchiveCheck {
  const file = join(folder, name)
  let checked = ''
  let server: Promise<Embedded> | null = null
  const restored = async (): Promise<State | string[]> => {
    server ??= openScratch(scratch)
    return restoredState(file, await server)
  }
  return {
    file,
    check:
      (plan) =>
      async (states, { acknowledged, at }) => {
        const wrong = (await readdir(folder)).flatMap((each) => (isOurs(each) ? [] : [`a file of no use: ${each}`]))
        const isBackup = (step: number): boolean => plan.steps[step]?.do === 'backup'
        // A step is done once its successor's state is reached: backup number n is made in state n, and leaves state n + 1.
        const must = plan.steps.findLastIndex((_, step) => step < acknowledged && isBackup(step))
        const may = plan.steps.flatMap((_, step) => (isBackup(step) && step >= must && step <= at ? [step] : []))
        const found = await stat(file).catch(() => null)
        if (found === null) return must === -1 ? wrong : [...wrong, 'the acknowledged backup is not there']
        const version = `${found.ino} ${found.mtimeMs} ${must} ${at}`
        if (version === checked) return wrong
        checked = version
        const state = await restored()
        if (Array.isArray(state)) return [...wrong, ...state]
        if (may.some((step) => isAt(state, states[step] ?? state))) return wrong
        const off = may.flatMap((step) => [`  against state ${step}:`, ...differences(state, states[step] ?? state)])
        return [...wrong, 'the backup holds nothing that it may hold', ...off]
      },
    reset: async () => {
      checked = ''
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true })
    },
    close: async () => {
      if (server !== null) await (await server).close()
    },
  }
}

/** Whole, or what a killed writer leaves aside. */
function isOurs(each: string): boolean {
  return each === name || (each.startsWith(`${name}.`) && each.endsWith('.part'))
}

async function openScratch(folder: string): Promise<Embedded> {
  const opened = await openEmbedded(folder, { fsync: 'off', synchronous_commit: 'off' })
  if ('fault' in opened) throw new Error(JSON.stringify(opened))
  return opened
}

/** What a backup holds, or what is wrong with it. */
async function restoredState(file: string, { address }: Embedded): Promise<State | string[]> {
  const admin = new pg.Client(address)
  await admin.connect()
  await admin.query('DROP DATABASE IF EXISTS restored WITH (FORCE)')
  await admin.query('CREATE DATABASE restored')
  await admin.end()
  const store = await openStore({ url: withDatabase(urlOf(address), 'restored') })
  if ('fault' in store) throw new Error(JSON.stringify(store))
  const outcome = await restore(store, file, { by: 'crash test' })
  await store.close()
  if ('fault' in outcome) return [`the backup can't be restored: ${JSON.stringify(outcome)}`]
  const db = new pg.Client({ ...address, database: 'restored' })
  await db.connect()
  const [state, wrong] = [await stateOf(db, null), await halves(db)]
  await db.end()
  return wrong.length > 0 ? wrong.map((each) => `restored: ${each}`) : state
}
