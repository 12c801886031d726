import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { AppOrder, AppPlace, Said } from '#test/crash/app-words.ts'

const script = fileURLToPath(new URL('./app.ts', import.meta.url))

/** Programs that were loaded before are loaded faster: what is tested begins afterwards. */
const cache = join(tmpdir(), 'longrange-crash-cache')

/** An app at work. */
export interface AppChild {
  readonly process: ChildProcess
  readonly said: readonly Said[]
  /** Calls back with every line that it says from now on. */
  onSaid(listener: (line: Said) => void): void
  /** The first line that fits, also one said before; null if it ends without one. */
  until(fits: (line: Said) => boolean): Promise<Said | null>
  order(order: AppOrder): void
  /** Lets it close by itself, after what it was ordered. */
  finish(): void
  /** Resolves once it is gone and everything that it said has been read. */
  readonly ended: Promise<void>
}

const living = new Map<ChildProcess, AppPlace>()

/** Leaves none behind in a place where a run breaks off. */
export function killApps({ data }: AppPlace): void {
  for (const [app, place] of living) if (place.data === data) app.kill('SIGKILL')
}

export function startApp(place: AppPlace): AppChild {
  const child = spawn(process.execPath, [script, JSON.stringify(place)], {
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const said: Said[] = []
  const listeners = new Set<(line: Said) => void>()
  living.set(child, place)
  const ended = once(child, 'close').then(() => void living.delete(child))
  // It may be killed before it reads what it is told.
  child.stdin.on('error', () => undefined)
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line: Said = JSON.parse(text)
    said.push(line)
    for (const listener of listeners) listener(line)
  })
  return {
    process: child,
    said,
    ended,
    onSaid: (listener) => listeners.add(listener),
    until: (fits) =>
      new Promise((resolve) => {
        const found = said.find(fits)
        if (found !== undefined) return resolve(found)
        listeners.add((line) => {
          if (fits(line)) resolve(line)
        })
        ended.then(
          () => resolve(null),
          () => resolve(null),
        )
      }),
    order: (order) => child.stdin.write(`${JSON.stringify(order)}\n`),
    finish: () => child.stdin.end(),
  }
}

/** Works through orders undisturbed and closes; answers how long each took, ms. Throws what it said went wrong. */
export async function workThrough(
  place: AppPlace,
  orders: readonly AppOrder[],
  onDone: (upTo: number) => Promise<void>,
): Promise<number[]> {
  const app = startApp(place)
  const took: number[] = []
  try {
    await reached(app, (line) => line.say === 'opened')
    await onDone(0)
    for (const order of orders) {
      const began = performance.now()
      app.order(order)
      await reached(app, (line) => line.say === 'done' && line.upTo === order.upTo)
      took.push(performance.now() - began)
      await onDone(order.upTo)
    }
  } finally {
    app.finish()
    await app.ended
  }
  return took
}

async function reached(app: AppChild, fits: (line: Said) => boolean): Promise<void> {
  const line = await app.until((each) => fits(each) || each.say === 'failed')
  if (line === null || line.say === 'failed')
    throw new Error(`the undisturbed app ended: ${JSON.stringify(line ?? app.said.at(-1))}`)
}
