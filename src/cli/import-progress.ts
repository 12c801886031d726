import { basename } from 'node:path'
import type { ImportProgress } from '#operations/import-wishes.ts'
import type { Context } from '#cli/command.ts'
import type { ShowProgress } from '#cli/progress.ts'

/** Tells how far an import of several files is; files count by their size in bytes. */
export function importProgress(
  show: ShowProgress,
  { import: say }: Context['phrases'],
  sizes: ReadonlyMap<string, number>,
): (progress: ImportProgress) => void {
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 1)
  let [behind, current, begun] = [0, '', 0]
  return ({ file, phase, rows, share: ownShare }) => {
    if (file !== current) {
      behind += sizes.get(current) ?? 0
      current = file
      begun = performance.now()
    }
    const share = (behind + (sizes.get(file) ?? 0) * ownShare) / whole
    const seconds = Math.max(0.001, (performance.now() - begun) / 1000)
    const detail = rows === null ? '' : say.rowsPerSecond(rows, Math.round(rows / seconds))
    show(`${phase === 'merging' ? say.merging : say.reading} ${basename(file)}`, share, detail)
  }
}
