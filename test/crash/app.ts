import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { backup } from '#operations/backup.ts'
import { importFiles } from '#operations/import-files.ts'
import { addGroup, chooseGroup, type Home, openHome } from '#operations/open-home.ts'
import { scoreChanged } from '#operations/score-changed.ts'
import { scoreEverybody } from '#operations/score.ts'
import type { AppOrder, AppPlace, Said } from '#test/crash/app-words.ts'

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
const home = await open().catch(leave)
try {
  const found = await chooseGroup(home.store.reader, null)
  const group = 'fault' in found ? await addGroup(home.store, '测试集团') : found
  say({ say: 'opened', finished: home.finishedImports })
  for await (const line of createInterface({ input: process.stdin })) {
    const order: AppOrder = JSON.parse(line)
    say({ say: 'begun', upTo: order.upTo })
    await carryOut(home, group, order)
    say({ say: 'done', upTo: order.upTo })
  }
} catch (error) {
  tellFailure(error)
} finally {
  await home.store.close()
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
    const opened = await openHome(place, Date.now(), { chunkRows: place.chunkRows })
    if ('fault' in opened) throw new Error(JSON.stringify(opened))
    if (!opened.isImporting) return opened
    // The server has not noticed yet that the app before us was killed.
    await opened.store.close()
    if (attempt === 50) throw new Error('somebody has been importing for too long')
    await pause(100)
  }
}

async function carryOut(
  { store, folders }: Home,
  group: Parameters<typeof importFiles>[1]['group'],
  order: AppOrder,
): Promise<void> {
  const { groupId } = group
  switch (order.do) {
    case 'import': {
      const { paths, source, asOf } = order
      const wishes = { paths, group, asOf, by: 'crash test', filesFolder: folders.files, chunkRows: place.chunkRows }
      const onProgress = ({ phase }: { phase: string }): void => say({ say: 'progress', phase })
      const outcome = await importFiles(store, { ...wishes, ...(source === null ? {} : { source }), onProgress })
      if ('fault' in outcome) throw new Error(outcome.fault)
      const refused = outcome.files.find((file) => file.state === 'refused')
      if (refused !== undefined) throw new Error(JSON.stringify(refused))
      return
    }
    case 'score': {
      const { how, asOf } = order
      if (how === 'changed') {
        await scoreChanged(store, groupId, asOf)
        return
      }
      const keeps = { live: how !== 'snapshot', snapshot: how !== 'live' }
      await scoreEverybody(store, {
        groupId,
        asOf,
        keeps,
        onProgress: () => say({ say: 'progress', phase: 'scoring' }),
      })
      return
    }
    case 'backup': {
      const onShare = (): void => say({ say: 'progress', phase: 'writing' })
      const done = await backup(store, order.file, { by: 'crash test', now: new Date(), onShare })
      if ('fault' in done) throw new Error(JSON.stringify(done))
    }
  }
}
