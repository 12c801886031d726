import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run } from './run.ts'

// Builds the pages where nobody has yet, or where their sources are newer: what `npm start` and `npm run demo` do first.
const built = await changedAt(join(root, 'build/web/index.html'))
const newest = Math.max(...(await Promise.all(await sources())))
if (built < newest) {
  process.stderr.write('正在构建网页… building the pages…\n')
  // Tests come with a NODE_ENV of their own, for which React would bring twice as much.
  process.env['NODE_ENV'] = 'production'
  const { ok, output } = await run('vite build')
  if (!ok) {
    process.stderr.write(output)
    process.exitCode = 1
  }
}

async function sources(): Promise<Promise<number>[]> {
  const times: Promise<number>[] = []
  for (const pattern of ['src/web/**/*.*', 'src/domain/**/*.ts', 'package-lock.json', 'vite.config.ts']) {
    for await (const file of glob(pattern, { cwd: root })) times.push(changedAt(join(root, file)))
  }
  return times
}

async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}
