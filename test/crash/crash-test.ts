import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killApps } from '#test/crash/app-child.ts'
import { archiveCheck } from '#test/crash/archives.ts'
import { embeddedPlace } from '#test/crash/embedded-place.ts'
import type { CrashPlace } from '#test/crash/places.ts'
import { type Operation, planFor } from '#test/crash/plan.ts'
import { writePlanFiles } from '#test/crash/plan-files.ts'
import { Broken, type Round } from '#test/crash/crash-run.ts'
import { crashRounds } from '#test/crash/rounds.ts'
import { ownServerPlace, sharedServerPlace } from '#test/crash/server-place.ts'

export interface CrashWishes {
  /** `{ url }`: a server that others use, of which nothing is killed. */
  readonly database: 'embedded' | 'server' | { readonly url: string }
  readonly operation: Operation
  readonly rounds: number
  readonly seed: number
  /** Told as it happens. */
  readonly onLine?: (line: string) => void
}

export interface CrashReport {
  readonly ok: boolean
  readonly rounds: readonly Round[]
  /** What there is to say in the end; the seed stands in it. */
  readonly lines: readonly string[]
}

/** Rows merged at once: few, so that there are many moments between two chunks. */
const chunkRows = 40

/** Kills at so many random moments of an operation and says what came of it. */
export async function crashTest(wishes: CrashWishes): Promise<CrashReport> {
  const { operation, seed, onLine = () => undefined } = wishes
  const folder = await mkdtemp(join(tmpdir(), 'longrange-crash-'))
  const place = await placeIn(wishes.database, join(folder, 'place'))
  const archives = archiveCheck(join(folder, 'backups'), join(folder, 'scratch'))
  const title = `${place.name}, ${operation}, seed ${seed}`
  const rounds: Round[] = []
  const began = Date.now()
  const plan = planFor(operation, writePlanFiles(join(folder, 'files'), seed), archives.file)
  const onRound = (round: Round): void => {
    rounds.push(round)
    onLine(`${title}: ${roundLine(round)}`)
  }
  try {
    const checks = { alsoCheck: archives.check(plan), alsoReset: archives.reset }
    await crashRounds({ place, operation, plan, seed, rounds: wishes.rounds, onRound, ...checks })
    const seconds = Math.round((Date.now() - began) / 1000)
    const lines = [`${title}: ${rounds.length} rounds in ${seconds} s, nothing lost, nothing half`, ...tally(rounds)]
    return { ok: true, rounds, lines }
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    const lines = [`${title}: BROKEN after round ${rounds.length}`, ...rounds.slice(-3).map(roundLine), error.message]
    return { ok: false, rounds, lines }
  } finally {
    killApps(place.app)
    await place.close()
    await archives.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function placeIn(database: CrashWishes['database'], folder: string): Promise<CrashPlace> {
  if (typeof database === 'object') return sharedServerPlace(database.url, folder, chunkRows)
  return database === 'embedded' ? embeddedPlace(folder, chunkRows) : ownServerPlace(folder, chunkRows)
}

function roundLine({ number, victim, aim, phase, task }: Round): string {
  return `round ${number}: kill of ${victim}, aimed at ${aim}, while ${phase}${task === null ? '' : `, ${task}`}`
}

/** How often each kind of kill, moment and outcome came up. */
function tally(rounds: readonly Round[]): string[] {
  return (['victim', 'phase', 'outcome'] as const).map((what) => {
    const counts = Map.groupBy(rounds, (round) => round[what] ?? 'opening struck as well')
    const told = [...counts].map(([name, { length }]) => `${name} ${length}`)
    return `  ${what}: ${told.toSorted().join(', ')}`
  })
}
