import type { Language } from '#domain/label.ts'
import type { SampleSignIn } from '#operations/demo-accounts.ts'
import type { Home } from '#operations/open-home.ts'
import type { JobsAtTerminal } from '#operations/running-jobs.ts'

/** Where text goes: standard output or standard error. */
export interface Output {
  /** Resolves once there is room for more. Does nothing once nobody reads any longer. */
  write(text: string): Promise<void>
  readonly isTerminal: boolean
  /** Width of the terminal; null where there is none. */
  readonly columns: number | null
}

/** The environment variables that we know, read once; null = not set. */
export interface Environment {
  readonly data: string | null
  readonly database: string | null
  /** Signs cookies; null: one is kept in the data folder. */
  readonly secret: string | null
  readonly language: Language
  /** Colours are not wanted (NO_COLOR). */
  readonly isPlain: boolean
}

export interface ServeWishes {
  readonly home: Pick<Home, 'store' | 'folders'>
  /** Where the playbooks lie that groups begin with. */
  readonly playbookFolders: readonly string[]
  readonly host: string
  /** Null: the usual one, or the next that is free. */
  readonly port: number | null
  /** Paths of a key and a certificate. */
  readonly tls: { readonly key: string; readonly cert: string } | null
  readonly isBehindProxy: boolean
  readonly demo: readonly SampleSignIn[] | null
  readonly logs: { readonly write: (line: string) => void } | null
}

/** The app, open to browsers. */
export interface Serving {
  readonly address: string
  /** For the first set-up; null where somebody can sign in already. */
  readonly setUpCode: string | null
  readonly close: () => Promise<void>
}

export type ServeRefusal =
  | { readonly fault: 'port-taken'; readonly port: number }
  | { readonly fault: 'tls-unreadable'; readonly file: string }

/** All that a command is given of the world around it. */
export interface Surroundings {
  readonly out: Output
  readonly err: Output
  readonly environment: Environment
  /** The moment at which the command was started: the only clock there is. */
  readonly now: Date
  /** Who is at the terminal, for the audit log. */
  readonly user: string
  /** Where the standard playbooks lie. */
  readonly playbooksFolder: string
  readonly version: string
  /** How this program is called from here: `./bin/longrange` in a checkout. */
  readonly command: string
  /** Opens the app; the terminal knows nothing of how. */
  readonly serve: (wishes: ServeWishes) => Promise<Serving | ServeRefusal>
  readonly jobs: JobsAtTerminal
  /** Resolves when somebody pressed Ctrl-C. */
  readonly interrupted: Promise<void>
}
