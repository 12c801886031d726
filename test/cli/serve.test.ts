import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { aFolder, clearFolders } from '#test/cli/home.ts'
import { killed, serverPid } from '#test/store/app-processes.ts'

clearFolders()
vi.setConfig({ testTimeout: 120_000 })

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** The real program serving a folder, as soon as it says where. */
async function serving(folder: string, variables: Readonly<Record<string, string>> = {}) {
  const args = [main, 'serve', '--port', '0', '--data', folder, '--lang', 'en']
  const child = spawn(process.execPath, args, { env: { ...process.env, ...variables } })
  const err: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text))
  const ended = once(child, 'close')
  for await (const line of createInterface(child.stdout)) {
    const address = /http:\/\/\S+/.exec(line)?.[0]
    if (address !== undefined) return { child, ended, address, err: () => err.join('') }
  }
  throw new Error(err.join(''))
}

test('it serves until Ctrl-C, and that is a good end', async () => {
  const { child, ended, address } = await serving(join(await aFolder(), 'data'))
  expect((await fetch(`${address}/health`)).status).toBe(200)
  child.kill('SIGINT')
  await ended
  expect(child.exitCode).toBe(0)
})

test('without its database it ends and says so, so that whoever keeps it running starts it anew', async () => {
  const folder = join(await aFolder(), 'data')
  const { child, ended, err } = await serving(folder)
  await killed((await serverPid(join(folder, 'database'))) ?? 0)
  await ended
  expect(child.exitCode).toBe(3)
  expect(err()).toContain('the database has stopped')
  const again = await serving(folder)
  again.child.kill('SIGINT')
  await again.ended
})

test('how large a file may be is a number of megabytes, or it does not start', async () => {
  const folder = join(await aFolder(), 'data')
  await expect(serving(folder, { LONGRANGE_LARGEST_UPLOAD: '2 GB' })).rejects.toThrow('LONGRANGE_LARGEST_UPLOAD')
  const { child, ended } = await serving(folder, { LONGRANGE_LARGEST_UPLOAD: '2000' })
  child.kill('SIGINT')
  await ended
})
