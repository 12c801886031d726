import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import type { Home } from '#operations/open-home.ts'
import type { SampleSignIn } from '#operations/demo-accounts.ts'
import type { Post } from '#operations/post.ts'
import type { JobWorld, RunningJobs } from '#operations/running-jobs.ts'
import { openOffice } from '#http/open-office.ts'
import { buildServer } from '#http/server.ts'
import type { SingleSignOn } from '#http/sign-in.ts'

export interface ServeWishes {
  readonly home: Pick<Home, 'store' | 'folders'>
  readonly host: string
  /** Null: the usual one, or the next that is free. */
  readonly port: number | null
  /** Paths of a key and a certificate. */
  readonly tls: { readonly key: string; readonly cert: string } | null
  readonly isBehindProxy: boolean
  readonly demo: readonly SampleSignIn[] | null
  readonly logs: { readonly write: (line: string) => void } | null
  readonly version: string
  /** The built pages; null serves the API alone. */
  readonly pages: string | null
  readonly secret: string | null
  readonly playbookFolders?: readonly string[]
  /** Starts the timetable; null or left out: nothing happens by itself. */
  readonly startJobs?: (world: JobWorld) => Promise<RunningJobs>
  readonly singleSignOn?: SingleSignOn | null
  readonly post?: Post
  /** Bytes that a sent file may have; usually 1 GB. */
  readonly largestUpload?: number
}

export interface Serving {
  /** Where to point a browser on this machine. */
  readonly address: string
  /** For the first set-up; null where somebody can sign in already. */
  readonly setUpCode: string | null
  readonly close: () => Promise<void>
}

export type ServeRefusal =
  | { readonly fault: 'port-taken'; readonly port: number }
  | { readonly fault: 'tls-unreadable'; readonly file: string }

const usualPort = 3860
/** Ports tried from the usual one on. */
const portsTried = 20

/** Serves an installation until `close`; requests under way are ended first. */
export async function serve(wishes: ServeWishes): Promise<Serving | ServeRefusal> {
  const tls = wishes.tls === null ? null : await readTls(wishes.tls)
  if (tls !== null && 'fault' in tls) return tls
  const { store, folders } = wishes.home
  const isSecure = tls !== null || wishes.isBehindProxy
  const { office, close } = await openOffice({ ...wishes, store, folders, isSecure, now: () => Date.now() })
  const server = await buildServer(office, { ...wishes, tls })
  const port = await listen(server, wishes)
  if (typeof port !== 'number') {
    await Promise.all([server.close(), close()])
    return port
  }
  return {
    address: `${tls === null ? 'http' : 'https'}://${isAnywhere(wishes.host) ? 'localhost' : wishes.host}:${port}`,
    setUpCode: office.setUp.code,
    close: async () => {
      // Lines that stay open for news would keep it waiting.
      server.server.closeAllConnections()
      await server.close()
      await close()
    },
  }
}

function isAnywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::' || host === '127.0.0.1'
}

async function readTls({
  key,
  cert,
}: {
  key: string
  cert: string
}): Promise<{ key: Buffer; cert: Buffer } | ServeRefusal> {
  const read: Buffer[] = []
  for (const file of [key, cert]) {
    const content = await readFile(file).catch(() => null)
    if (content === null) return { fault: 'tls-unreadable', file }
    read.push(content)
  }
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = read
  return { key: first, cert: second }
}

async function listen(server: FastifyInstance, { host, port }: ServeWishes): Promise<number | ServeRefusal> {
  const tried = port === null ? Array.from({ length: portsTried }, (_, n) => usualPort + n) : [port]
  for (const each of tried) {
    try {
      await server.listen({ host, port: each })
      const address = server.server.address()
      return typeof address === 'object' && address !== null ? address.port : each
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    }
  }
  return { fault: 'port-taken', port: port ?? usualPort }
}
