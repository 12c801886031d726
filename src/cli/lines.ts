import { open, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { thrownWords } from '#cli/phrases/system-words.ts'
import { refuse } from '#cli/refusal.ts'
import type { Output } from '#cli/surroundings.ts'

/** A result of many lines on its way to standard output or into a file. */
export interface Lines {
  /** Makes and writes the lines piece by piece: never all of them are in memory. */
  readonly write: <T>(items: readonly T[], lineOf: (item: T) => string) => Promise<void>
  /** The file appears under its name. */
  readonly finish: () => Promise<void>
  /** Nothing is left of it. */
  readonly drop: () => Promise<void>
}

/** Lines written at once. */
const batch = 2000

export function linesToOutput(out: Output): Lines {
  return { write: inBatches((text) => out.write(text)), finish: nothingToDo, drop: nothingToDo }
}

/** A file that has its name only once it is complete. */
export async function linesToFile(path: string): Promise<Lines> {
  const to = resolve(path)
  const meanwhile = `${to}.${process.pid}.part`
  const file = await open(meanwhile, 'w').catch((error: unknown) => {
    const { zh, en } = thrownWords(error)
    return refuse({ zh: `无法写入 ${dirname(to)}：${zh}`, en: `cannot write in ${dirname(to)}: ${en}` })
  })
  return {
    write: inBatches((text) => file.appendFile(text)),
    finish: async () => {
      await file.sync()
      await file.close()
      await rename(meanwhile, to)
    },
    drop: async () => {
      await file.close().catch(() => undefined)
      await rm(meanwhile, { force: true })
    },
  }
}

function inBatches(write: (text: string) => Promise<void>): Lines['write'] {
  return async (items, lineOf) => {
    for (let from = 0; from < items.length; from += batch) {
      await write(
        items
          .slice(from, from + batch)
          .map((item) => `${lineOf(item)}\n`)
          .join(''),
      )
    }
  }
}

async function nothingToDo(): Promise<void> {
  // Standard output has no end of its own.
}
