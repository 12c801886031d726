/** Counts and sums under names, nested: two of them add up name by name. */
export type NumberTree = { readonly [name: string]: number | NumberTree }

/** The sum of trees; a name that one of them does not have counts as nothing there. */
export function addUp<T extends NumberTree>(trees: readonly T[]): T {
  return trees.reduce<NumberTree>(sum, {}) as T
}

function sum(a: NumberTree, b: NumberTree): NumberTree {
  const total: Record<string, number | NumberTree> = { ...a }
  for (const [name, more] of Object.entries(b)) {
    const before = total[name]
    total[name] = typeof more === 'number' ? more + numberOf(before) : sum(treeOf(before), more)
  }
  return total
}

function numberOf(before: number | NumberTree | undefined): number {
  return typeof before === 'number' ? before : 0
}

function treeOf(before: number | NumberTree | undefined): NumberTree {
  return typeof before === 'object' ? before : {}
}
