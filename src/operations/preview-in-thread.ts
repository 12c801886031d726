import { Worker } from 'node:worker_threads'
import type { PolicyRefusal } from '#operations/policies.ts'
import type { PolicyEffect } from '#operations/policy-preview.ts'
import type { FromPreview, PreviewTask } from '#operations/policy-thread.ts'

/** `previewPolicy` in a thread: assessing a whole centre twice takes seconds, and nobody who asks meanwhile may wait. */
export async function previewInThread(
  task: PreviewTask,
  onHome: (done: number, all: number) => void,
): Promise<PolicyEffect | PolicyRefusal> {
  const thread = new Worker(new URL('./policy-thread.ts', import.meta.url), { workerData: task, name: 'policy' })
  try {
    return await new Promise((resolve, reject) => {
      thread.on('message', (message: FromPreview) => {
        if ('found' in message) resolve(message.found)
        else onHome(message.done, message.all)
      })
      thread.once('error', reject)
      thread.once('exit', (code) => reject(new Error(`the thread that previews ended with ${code}`)))
    })
  } finally {
    await thread.terminate()
  }
}
