import { fileURLToPath } from 'node:url'
import type { Language } from '#domain/label.ts'
import { jobsAtTerminal } from '#jobs/at-terminal.ts'
import { openPost } from '#operations/post.ts'
import { runCommandLine } from '#cli/run.ts'
import type { Output, Surroundings } from '#cli/surroundings.ts'

/** What a command line said and answered. */
export interface Said {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** A Monday, 10:00 in China. */
const testNow = new Date('2024-09-02T02:00:00Z')

/** Runs a command line in this process, as from a terminal without a screen. */
export async function say(line: string | readonly string[], about: Partial<Surroundings> = {}): Promise<Said> {
  const [out, err] = [memory(), memory()]
  const words = typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line
  const status = await runCommandLine(words, {
    out,
    err,
    environment: environmentIn('zh'),
    now: testNow,
    user: 'test',
    playbooksFolder: fileURLToPath(new URL('../../playbooks/', import.meta.url)),
    version: '0.0.0',
    command: 'longrange',
    serve: () => Promise.reject(new Error('no test of the terminal opens the app')),
    jobs: jobsAtTerminal(() => openPost({})),
    interrupted: new Promise(() => undefined),
    ...about,
  })
  return { status, out: out.text(), err: err.text() }
}

export function environmentIn(language: Language): Surroundings['environment'] {
  return { data: null, database: null, secret: null, language, isPlain: false }
}

/** Keeps what is written; a terminal of so many columns where they are given. */
export function memory(columns: number | null = null): Output & { text: () => string } {
  const pieces: string[] = []
  return {
    isTerminal: columns !== null,
    columns,
    write: (text) => {
      pieces.push(text)
      return Promise.resolve()
    },
    text: () => pieces.join(''),
  }
}
