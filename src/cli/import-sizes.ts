import { stat } from 'node:fs/promises'

/** Bytes of each file; 0 for one that is not there: the import says so. */
export async function sizesOf(paths: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sizes = paths.map(async (path): Promise<[string, number]> => {
    const found = await stat(path).catch(() => null)
    return [path, found?.size ?? 0]
  })
  return new Map(await Promise.all(sizes))
}
