import { z } from 'zod'
import type { Scope } from '#domain/access/viewer.ts'
import type { Label, Language } from '#domain/label.ts'
import type { ImportedFile } from '#operations/import-wishes.ts'
import { importKinds } from '#operations/import-kinds.ts'
import { refusedFileSentence } from '#operations/rejected-rows.ts'
import type { UploadScope } from '#store/uploads.ts'
import { day } from '#http/shapes.ts'

/** Shapes that uploads and imports share. */

type KindId = (typeof importKinds)[number]['id']

export const kindShape = z.enum(importKinds.map(({ id }) => id) as [KindId, ...KindId[]])

export const counts = z.object({
  rows: z.int(),
  made: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  parked: z.int().describe('They wait for their customer, car or order.'),
  flagged: z.int().describe('Taken, but worth a look.'),
  takenUp: z.int().describe('Rows of earlier files that waited and were let in.'),
})

/** What is wrong with a row, or worth a look. */
export const rowSentence = z.object({ row: z.int(), sentence: z.string() })

/** What a try or an import came to, in the reader's language. */
export const resultShape = z.object({
  counts: counts.nullable(),
  faults: z.array(rowSentence),
  flags: z.array(rowSentence),
  refusal: z.string().nullable().describe('Why the whole file was refused.'),
  isMostlyBad: z.boolean(),
})

export const readingShape = z.object({
  kind: kindShape.optional(),
  sheet: z.string().max(200).optional(),
  mapping: z
    .record(z.string().max(300), z.string().max(100).nullable())
    .optional()
    .describe('Header of the file → column; null leaves it out. Remembered once the file is imported.'),
  source: z.string().trim().min(1).max(200).optional().describe('The system whose numbers these are.'),
  centre: z.string().trim().min(1).max(200).optional().describe('The centre of rows that name none.'),
  insists: z.boolean().optional().describe('Takes a file of which more than half of the rows are bad.'),
  emptyClears: z.boolean().optional(),
  onUnknown: z.enum(['park', 'reject']).optional(),
  asOf: day.optional().describe('Nothing may have happened after it; today where absent.'),
})

export function resultOf(file: ImportedFile, language: Language): z.input<typeof resultShape> {
  const say = (told: { row: number; sentence: Label }) => ({ row: told.row, sentence: told.sentence[language] })
  const isRefused = file.state === 'refused'
  return {
    counts: isRefused ? null : file.counts,
    faults: file.faults.map(say),
    flags: isRefused ? [] : file.flags.map(say),
    refusal: isRefused ? refusedFileSentence(file.fault)[language] : null,
    isMostlyBad: isRefused && file.fault.fault === 'mostly-bad',
  }
}

/** A manager's files may bring records of the own centre, an administrator's of the whole group. */
export function uploadScope(scope: Scope): UploadScope {
  return { groupId: scope.groupId, onlyCentreId: scope.of === 'group' ? null : scope.centreId }
}
