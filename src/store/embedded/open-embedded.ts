import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { chooseAccount, type Account, type AccountRefusal } from '#store/embedded/account.ts'
import { findBinaries, type Binaries } from '#store/embedded/binaries.ts'
import { clusterUser, ensureCluster, type ClusterRefusal } from '#store/embedded/cluster.ts'
import { takeFolder, type Hold } from '#store/embedded/hold.ts'
import { majorOf, preparePlace, type Place, type PlaceRefusal } from '#store/embedded/place.ts'
import { livingServer, signalStop, stopServer, type Server, type ServerFault } from '#store/embedded/server.ts'
import { startServer } from '#store/embedded/start-server.ts'
import type { Address } from '#store/pool.ts'

export type EmbeddedRefusal =
  | PlaceRefusal
  | AccountRefusal
  | ClusterRefusal
  | ServerFault
  /** Another process of ours has this folder open; `pid` is null where it would not say. */
  | { fault: 'folder-in-use'; folder: string; pid: number | null }
  /** No PostgreSQL for this kind of machine; a server can still be used by URL. */
  | { fault: 'no-database-programs'; platform: string }
  /** The folder was written by another major version than any at hand: `backup` there and `restore` here is the way. */
  | { fault: 'other-database-version'; folder: string; found: number; ours: number }

/** An embedded database that is ours alone while this process lives, however it ends. */
export type Embedded = {
  address: Exclude<Address, { url: string }>
  serverPid: number
  /** Resolves if the hold on the folder breaks while it is open: the server died, or somebody ended our session. */
  lost: Promise<void>
  /** Stops the server. */
  close: () => Promise<void>
}

type Programs = { binaries: Binaries; account: Account }

/** Opens the embedded database in `folder`, made where it is missing; `settings` go to the server over our own (tests). */
export async function openEmbedded(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Embedded | EmbeddedRefusal> {
  const place = await preparePlace(folder)
  if ('fault' in place) return place
  const programs = await findPrograms(place)
  if ('fault' in programs) return programs
  const refusal = await ensureCluster(place, programs.binaries, programs.account)
  if (refusal !== null) return refusal
  return takeOrStart(place, programs, settings)
}

async function findPrograms(place: Place): Promise<Programs | EmbeddedRefusal> {
  const found = await majorOf(place)
  const binaries = await findBinaries(found, place.libraries)
  if (binaries === null) {
    const ours = found === null ? null : await findBinaries(null, place.libraries)
    if (found === null || ours === null)
      return { fault: 'no-database-programs', platform: `${process.platform}-${process.arch}` }
    return { fault: 'other-database-version', folder: place.folder, found, ours: ours.major }
  }
  const account = await chooseAccount(place, binaries)
  return 'fault' in account ? account : { binaries, account }
}

/** Between finding a server and taking it another process may stop it, or be first: a few rounds settle that. */
async function takeOrStart(
  place: Place,
  programs: Programs,
  settings: Readonly<Record<string, string>>,
): Promise<Embedded | EmbeddedRefusal> {
  let fault: ServerFault | null = null
  for (let round = 0; round < 10; round++) {
    let server = await livingServer(place)
    const adopted = server !== null
    server ??= await startServer(place, { ...programs, settings })
    if ('fault' in server) {
      // Another process may have started one in the same moment.
      fault = server
      await pause(50)
      continue
    }
    const address = await addressOf(place, server)
    const hold = await takeFolder(address, adopted)
    if (hold === 'gone') await pause(50)
    else if ('holder' in hold) return { fault: 'folder-in-use', folder: place.folder, pid: hold.holder }
    else return opened(place, programs.binaries, server, { address, hold })
  }
  return fault ?? { fault: 'database-did-not-start', folder: place.folder, log: place.log, detail: '' }
}

async function addressOf(place: Place, { host, port }: Server): Promise<Embedded['address']> {
  const password = await readFile(place.password, 'utf8')
  return { host, port, user: clusterUser, password, database: 'postgres' }
}

function opened(
  place: Place,
  binaries: Binaries,
  server: Server,
  { address, hold }: { address: Embedded['address']; hold: Hold },
): Embedded {
  let failed = false
  hold.lost.then(() => (failed = true)).catch(() => undefined)
  const stop = (): void => signalStop(server.pid, failed)
  // For whoever leaves without closing: a server nobody uses must not stay.
  process.once('exit', stop)
  return {
    address,
    serverPid: server.pid,
    lost: hold.lost,
    close: async () => {
      process.off('exit', stop)
      hold.expectEnd()
      await stopServer(place, binaries, server, failed)
      await hold.end()
    },
  }
}
