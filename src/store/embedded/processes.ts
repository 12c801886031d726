import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Place } from '#store/embedded/place.ts'

/**
 * The living processes of this folder's server, the first one and those it started; null where this system does not say (Windows). A dead
 * process that nobody has collected is not living, though a signal would still reach it.
 */
export async function livingProcesses(place: Place): Promise<number[] | null> {
  if (process.platform === 'linux') return fromProc(place)
  return process.platform === 'win32' ? null : fromPs(place)
}

async function fromProc({ data, title }: Place): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found: number[] = []
  for (const id of ids) {
    const words = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')
    if (words.includes(`\0-D\0${data}\0`) || words.startsWith(`postgres: ${title}:`)) found.push(Number(id))
  }
  return found
}

async function fromPs({ data, title }: Place): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axwwo', 'pid=,command='], { maxBuffer: 16 * 1024 * 1024 })
  return stdout
    .split('\n')
    .filter((line) => line.includes(` -D ${data} `) || line.includes(`postgres: ${title}:`))
    .map((line) => Number.parseInt(line, 10))
}
