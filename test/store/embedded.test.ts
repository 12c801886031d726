import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openStore } from '#store/connect.ts'
import { livingProcesses } from '#store/embedded/processes.ts'
import { placeOf } from '#store/embedded/place.ts'
import { finish, freshFolder, killed, openFolder, serverPid, startApp, type App } from '#test/store/app-processes.ts'

const livingServers = (folder: string): Promise<number[] | null> => livingProcesses(placeOf(folder))

async function storedNumbers(folder: string, app: App): Promise<Set<number>> {
  const store = await openFolder(folder)
  const run = String(app.process.pid)
  const { rows } = await sql<{ number: number }>`SELECT number FROM acknowledged WHERE run = ${run}`.execute(
    store.reader,
  )
  await store.close()
  return new Set(rows.map(({ number }) => number))
}

test('a cold and a warm start open the same folder, and closing leaves no process', async () => {
  const folder = await freshFolder()
  for (const _ of ['cold', 'warm']) {
    const store = await openFolder(folder)
    expect(store.kind).toBe('embedded')
    await store.close()
    await store.close()
    expect(await livingServers(folder)).toEqual([])
  }
})

test('what was written is there after closing and opening', async () => {
  const folder = await freshFolder()
  const app = startApp(folder, 'write')
  await app.until(({ number }) => (number ?? 0) > 20)
  await finish(app)
  expect(await storedNumbers(folder, app)).toEqual(new Set(app.said.flatMap(({ number }) => number ?? [])))
})

test('a second process is told who has the folder, and may have it afterwards', async () => {
  const folder = await freshFolder()
  const app = startApp(folder, 'hold')
  await app.until(({ opened }) => opened === true)
  expect(await openStore({ folder })).toEqual({ fault: 'folder-in-use', folder, pid: app.process.pid })
  await finish(app)
  await (await openFolder(folder)).close()
})

test('of three processes on a fresh folder one opens it and two are told', async () => {
  const folder = await freshFolder()
  const rivals = [startApp(folder, 'hold'), startApp(folder, 'hold'), startApp(folder, 'hold')]
  const answers = await Promise.all(rivals.map((app) => app.until(() => true)))
  const winner = rivals.find((_, at) => answers[at]?.opened === true)
  expect(answers.filter(({ opened }) => opened === true)).toHaveLength(1)
  expect(answers.filter(({ fault }) => fault === 'folder-in-use').map(({ pid }) => pid)).toEqual([
    winner?.process.pid,
    winner?.process.pid,
  ])
  await Promise.all(rivals.map(finish))
  expect(await livingServers(folder)).toEqual([])
  expect((await readdir(folder)).toSorted()).toEqual(['postgres', 'postgres.log'])
})

test('whoever exits without closing takes the server along', async () => {
  const folder = await freshFolder()
  const app = startApp(folder, 'leave')
  await app.ended
  expect(app.said).toMatchObject([{ opened: true }])
  while ((await serverPid(folder)) !== null) await pause(10)
  // It takes its file away before it is gone itself.
  await expect.poll(() => livingServers(folder), { timeout: 5000 }).toEqual([])
})

const victims = {
  app: (app: App) => [app.process.pid ?? 0],
  server: (_: App, server: number) => [server],
  'app and server': (app: App, server: number) => [app.process.pid ?? 0, server],
  'server and app': (app: App, server: number) => [server, app.process.pid ?? 0],
}

test.each(Object.entries(victims))('after kill -9 of the %s every acknowledged write is there', async (_, chosen) => {
  const folder = await freshFolder()
  for (let round = 1; round <= 3; round++) {
    const app = startApp(folder, 'write')
    await app.until(({ number }) => (number ?? 0) > 40 * round)
    const pids = chosen(app, (await serverPid(folder)) ?? 0)
    await Promise.all(pids.map(killed))
    app.process.stdin?.end()
    await app.ended
    const stored = await storedNumbers(folder, app)
    const acknowledged = app.said.flatMap(({ number }) => number ?? [])
    expect(acknowledged.length).toBeGreaterThan(20 * round)
    expect(acknowledged.filter((number) => !stored.has(number))).toEqual([])
  }
})

test('a server left behind is adopted, not started anew', async () => {
  const folder = await freshFolder()
  const app = startApp(folder, 'hold')
  await app.until(({ opened }) => opened === true)
  const left = await serverPid(folder)
  app.process.kill('SIGKILL')
  await app.ended
  const store = await openFolder(folder)
  expect(await serverPid(folder)).toBe(left)
  await store.close()
  expect(await livingServers(folder)).toEqual([])
})

