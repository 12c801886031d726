import type { Language } from '#domain/label.ts'

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
  readonly language: Language
  /** Colours are not wanted (NO_COLOR). */
  readonly isPlain: boolean
}

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
  /** Resolves when somebody pressed Ctrl-C. */
  readonly interrupted: Promise<void>
}
