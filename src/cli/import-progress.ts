import { basename } from 'node:path'
import type { ImportProgress } from '#operations/import-wishes.ts'
import type { Context } from '#cli/command.ts'
import type { ShowProgress } from '#cli/progress.ts'

/** Reading is about as long as everything behind it. */
const readingShare = 0.5

/** Tells how far an import of several files is; files count by their size in bytes. */
export function importProgress(
  show: ShowProgress,
  { import: say }: Context['phrases'],
  sizes: ReadonlyMap<string, number>,
): (progress: ImportProgress) => void {
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 1)
  let [behind, current, begun] = [0, '', 0]
  return ({ file, phase, amount }) => {
    if (file !== current) {
      behind += sizes.get(current) ?? 0
      current = file
      begun = performance.now()
    }
    const isMerging = phase === 'merging'
    const ownShare = isMerging ? readingShare + amount * (1 - readingShare) : readingShare / 2
    const share = (behind + (sizes.get(file) ?? 0) * ownShare) / whole
    const seconds = Math.max(0.001, (performance.now() - begun) / 1000)
    const detail = isMerging ? '' : say.rowsPerSecond(amount, Math.round(amount / seconds))
    show(`${isMerging ? say.merging : say.reading} ${basename(file)}`, share, detail)
  }
}
