import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openStore } from '#store/connect.ts'
import { type HomeFolders, homeFolders } from '#operations/open-home.ts'
import { homeSentence } from '#cli/phrases/home-sentences.ts'
import { refuse } from '#cli/refusal.ts'

/** What a demo is made of: two of the same plan are the same demo. */
export interface DemoPlan {
  readonly edition: number
  readonly customers: number
  readonly seed: number
  readonly isDirty: boolean
}

/** Raised when the simulation or what is kept of it changes: older demos are made anew. */
export const demoEdition = 3

export interface DemoFolder extends HomeFolders {
  /** The simulated files, as a dealer management system would export them. */
  readonly exports: string
  /** It holds a demo of this plan already, complete. */
  readonly isReady: boolean
}

/** Written into a folder when we make it: only what has this file may ever be cleared. */
const markName = 'longrange-demo.json'

interface Mark {
  readonly plan: DemoPlan
  readonly isComplete: boolean
}

/**
 * Prepares the folder of a demo. One that we did not make is never touched, a complete demo only where `isAnew` says
 * so; one that was interrupted is cleared and begun again.
 */
export async function prepareDemoFolder(folder: string, plan: DemoPlan, isAnew: boolean): Promise<DemoFolder> {
  const at = resolve(folder)
  const prepared = { ...homeFolders(at), exports: join(at, 'import-files') }
  const state = await stateOf(at, plan)
  if (state === 'foreign') return refuseFolder(at)
  if (state === 'same' && !isAnew) return { ...prepared, isReady: true }
  if (state === 'other' && !isAnew) return refuseOther(at)
  if (state !== 'empty') await clear(prepared)
  await mkdir(at, { recursive: true, mode: 0o700 })
  await writeMark(at, { plan, isComplete: false })
  return { ...prepared, isReady: false }
}

/** What is in the folder: somebody's files, half a demo, one of this plan, or one of another. */
async function stateOf(folder: string, plan: DemoPlan): Promise<'empty' | 'foreign' | 'half' | 'same' | 'other'> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : null))
  const mark = await readMark(folder)
  if (mark === null) return found?.length === 0 ? 'empty' : 'foreign'
  if (!mark.isComplete) return 'half'
  return JSON.stringify(mark.plan) === JSON.stringify(plan) ? 'same' : 'other'
}

export async function markComplete({ data }: DemoFolder, plan: DemoPlan): Promise<void> {
  await writeMark(data, { plan, isComplete: true })
}

async function readMark(folder: string): Promise<Mark | null> {
  const text = await readFile(join(folder, markName), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const mark: unknown = JSON.parse(text)
    return typeof mark === 'object' && mark !== null && 'plan' in mark && 'isComplete' in mark ? (mark as Mark) : null
  } catch {
    return null
  }
}

async function writeMark(folder: string, mark: Mark): Promise<void> {
  await writeFile(join(folder, markName), `${JSON.stringify(mark)}\n`)
}

/** Takes away what a demo consists of and nothing else, once nobody has its database open. */
async function clear({ database, files, rejected, exports }: Omit<DemoFolder, 'isReady'>): Promise<void> {
  const store = await openStore({ folder: database })
  if (!('fault' in store)) await store.close()
  else if (store.fault === 'folder-in-use') return refuse(homeSentence(store))
  for (const each of [database, files, rejected, exports]) await rm(each, { recursive: true, force: true })
}

function refuseFolder(folder: string): never {
  return refuse({
    zh: `${folder} 不是演示建立的文件夹，不会动它；请用 --data 指定一个新文件夹`,
    en: `${folder} was not made by the demo and stays as it is; name a new folder with --data`,
  })
}

function refuseOther(folder: string): never {
  return refuse({
    zh: `${folder} 里已有另一份演示；要重新生成请加 --anew，或用 --data 指定新文件夹`,
    en: `${folder} holds another demo; make it anew with --anew, or name a new folder with --data`,
  })
}
