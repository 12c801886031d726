/** A line of one of two texts: only in the old one, only in the new one, or in both. */
export interface LineChange {
  readonly kind: 'gone' | 'new' | 'same'
  readonly text: string
  /** Its number in the new text; of a line that is gone, in the old one. */
  readonly line: number
}

/** How one text becomes another, line by line, with the fewest lines gone and new; `around` lines that stay beside each. */
export function lineChanges(before: string, after: string, around = 2): readonly LineChange[] {
  const old = before.split('\n')
  const fresh = after.split('\n')
  const common = commonLengths(old, fresh)
  const all: LineChange[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    const kind = kindAt({ old, fresh, common }, i, j)
    if (kind === 'gone') all.push({ kind, text: old[i++] ?? '', line: i })
    else all.push({ kind, text: fresh[j++] ?? '', line: j })
    if (kind === 'same') i++
  }
  return all.filter((_, at) => all.slice(Math.max(0, at - around), at + around + 1).some(({ kind }) => kind !== 'same'))
}

interface Compared {
  readonly old: readonly string[]
  readonly fresh: readonly string[]
  readonly common: readonly Uint16Array[]
}

function kindAt({ old, fresh, common }: Compared, i: number, j: number): LineChange['kind'] {
  if (i < old.length && old[i] === fresh[j]) return 'same'
  if (j >= fresh.length) return 'gone'
  return i < old.length && lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1) ? 'gone' : 'new'
}

/** Length of the longest common sequence of the lines from i and from j on. */
function commonLengths(old: readonly string[], fresh: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1))
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (row === undefined) continue
      row[j] =
        old[i] === fresh[j]
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1))
    }
  }
  return lengths
}

function lengthAt(lengths: readonly Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0
}
