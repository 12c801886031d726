import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { StorePlace } from '#store/connect.ts'
import { compiled } from './run-child.ts'

/** The app on a database, in a process of its own that starts as `bin/longrange` does; `pages`: with its screens. */
export async function startApp(
  place: StorePlace,
  { work, pages }: { work: string; pages: string | null },
): Promise<{ address: string; stop: () => Promise<void> }> {
  const child = fileURLToPath(new URL('app-child.ts', import.meta.url))
  const given = [JSON.stringify(place), join(work, 'app-data'), ...(pages === null ? [] : [pages])]
  const app = spawn(process.execPath, [child, ...given], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  const [address] = (await once(createInterface(app.stdout), 'line')) as [string]
  const stop = async (): Promise<void> => {
    app.stdin.end()
    await once(app, 'exit')
  }
  return { address, stop }
}
