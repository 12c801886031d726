import type { Day } from '#domain/calendar.ts'
import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '#store/connect.ts'
import { isOutage } from '#store/outage.ts'
import { type Upload, waitingUploads } from '#store/uploads.ts'
import type { DeskNews, DeskProgress } from '#operations/desk-news.ts'
import { liveAsOf } from '#store/scores.ts'
import { followScores } from '#operations/follow-scores.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { takeUpload } from '#operations/take-upload.ts'

export interface DeskWishes {
  readonly store: Store
  readonly filesFolder: string
  readonly todayOf: (groupId: number) => Promise<Day>
  readonly tell: (news: DeskNews) => void
  /** Told of what nobody expected; the desk goes on with the next file. */
  readonly failed: (error: unknown) => void
}

/** Works on files one after the other, in the background; whatever was begun before a restart is brought to its end. */
export interface ImportDesk {
  /** Looks whether something waits; soon if nobody is looking already. */
  readonly wake: () => void
  /** Lets the scores of a group follow what has just changed, in the background. */
  readonly scoreSoon: (groupId: number) => void
  readonly progressOf: (uploadId: number) => DeskProgress | null
  /** Resolves when nothing waits any more. */
  readonly idle: () => Promise<void>
  /** Takes no further file; resolves when the one under way is done with. */
  readonly close: () => Promise<void>
}

/** Somebody else is importing (another process, the command line): tried again after so long, ms. */
const busyPause = 2_000

export function openImportDesk(wishes: DeskWishes): ImportDesk {
  const progress = new Map<number, DeskProgress>()
  const closing = new AbortController()
  let working: Promise<void> | null = null
  let isAsked = false
  const changed = new Set<number>()
  const work = async (): Promise<void> => {
    while (isAsked && !closing.signal.aborted) {
      isAsked = false
      await workThrough(wishes, { progress, changed, closing: closing.signal }).catch(wishes.failed)
    }
    working = null
  }
  const wake = (): void => {
    isAsked = true
    working ??= work()
  }
  return {
    wake,
    scoreSoon: (groupId) => {
      changed.add(groupId)
      wake()
    },
    progressOf: (uploadId) => progress.get(uploadId) ?? null,
    idle: async () => {
      while (working !== null) await working
    },
    close: async () => {
      closing.abort()
      await working
    },
  }
}

/** Takes what waits until nothing does; the scores follow once the last file of a group is in. */
async function workThrough(
  wishes: DeskWishes,
  { progress, changed, closing }: { progress: Map<number, DeskProgress>; changed: Set<number>; closing: AbortSignal },
): Promise<void> {
  const failed = new Set<number>()
  for (;;) {
    const next = nextOf(await waitingUploads(wishes.store.reader), failed)
    if (next === null || closing.aborted) break
    const outcome = await takeOne(wishes, next, progress)
    if (outcome === 'busy') await pause(busyPause, null, { signal: closing }).catch(() => null)
    if (outcome === 'failed') failed.add(next.uploadId)
    if (outcome === 'imported') changed.add(next.groupId)
  }
  for (const groupId of changed) {
    changed.delete(groupId)
    await score(wishes, groupId)
  }
}

/** Files of one run build on each other: staff before customers, customers before their cars. Tries come first: somebody waits for them. */
function nextOf(waiting: readonly Upload[], failed: ReadonlySet<number>): Upload | null {
  const left = waiting.filter(({ uploadId }) => !failed.has(uploadId))
  const isTry = ({ state }: Upload): boolean => state === 'to_try' || state === 'trying'
  return (
    left.find(isTry) ?? left.toSorted((a, b) => orderOf(a.kind) - orderOf(b.kind) || a.uploadId - b.uploadId)[0] ?? null
  )
}

const order = ['staff', 'repair_orders', 'customers', 'vehicles', 'visits', 'visit_lines']

function orderOf(kind: string | null): number {
  const at = order.indexOf(kind ?? '')
  return at < 0 ? order.length : at
}

async function takeOne(
  wishes: DeskWishes,
  upload: Upload,
  progress: Map<number, DeskProgress>,
): Promise<'imported' | 'done' | 'busy' | 'failed'> {
  const { uploadId, groupId } = upload
  let told = 0
  const onProgress = (amount: DeskProgress): void => {
    progress.set(uploadId, amount)
    // Screens need no more than a few of them a second.
    if (performance.now() - told < 400) return
    told = performance.now()
    wishes.tell({ news: 'upload', groupId, uploadId })
  }
  try {
    return await takeUpload({ ...wishes, onProgress }, upload)
  } catch (error) {
    if (isOutage(error)) throw error
    wishes.failed(error)
    return 'failed'
  } finally {
    progress.delete(uploadId)
    wishes.tell({ news: 'upload', groupId, uploadId })
  }
}

async function score({ store, todayOf, tell }: DeskWishes, groupId: number): Promise<void> {
  const today = await todayOf(groupId)
  await followScores(store, groupId, today)
  const asOf = await liveAsOf(store.reader, groupId)
  if (asOf === null) return
  await keepFiguresOfRun(store, { groupId, asOf, keeps: { live: true, snapshot: false } })
  tell({ news: 'scores', groupId })
}
