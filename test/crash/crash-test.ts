import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { archiveCheck } from '#test/crash/archives.ts'
import { embeddedPlace } from '#test/crash/embedded-place.ts'
import type { CrashPlace } from '#test/crash/places.ts'
import { type Operation, planFor } from '#test/crash/plan.ts'
import { writePlanFiles } from '#test/crash/plan-files.ts'
import { Broken, crashRounds, type Round } from '#test/crash/rounds.ts'
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
export async function crashTest({ database, operation, rounds, seed, onLine = () => undefined }: CrashWishes): Promise<CrashReport> {
  const folder = await mkdtemp(join(tmpdir(), 'longrange-crash-'))
  const place = await placeIn(database, join(folder, 'place'))
  const done: Round[] = []
  const title = `${place.name}, ${operation}, seed ${seed}`
  const archives = archiveCheck(join(folder, 'backups'), join(folder, 'scratch'))
  const began = Date.now()
  try {
    const plan = planFor(operation, writePlanFiles(join(folder, 'files'), seed), await archives.file())
    const onRound = (round: Round): void => {
      done.push(round)
      onLine(`${title}: round ${round.number}: ${round.victim}, at ${round.aim}: ${round.phase}, ${round.doing}; before it ${done.at(-2)?.outcome ?? '–'}`)
    }
    await crashRounds({ place, operation, plan, seed, rounds, onRound, alsoCheck: archives.check(plan), alsoReset: archives.reset })
    return { ok: true, rounds: done, lines: [`${title}: ${done.length} rounds in ${Math.round((Date.now() - began) / 1000)} s, nothing lost, nothing half`, ...tally(done)] }
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    return { ok: false, rounds: done, lines: [`${title}: BROKEN in round ${done.length + 1}, after ${JSON.stringify(done.at(-1))}`, error.message] }
  } finally {
    await place.close()
    await archives.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function placeIn(database: CrashWishes['database'], folder: string): Promise<CrashPlace> {
  if (typeof database === 'object') return sharedServerPlace(database.url, folder, chunkRows)
  return database === 'embedded' ? embeddedPlace(folder, chunkRows) : ownServerPlace(folder, chunkRows)
}

function tally(rounds: readonly Round[]): string[] {
  return (['victim', 'phase', 'outcome'] as const).map((what) => {
    const counts = new Map<string, number>()
    for (const round of rounds) counts.set(round[what], (counts.get(round[what]) ?? 0) + 1)
    const told = [...counts].toSorted(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`)
    return `  ${what}: ${told.join(', ')}`
  })
}
