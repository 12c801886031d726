import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server to test on; null = an embedded one, started for this run. */
    databaseUrl: string | null
    /** The folder in which `database-host.ts` says where the database is, as soon as it is there. */
    databaseFolder: string
  }
}

/**
 * Has a database made for this run, without waiting for it: whoever needs it waits in `test/database.ts`. Its host listens to us
 * and clears everything away when we end, however we end.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'longrange-test-'))
  const host = fileURLToPath(new URL('./database-host.ts', import.meta.url))
  const url = project.getProvidedContext().databaseUrl
  const child = spawn(process.execPath, [host, folder, ...(url === null ? [] : [url])], {
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  project.provide('databaseFolder', folder)
  return async () => {
    const ended = once(child, 'exit')
    child.stdin?.end()
    if (child.exitCode === null) await ended
  }
}
