import type { Viewer } from '#domain/access/viewer.ts'
import { pastImport, type PastImport } from '#store/imports/history.ts'
import type { Office } from '#http/office.ts'

/** An import whose rows the viewer may see and undo; null where it is not theirs, or not there. */
export async function changeable(importId: number, viewer: Viewer, { store }: Office): Promise<PastImport | null> {
  const found = await pastImport(store.reader, viewer.scope.groupId, importId)
  return found !== null && mayChange(found, viewer) ? found : null
}

/** A manager's own centre's; the group's are an administrator's. */
export function mayChange({ onlyCentreId }: PastImport, { scope, rights }: Viewer): boolean {
  return rights.has('imports.write') && (scope.of === 'group' || scope.centreId === onlyCentreId)
}
