import type { Mappings } from '#intake/headers.ts'
import type { Store } from '#store/connect.ts'
import { keptMappings, keepMapping } from '#store/imports/header-mappings.ts'
import { inTransaction, type Reader } from '#store/transaction.ts'

/** For each kind: which column a header stands for; null = leave it out. */
export type HeaderMappings = Mappings

/** What people said about the headers of a source before. */
export async function rememberedMappings(reader: Reader, groupId: number, source: string): Promise<HeaderMappings> {
  const mappings: Record<string, Record<string, string | null>> = {}
  for (const { kind, header, columnId } of await keptMappings(reader, groupId, source)) {
    mappings[kind] = { ...mappings[kind], [header]: columnId === '' ? null : columnId }
  }
  return mappings
}

export async function rememberMappings(
  store: Store,
  groupId: number,
  source: string,
  mappings: HeaderMappings,
): Promise<void> {
  await inTransaction(store, async (writer) => {
    for (const [kind, mapping] of Object.entries(mappings)) {
      for (const [header, columnId] of Object.entries(mapping)) {
        await keepMapping(writer, { groupId, source, kind, header, columnId: columnId ?? '' })
      }
    }
  })
}