test('a database that was being made when its maker was killed is made anew', async () => {
  const folder = await freshFolder()
  const app = startApp(folder, 'hold')
  const isMaking = (): boolean => existsSync(folder) && existsSync(join(folder, 'postgres')) === false
  while (!isMaking() || !(await halfMade(folder))) await pause(5)
  app.process.kill('SIGKILL')
  await app.ended
  expect(existsSync(join(folder, 'postgres'))).toBe(false)
  await (await openFolder(folder)).close()
  expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/^making-/))
})

async function halfMade(folder: string): Promise<boolean> {
  const making = (await readdir(folder)).find((name) => name.startsWith('making-'))
  return making !== undefined && existsSync(join(folder, making, 'data', 'PG_VERSION'))
}

test('a stale postmaster.pid whose number now belongs to another program does not stop the start', async () => {
  const folder = await freshFolder()
  const app = startApp(folder, 'write')
  await app.until(({ number }) => (number ?? 0) > 10)
  await Promise.all([killed((await serverPid(folder)) ?? 0), killed(app.process.pid ?? 0)])
  await app.ended
  const file = join(folder, 'postgres', 'data', 'postmaster.pid')
  await writeFile(
    file,
    `${process.pid}\n${join(folder, 'postgres', 'data')}\n1700000000\n5432\n${join(folder, 'postgres')}\n\n\nready\n`,
  )
  const stored = await storedNumbers(folder, app)
  // Of three writers one may be ahead of another whose row was still on its way.
  expect(app.said.flatMap(({ number }) => number ?? []).filter((number) => !stored.has(number))).toEqual([])
})

test('when the server dies under an open store, statements fail and the next start recovers', async () => {
  const folder = await freshFolder()
  const store = await openFolder(folder)
  await killed((await serverPid(folder)) ?? 0)
  await expect(sql`SELECT pg_sleep(5)`.execute(store.reader)).rejects.toThrow()
  await store.close()
  await (await openFolder(folder)).close()
})

test('when the server resets itself because a helper of it died, closing does not wait for it', async () => {
  const folder = await freshFolder()
  const store = await openFolder(folder)
  const server = await serverPid(folder)
  const helper = (await livingServers(folder))?.find((pid) => pid !== server)
  const working = expect(sql`SELECT pg_sleep(5)`.execute(store.reader)).rejects.toThrow()
  await killed(helper ?? 0)
  await working
  await store.close()
  expect(await livingServers(folder)).toEqual([])
  await (await openFolder(folder)).close()
})

test('the folder is closed to others: made so, mended, and never taken from other files', async () => {
  const mode = async (path: string): Promise<number> => (await stat(path)).mode & 0o777
  const folder = await freshFolder()
  await mkdir(folder, { mode: 0o755 })
  await (await openFolder(folder)).close()
  if (process.platform !== 'win32') {
    expect(await mode(folder)).toBe(0o700)
    expect(await mode(join(folder, 'postgres', 'password'))).toBe(0o600)
    await chmod(folder, 0o755)
    await (await openFolder(folder)).close()
    expect(await mode(folder)).toBe(0o700)
  }
  const holiday = await freshFolder()
  await mkdir(holiday, { mode: 0o755 })
  await writeFile(join(holiday, 'photo.jpg'), '')
  expect(await openStore({ folder: holiday })).toEqual({
    fault: 'folder-holds-other-files',
    folder: holiday,
    found: 'photo.jpg',
  })
  expect(await openStore({ folder: join(holiday, 'photo.jpg') })).toMatchObject({ fault: 'folder-unreachable' })
  // Below /proc nothing can be made, and Node's recursive mkdir never comes back from there.
  const nowhere = existsSync('/proc/self') ? '/proc/longrange/data' : join(holiday, 'photo.jpg', 'data')
  expect(await openStore({ folder: nowhere })).toMatchObject({ fault: 'folder-unreachable' })
})

test.each([
  { name: '续航, 数据 "1"', because: 'blanks, commas, quotes and Chinese' },
  { name: '服务中心'.repeat(20), because: 'too long for a socket, which then is a loopback port' },
])('a folder may be called anything: $because', async ({ name }) => {
  const folder = join(await freshFolder(), name)
  const app = startApp(folder, 'write')
  await app.until(({ number }) => (number ?? 0) > 10)
  app.process.kill('SIGKILL')
  await app.ended
  const stored = await storedNumbers(folder, app)
  // Of three writers one may be ahead of another whose row was still on its way.
  expect(app.said.flatMap(({ number }) => number ?? []).filter((number) => !stored.has(number))).toEqual([])
})

test('a database of a major version that is nowhere at hand is refused', async () => {
  const folder = await freshFolder()
  await mkdir(join(folder, 'postgres', 'data'), { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  await writeFile(join(folder, 'postgres', 'data', 'PG_VERSION'), '9\n')
  expect(await openStore({ folder })).toEqual({ fault: 'other-database-version', folder, found: 9, ours: 18 })
})
