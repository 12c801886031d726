import { exec } from 'node:child_process'
import { delimiter, join } from 'node:path'

export const root = join(import.meta.dirname, '..')

export interface Ran {
  readonly ok: boolean
  readonly output: string
}

/** Runs one command line with the project's tools on its path. Never throws: a failure is an answer. */
export function run(command: string, cwd = root): Promise<Ran> {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter)
  const options = { cwd, env: { ...process.env, NO_COLOR: '1', PATH: path }, maxBuffer: 64 * 1024 * 1024 }
  return new Promise((resolve) => {
    exec(command, options, (error, stdout, stderr) => resolve({ ok: error === null, output: `${stdout}${stderr}` }))
  })
}
