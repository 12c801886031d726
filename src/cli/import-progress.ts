import { basename } from 'node:path'
import type { ImportProgress } from '#operations/import-files.ts'
import type { Context } from '#cli/command.ts'
import { progressOn } from '#cli/progress.ts'

/** Reading is about as long as everything behind it. */
const readingShare = 0.5

/** Shows how far an import of several files is; files count by their size in bytes. */
export function importProgress(
  { err, environment, phrases }: Pick<Context, 'err' | 'environment' | 'phrases'>,
  sizes: ReadonlyMap<string, number>,
): { show: (progress: ImportProgress) => void; end: () => Promise<void> } {
  const line = progressOn(err, environment.isPlain)
  const whole = Math.max(
    1,
    [...sizes.values()].reduce((sum, size) => sum + size, 0),
  )
  const begun = new Map<string, number>()
  let [behind, current] = [0, '']
  return {
    end: line.end,
    show({ file, phase, amount }) {
      if (file !== current) {
        behind += sizes.get(current) ?? 0
        current = file
        begun.set(file, performance.now())
      }
      const ownShare = phase === 'merging' ? readingShare + amount * (1 - readingShare) : readingShare / 2
      const share = (behind + (sizes.get(file) ?? 0) * ownShare) / whole
      const seconds = Math.max(0.001, (performance.now() - (begun.get(file) ?? 0)) / 1000)
      const words = phase === 'merging' ? phrases.import.merging : phrases.import.reading
      const detail = phase === 'merging' ? '' : phrases.import.rowsPerSecond(amount, Math.round(amount / seconds))
      line.show(`${words} ${basename(file)}`, share, detail)
    },
  }
}
