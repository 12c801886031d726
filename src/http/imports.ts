import { z } from 'zod'
import { maskVin } from '#domain/access/masks.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { importKinds } from '#operations/import-kinds.ts'
import { firstFaults, firstFlags } from '#operations/row-faults.ts'
import { undoImport } from '#operations/undo-import.ts'
import { undoPreview } from '#operations/undo-preview.ts'
import { pastImport, pastImports, type PastImport, waitingRows } from '#store/imports/history.ts'
import { changeable, mayChange } from '#http/changeable-import.ts'
import { counts, kindShape, rowSentence } from '#http/import-shapes.ts'
import { route } from '#http/route.ts'
import { cursor, day, done, id, idInPath } from '#http/shapes.ts'

const params = z.object({ importId: idInPath })

const importShape = z.object({
  importId: id,
  fileName: z.string(),
  kind: kindShape,
  state: z.enum(['staging', 'staged', 'done', 'refused', 'dropped', 'undone']),
  counts: counts.nullable().describe('`rejected`: those that still stand so.'),
  mended: z.int().describe('Rejected rows that have come in since, mended, by an import of their own.'),
  asOf: day,
  by: z.string().describe('Name of who imported it; of a program, what it is called.'),
  begunAt: z.string(),
  endedAt: z.string().nullable(),
  waiting: z.int().describe('Rows that still wait for their customer.'),
  mayChange: z.boolean().describe('Whether the caller may see its rejected rows and undo it.'),
})

const pageRows = 50

export const imports = route({
  method: 'GET',
  path: '/imports',
  summary: 'Imports so far, the latest first',
  right: 'imports.read',
  query: z.object({ cursor: cursor.optional() }),
  reply: z.object({ rows: z.array(importShape), next: z.string().nullable() }),
  handle: async ({ viewer, query }, { store }) => {
    const before = Number(query.cursor ?? '0') || null
    const found = await pastImports(store.reader, { groupId: viewer.scope.groupId, before }, pageRows + 1)
    const rows = found.slice(0, pageRows).map((each) => toldImport(each, viewer))
    return { rows, next: found.length > pageRows ? String(rows.at(-1)?.importId ?? '') : null }
  },
})

export const oneImport = route({
  method: 'GET',
  path: '/imports/{importId}',
  summary: 'An import: counts, the first rejected rows and those worth a look',
  right: 'imports.read',
  params,
  reply: importShape.extend({ faults: z.array(rowSentence), flags: z.array(rowSentence) }),
  faults: ['unknown-import'],
  handle: async ({ viewer, params: { importId }, language }, { store }) => {
    const found = await pastImport(store.reader, viewer.scope.groupId, importId)
    if (found === null) return { fault: 'unknown-import' }
    const mayLook = mayChange(found, viewer)
    const faults = mayLook ? await firstFaults(store.reader, importId) : []
    const flags = mayLook ? await firstFlags(store.reader, importId) : []
    return {
      ...toldImport(found, viewer),
      faults: faults.map(({ row, sentence }) => ({ row, sentence: sentence[language] })),
      flags: flags.map(({ row, sentence }) => ({ row, sentence: sentence[language] })),
    }
  },
})

export const undoPreviewRoute = route({
  method: 'GET',
  path: '/imports/{importId}/undo',
  summary: 'What undoing an import would take back, and what stands against it',
  right: 'imports.write',
  params,
  reply: z.object({
    counts: counts.nullable().describe('Null where there is nothing to undo.'),
    builtOn: z.array(z.object({ table: z.string(), known: z.string(), importId: id.nullable() })),
    heldBy: z.array(id),
  }),
  faults: ['unknown-import'],
  handle: async ({ viewer, params: { importId } }, office) => {
    const { groupId } = viewer.scope
    const found = await changeable(importId, viewer, office)
    const preview = found === null ? null : await undoPreview(office.store.reader, { groupId, importId })
    if (preview === null) return { fault: 'unknown-import' }
    return {
      counts: preview.counts,
      builtOn: preview.builtOn.map((each) => ({ ...each })),
      heldBy: [...preview.heldBy],
    }
  },
})

export const undoImportRoute = route({
  method: 'POST',
  path: '/imports/{importId}/undo',
  summary: 'Take an import back as if it had not been; refused where somebody built on its records since',
  right: 'imports.write',
  params,
  reply: done,
  faults: ['unknown-import', 'not-done', 'changed-since', 'held-since', 'import-under-way'],
  handle: async ({ viewer, params: { importId }, store }, office) => {
    const { groupId } = viewer.scope
    if ((await changeable(importId, viewer, office)) === null) return { fault: 'unknown-import' }
    const undone = await undoImport(store, { groupId, importId, by: viewer.actor })
    if ('fault' in undone) return undone.fault === 'no-such-import' ? { fault: 'unknown-import' } : undone
    office.live.tell({ kind: 'import', groupId, importId })
    office.desk.scoreSoon(groupId)
    return { done: true as const }
  },
})

export const waitingRowsRoute = route({
  method: 'GET',
  path: '/waiting-rows',
  summary: 'Rows that wait for their customer, car or order: taken up when a later file brings it',
  right: 'imports.write',
  reply: z.object({
    rows: z.array(
      z.object({
        importId: id,
        fileName: z.string(),
        kind: kindShape,
        row: z.int(),
        customerNo: z.string().nullable(),
        orderNo: z.string().nullable(),
        vin: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ viewer }, { store }) => {
    // Whose they are is not known yet: nobody can say that they are the own centre's.
    if (viewer.scope.of !== 'group') return { rows: [] }
    const rows = await waitingRows(store.reader, viewer.scope.groupId, 500)
    return {
      rows: rows.map((row) => ({
        ...row,
        kind: kindShape.parse(row.kind),
        vin: row.vin === null ? null : maskVin(row.vin),
      })),
    }
  },
})

export const importKindsRoute = route({
  method: 'GET',
  path: '/import-kinds',
  summary: 'Kinds of file that can be imported, with their columns',
  right: 'imports.read',
  reply: z.object({
    rows: z.array(
      z.object({
        kind: kindShape,
        label: z.string(),
        columns: z.array(z.object({ column: z.string(), label: z.string(), isRequired: z.boolean() })),
      }),
    ),
  }),
  handle: ({ language }) =>
    Promise.resolve({
      rows: importKinds.map(({ id: kind, label, columns }) => ({
        kind,
        label: label[language],
        columns: columns.map((each) => ({
          column: each.id,
          label: each.label[language],
          isRequired: each.required === true,
        })),
      })),
    }),
})

function toldImport(found: PastImport, viewer: Viewer): z.input<typeof importShape> {
  const { importId, fileName, state, asOf, begunAt, endedAt, waiting, mended } = found
  return {
    importId,
    fileName,
    kind: kindShape.parse(found.kind),
    state,
    counts: found.counts === null ? null : { ...found.counts, rejected: found.counts.rejected - mended },
    mended,
    asOf,
    by: found.byName ?? found.byWhom,
    begunAt,
    endedAt,
    waiting,
    mayChange: mayChange(found, viewer),
  }
}
