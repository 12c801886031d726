import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { backup } from '#operations/backup.ts'
import { importFiles } from '#operations/import-files.ts'
import { addGroup, chooseGroup, type Home, openHome } from '#operations/open-home.ts'
import type { Group } from '#store/groups.ts'
import { scoreChanged } from '#operations/score-changed.ts'
import { scoreEverybody } from '#operations/score.ts'
import type { AppOrder, AppPlace, Said, Task } from '#test/crash/app-words.ts'

type Import = Extract<Task, { do: 'import' }>
type Scoring = Extract<Task, { do: 'score' }>
type Backup = Extract<Task, { do: 'backup' }>

/**
 * An app to be killed: `node test/crash/app.ts '<AppPlace as JSON>'`. Works through the orders that come as lines of
 * JSON on standard input, as the command line would, and acknowledges each only after the operation has returned. It
 * closes when its input ends, and ends by itself as soon as anything goes wrong.
 */
const place: AppPlace = JSON.parse(process.argv[2] ?? '')

function say(said: Said): void {
  process.stdout.write(`${JSON.stringify(said)}\n`)
}

say({ say: 'started' })
const opened = await open().catch(leave)
try {
  const found = await chooseGroup(opened.store.reader, null)
  const group = 'fault' in found ? await addGroup(opened.store, '测试集团') : found
  say({ say: 'opened', finished: opened.finishedImports })
  for await (const line of createInterface({ input: process.stdin })) {
    const order: AppOrder = JSON.parse(line)
    say({ say: 'begun', upTo: order.upTo })
    await carryOut(opened, group, order)
    say({ say: 'done', upTo: order.upTo })
  }
} catch (error) {
  tellFailure(error)
} finally {
  await opened.store.close()
}
process.exit()

function tellFailure(error: unknown): void {
  say({ say: 'failed', message: error instanceof Error ? error.message : String(error) })
}

function leave(error: unknown): never {
  tellFailure(error)
  process.exit(3)
}

async function open(): Promise<Home> {
  for (let attempt = 1; ; attempt++) {
    const home = await openHome(place, Date.now(), { chunkRows: place.chunkRows })
    if ('fault' in home) throw new Error(JSON.stringify(home))
    if (!home.isImporting) return home
    // The server has not noticed yet that the app before us was killed.
    await home.store.close()
    if (attempt === 50) throw new Error('somebody has been importing for too long')
    await pause(100)
  }
}

function carryOut(home: Home, group: Group, order: AppOrder): Promise<void> {
  switch (order.do) {
    case 'import':
      return takeFiles(home, group, order)
    case 'score':
      return score(home, group, order)
    case 'backup':
      return writeBackup(home, order)
  }
}

async function takeFiles({ store, folders }: Home, group: Group, { paths, source, asOf }: Import): Promise<void> {
  const outcome = await importFiles(store, {
    paths,
    group,
    asOf,
    by: 'crash test',
    filesFolder: folders.files,
    chunkRows: place.chunkRows,
    onProgress: ({ phase }) => say({ say: 'progress', phase }),
    ...(source === null ? {} : { source }),
  })
  if ('fault' in outcome) throw new Error(outcome.fault)
  const refused = outcome.files.find((file) => file.state === 'refused')
  if (refused !== undefined) throw new Error(JSON.stringify(refused))
}

async function score({ store }: Home, { groupId }: Group, { how, asOf }: Scoring): Promise<void> {
  if (how === 'changed') {
    await scoreChanged(store, groupId, asOf)
    return
  }
  const keeps = { live: how !== 'snapshot', snapshot: how !== 'live' }
  // A large group is scored in threads; this one is small.
  const threadsFrom = how === 'live and snapshot' ? { threadsFrom: 1 } : {}
  const onProgress = (): void => say({ say: 'progress', phase: 'scoring' })
  await scoreEverybody(store, { groupId, asOf, keeps, ...threadsFrom, onProgress })
}

async function writeBackup({ store }: Home, { file }: Backup): Promise<void> {
  const onShare = (): void => say({ say: 'progress', phase: 'writing' })
  const done = await backup(store, file, { by: 'crash test', now: new Date(), onShare })
  if ('fault' in done) throw new Error(JSON.stringify(done))
}
