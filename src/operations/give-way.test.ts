import { once } from 'node:events'
import { getPriority } from 'node:os'
import { platform } from 'node:process'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'

const code = `
  import { getPriority } from 'node:os'
  import { parentPort, workerData } from 'node:worker_threads'
  const { giveWay } = await import(workerData)
  giveWay()
  parentPort.postMessage(getPriority())`

test('a thread that gives way stands behind the others, and they stay where they are', async () => {
  const before = getPriority()
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
    workerData: new URL('give-way.ts', import.meta.url).href,
  })
  const [own] = (await once(thread, 'message')) as [number]
  expect(own).toBe(platform === 'linux' ? 10 : before)
  expect(getPriority()).toBe(before)
})
