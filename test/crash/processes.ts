import { setTimeout as pause } from 'node:timers/promises'
import { type Random, pick } from '#demo/random.ts'
import { livingProcesses } from '#store/embedded/processes.ts'
import type { Place } from '#store/embedded/place.ts'
import { recordedServer } from '#store/embedded/server.ts'
import type { AppChild } from '#test/crash/app-child.ts'
import type { Victim } from '#test/crash/places.ts'

/** Kills what is ours: an app that we started, and the processes of a database in a folder that we made. */
export async function strikeIn(place: Place, victim: Victim, app: AppChild, random: Random): Promise<void> {
  switch (victim) {
    case 'app':
      return killApp(app)
    case 'database':
      return killDatabase(place)
    case 'postmaster': {
      const server = await recordedServer(place)
      if (server !== null && (await living(place)).includes(server.pid)) kill(server.pid)
      return
    }
    case 'helper': {
      const first = (await recordedServer(place))?.pid
      const helpers = (await living(place)).filter((pid) => pid !== first)
      if (helpers.length > 0) kill(pick(random, helpers))
      return
    }
    case 'app, then database':
      killApp(app)
      return killDatabase(place)
    case 'database, then app':
      await killDatabase(place)
      killApp(app)
  }
}

export function killApp(app: AppChild): void {
  app.process.kill('SIGKILL')
}

/** Every process of the database in that folder, the first one first. */
export async function killDatabase(place: Place): Promise<void> {
  for (;;) {
    const found = await living(place)
    if (found.length === 0) return
    const first = (await recordedServer(place))?.pid
    for (const pid of found.toSorted((a, b) => Number(b === first) - Number(a === first))) kill(pid)
    await pause(2)
  }
}

async function living(place: Place): Promise<number[]> {
  const found = await livingProcesses(place)
  if (found === null) throw new Error('this system does not tell which processes a database has')
  return found
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended in the meantime.
  }
}
