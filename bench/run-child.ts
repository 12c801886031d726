import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Measured } from './pairs.ts'
import type { Places } from './places.ts'

const child = fileURLToPath(new URL('child.ts', import.meta.url))

/** As `bin/longrange` has it. */
export const compiled = join(tmpdir(), 'longrange-bench-compiled')

/** Runs a task of `tasks.ts` on a fresh copy of a filled database, in a process of its own. */
export async function runOn(
  places: Places,
  filled: string,
  task: string,
  args: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const { place, remove } = await places.copyOf(filled)
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [child, task, JSON.stringify(place), JSON.stringify(args)],
      { maxBuffer: 1 << 26, env: { ...process.env, NODE_COMPILE_CACHE: compiled } },
    )
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured
  } finally {
    await remove()
  }
}
