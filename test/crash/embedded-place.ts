import { cp, mkdir, readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { homeFolders } from '#operations/open-home.ts'
import { clusterUser } from '#store/embedded/cluster.ts'
import { type Place, placeOf } from '#store/embedded/place.ts'
import { recordedServer } from '#store/embedded/server.ts'
import type { CrashPlace } from '#test/crash/places.ts'
import { killDatabase, strikeIn } from '#test/crash/processes.ts'

/** An embedded installation below `folder`. */
export async function embeddedPlace(folder: string, chunkRows: number): Promise<CrashPlace> {
  await mkdir(folder, { recursive: true })
  const root = await realpath(folder)
  const [data, kept] = [join(root, 'data'), join(root, 'kept')]
  const place = placeOf(homeFolders(data).database)
  const clear = async (): Promise<void> => {
    await killDatabase(place)
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
  return {
    name: 'embedded',
    victims: ['app', 'database', 'postmaster', 'helper', 'app, then database', 'database, then app'],
    app: { data, database: null, chunkRows },
    connect: () => connect(place),
    keep: async () => {
      await rm(kept, { recursive: true, force: true })
      await cp(data, kept, { recursive: true })
    },
    reset: async () => {
      await clear()
      await cp(kept, data, { recursive: true })
    },
    strike: (victim, app, random) => strikeIn(place, victim, app, random),
    // The app does that.
    revive: () => Promise.resolve(),
    close: async () => {
      await clear()
      await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    },
  }
}

async function connect(place: Place): Promise<pg.Client> {
  const server = await recordedServer(place)
  if (server === null) throw new Error('the embedded database is not running')
  const password = await readFile(place.password, 'utf8')
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: clusterUser,
    password,
    database: 'postgres',
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}
