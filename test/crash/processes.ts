import { setTimeout as pause } from 'node:timers/promises'
import { type Random, pick } from '#demo/random.ts'
import { livingProcesses } from '#store/embedded/processes.ts'
import type { Place } from '#store/embedded/place.ts'
import { recordedServer } from '#store/embedded/server.ts'
import type { AppChild } from '#test/crash/app-child.ts'
import type { Victim } from '#test/crash/places.ts'

/** Kills what is ours: an app that we started, and processes of a database in a folder that we made. */
export async function strikeIn(place: Place, victim: Victim, app: AppChild, random: Random): Promise<void> {
  if (victim.startsWith('app')) killApp(app)
  if (victim.includes('database')) await killDatabase(place)
  if (victim.endsWith('app')) killApp(app)
  const first = (await recordedServer(place))?.pid
  const [firsts, helpers] = partition(await living(place), (pid) => pid === first)
  if (victim === 'postmaster') firsts.forEach(kill)
  if (victim === 'helper' && helpers.length > 0) kill(pick(random, helpers))
}

function partition(pids: readonly number[], fits: (pid: number) => boolean): [number[], number[]] {
  return [pids.filter(fits), pids.filter((pid) => !fits(pid))]
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
