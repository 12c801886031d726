import { root, run } from '../../scripts/run.ts'

/** The pages as they are served, once for the whole run. */
export async function setup(): Promise<void> {
  const { ok, output } = await run('node scripts/pages.ts', root)
  if (!ok) throw new Error(output)
}
