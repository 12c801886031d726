import { execFileSync, type SpawnOptions } from 'node:child_process'
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mendLibraries } from '#store/embedded/binaries.ts'
import { finish, freshFolder, openFolder, serverPid, startApp } from '#test/store/app-processes.ts'

const isRoot = process.getuid?.() === 0
/** A user that the machine has a name for, and one that it has none for, as in containers. */
const named = 65_534
const nameless = 54_321

const tools = await mkdtemp(join(tmpdir(), 'longrange-tools-'))
afterAll(() => rm(tools, { recursive: true }))

/** A PATH on which only these programs are found. */
async function pathWith(...programs: string[]): Promise<string> {
  const folder = await mkdtemp(join(tools, 'path-'))
  for (const name of programs)
    await symlink(
      execFileSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim(),
      join(folder, name),
    )
  return folder
}

/** A user who may read this checkout wherever it lies, and nothing more. */
function asUser(uid: number): { prefix: string[] } {
  const mayRead = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search']
  return { prefix: ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', ...mayRead] }
}

/** Below a folder that everybody may pass through. */
async function openToPass(): Promise<string> {
  const folder = await freshFolder()
  await chmod(dirname(folder), 0o755)
  return folder
}

async function ownedBy(uid: number): Promise<string> {
  const folder = await openToPass()
  await mkdir(folder, { mode: 0o700 })
  await chown(folder, uid, uid)
  return folder
}

/** Not there yet, in the home of this user. */
async function atHomeOf(uid: number): Promise<string> {
  const folder = await openToPass()
  await chown(dirname(folder), uid, uid)
  return folder
}

type Way = {
  way: string
  folder: () => Promise<string>
  how: () => Promise<SpawnOptions & { prefix?: string[] }>
  runsAs: number
}

const usual = (): Promise<object> => Promise.resolve({})
const ownWay: Way = { way: 'the user that we are', folder: freshFolder, how: usual, runsAs: process.getuid?.() ?? -1 }
const waysOfRoot: Way[] = [
  { way: 'root, in a user namespace', folder: freshFolder, how: usual, runsAs: 0 },
  {
    way: 'root without namespaces',
    folder: freshFolder,
    how: async () => ({ env: { PATH: await pathWith('setpriv') } }),
    runsAs: 65_534,
  },
  {
    way: 'root without any tool',
    folder: openToPass,
    how: async () => ({ env: { PATH: await pathWith() } }),
    runsAs: 65_534,
  },
  { way: 'root at the home of a user', folder: () => atHomeOf(named), how: usual, runsAs: named },
  { way: 'root in the folder of a nameless user', folder: () => ownedBy(nameless), how: usual, runsAs: nameless },
  { way: 'an ordinary user', folder: () => ownedBy(named), how: () => Promise.resolve(asUser(named)), runsAs: named },
  {
    way: 'a nameless user',
    folder: () => ownedBy(nameless),
    how: () => Promise.resolve(asUser(nameless)),
    runsAs: nameless,
  },
]

test.each(isRoot ? waysOfRoot : [ownWay])(
  '$way has a database, again after kill -9, and a closed folder',
  async ({ folder: made, how, runsAs }) => {
    const folder = await made()
    const options = await how()
    const first = startApp(folder, 'write', options)
    await first.until(({ number }) => (number ?? 0) > 10)
    if (process.platform !== 'win32') {
      expect((await stat(folder)).mode & 0o777).toBe(0o700)
      expect(await userOf(folder)).toBe(runsAs)
    }
    first.process.kill('SIGKILL')
    await first.ended
    const second = startApp(folder, 'write', options)
    await second.until(({ number }) => (number ?? 0) > 10)
    await finish(second)
    expect(await serverPid(folder)).toBeNull()
    // Whoever had it before: we may open it too, with what was written.
    await (await openFolder(folder)).close()
  },
)

/** The user of the server's process. */
async function userOf(folder: string): Promise<number> {
  const pid = (await serverPid(folder)) ?? 0
  return Number(execFileSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }).trim())
}

test('library links that the package lacks are made, by several processes at once', async () => {
  const root = await mkdtemp(join(tools, 'package-'))
  await mkdir(join(root, 'native', 'lib'), { recursive: true })
  await writeFile(join(root, 'native', 'lib', 'libpq.so.5.18'), 'library')
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }))
  await writeFile(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links))
  const spare = join(root, 'spare')
  expect(await Promise.all([1, 2, 3].map(() => mendLibraries(root, spare)))).toEqual([null, null, null])
  expect(await readFile(join(root, 'native', 'lib', 'libpq.so.5'), 'utf8')).toBe('library')
  // A package that was moved keeps working: the links are relative.
  await rename(root, `${root}-moved`)
  expect(await readFile(join(`${root}-moved`, 'native', 'lib', 'libpq.so'), 'utf8')).toBe('library')
  expect(await lstat(join(`${root}-moved`, 'spare')).catch(() => null)).toBeNull()
})
