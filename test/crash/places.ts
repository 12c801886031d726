import type pg from 'pg'
import type { AppChild } from '#test/crash/app-child.ts'
import type { AppPlace } from '#test/crash/app-words.ts'
import type { Random } from '#demo/random.ts'

/** Who is killed. `helper`: any one process of the database but the first, upon which it resets itself. */
export type Victim = 'app' | 'database' | 'postmaster' | 'helper' | 'app, then database' | 'database, then app'

/** An installation that things are killed in. */
export interface CrashPlace {
  readonly name: 'embedded' | 'server' | 'shared server'
  readonly victims: readonly Victim[]
  readonly app: AppPlace
  /** Connects to its database while that lives. */
  connect(): Promise<pg.Client>
  /** Keeps what the installation holds now, as what `reset` goes back to; no app may be open. */
  keep(): Promise<void>
  reset(): Promise<void>
  /** Kills, and answers once the victims are gone. */
  strike(victim: Victim, app: AppChild, random: Random): Promise<void>
  /** Makes the database available again where that is nobody else's business. */
  revive(): Promise<void>
  close(): Promise<void>
}
