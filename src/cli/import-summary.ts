import { basename } from 'node:path'
import type { Day } from '#domain/calendar.ts'
import type { Language } from '#domain/label.ts'
import { duplicateCandidates, type DuplicateCandidate } from '#operations/duplicate-candidates.ts'
import type { ImportedFile, ImportOutcome } from '#operations/import-wishes.ts'
import { importKinds } from '#operations/import-kinds.ts'
import type { Home } from '#operations/open-home.ts'
import { refusedFileSentence, writeRejectedRows } from '#operations/rejected-rows.ts'
import type { Group } from '#store/groups.ts'
import { count } from '#cli/amounts.ts'
import type { Context } from '#cli/command.ts'
import { columnsOf, shortPath } from '#cli/screen.ts'
import { table } from '#cli/table.ts'

export type ToldFile =
  | (Extract<ImportedFile, { state: 'done' }> & { readonly rejectedFile: string | null })
  | Extract<ImportedFile, { state: 'refused' }>

/** An import with all that is said about it. */
export interface ToldImport {
  readonly files: readonly ToldFile[]
  readonly candidates: { readonly count: number; readonly first: readonly DuplicateCandidate[] }
  readonly asOf: Day
  readonly isDryRun: boolean
  /** Files that were not even begun because another could not be read. */
  readonly untried: readonly string[]
  /** The options that lead back to this installation. */
  readonly where: string
}

const mostFaultsShown = 5
const mostCandidates = 5

export async function toldImport(
  { store, folders }: Home,
  { files }: Exclude<ImportOutcome, { fault: string }>,
  about: Pick<ToldImport, 'asOf' | 'isDryRun' | 'where'> & {
    paths: readonly string[]
    language: Language
    group: Group
  },
): Promise<ToldImport> {
  const told: ToldFile[] = []
  for (const file of files) {
    if (file.state === 'refused') told.push(file)
    else {
      const to = { folder: folders.rejected, language: about.language }
      const rejectedFile = about.isDryRun ? null : await writeRejectedRows(store.reader, file.importId, to)
      told.push({ ...file, rejectedFile })
    }
  }
  const candidates = await duplicateCandidates(store.reader, about.group.groupId, mostCandidates)
  const { asOf, isDryRun, where, paths } = about
  const untried = paths.filter((path) => files.every(({ file }) => file !== path))
  return { files: told, candidates, asOf, isDryRun, where, untried }
}

/** What a person wants to know after an import, in lines. */
export function importSummary(told: ToldImport, context: Context): string[] {
  const { phrases, language } = context
  const done = told.files.flatMap((file) => (file.state === 'done' ? [file] : []))
  const refused = told.files.flatMap((file) => (file.state === 'refused' ? [file] : []))
  const { import: say } = phrases
  return [
    ...(done.length === 0
      ? []
      : [(told.isDryRun ? say.tried : say.done)(done.length, told.asOf), '', ...countsTable(done, told, context)]),
    ...done.flatMap((file) => [...faultLines(file, context), ...flagLines(file, context)]),
    ...done.flatMap(({ file, unrecognised }) =>
      unrecognised.length === 0 ? [] : ['', say.unrecognised(basename(file), unrecognised.join(phrases.comma))],
    ),
    ...waiting(done, context),
    ...refused.flatMap(({ file, fault, faults }) => [
      say.refused(basename(file), refusedFileSentence(fault)[language]),
      ...(fault.fault === 'no-known-header' ? [`  ${say.nameKind}`] : []),
      ...(fault.fault === 'mostly-bad' ? [`  ${say.insist}`] : []),
      ...faults.slice(0, mostFaultsShown).map(({ sentence }) => `  ${sentence[language]}`),
    ]),
    ...(told.untried.length === 0 ? [] : [say.untried(told.untried.map((path) => basename(path)))]),
    ...(done.length === 0 ? [say.nothing] : []),
    ...candidateLines(told, context),
    ...(done.length === 0 || told.isDryRun ? [] : ['', say.next(context.command, told.where)]),
  ]
}

type Done = Extract<ToldFile, { state: 'done' }>

function countsTable(done: readonly Done[], { isDryRun }: Pick<ToldImport, 'isDryRun'>, context: Context): string[] {
  const { phrases, language } = context
  const head = phrases.import.head.map((header, at) => ({
    header,
    ...(at < 2 ? {} : { align: 'right' as const }),
    ...(at === 0 ? { gives: true as const } : {}),
  }))
  const rows = done.map(({ file, kind, counts, importId }) => [
    basename(file),
    importKinds.find(({ id }) => id === kind)?.label[language] ?? kind,
    ...[counts.made, counts.changed, counts.unchanged, counts.rejected, counts.parked, counts.flagged].map((n) =>
      count(n, language),
    ),
    isDryRun ? '—' : String(importId),
  ])
  return table(head, rows, columnsOf(context))
}

function faultLines({ file, faults, counts, rejectedFile }: Done, { phrases, language }: Context): string[] {
  if (counts.rejected === 0) return []
  const shown = faults.slice(0, mostFaultsShown)
  const left = counts.rejected - new Set(shown.map(({ row }) => row)).size
  return [
    '',
    `${phrases.import.rejected} ${basename(file)}${phrases.colon}`.trimEnd(),
    ...shown.map(({ sentence }) => `  ${sentence[language]}`),
    ...(left > 0 ? [`  ${phrases.import.more(left)}`] : []),
    ...(rejectedFile === null ? [] : [`  ${phrases.import.rejectedFile(shortPath(rejectedFile))}`]),
  ]
}

function flagLines({ file, flags, counts }: Done, { phrases, language }: Context): string[] {
  if (counts.flagged === 0) return []
  const shown = flags.slice(0, mostFaultsShown)
  const left = counts.flagged - new Set(shown.map(({ row }) => row)).size
  return [
    '',
    `${phrases.import.flagged} ${basename(file)}${phrases.colon}`.trimEnd(),
    ...shown.map(({ sentence }) => `  ${sentence[language]}`),
    ...(left > 0 ? [`  ${phrases.import.more(left)}`] : []),
  ]
}

function waiting(done: readonly Done[], { phrases }: Context): string[] {
  const parked = done.reduce((sum, { counts }) => sum + counts.parked, 0)
  const takenUp = done.reduce((sum, { counts }) => sum + counts.takenUp, 0)
  return [
    ...(takenUp > 0 ? ['', phrases.import.takenUp(takenUp)] : []),
    ...(parked > takenUp ? ['', phrases.import.parked(parked - takenUp)] : []),
  ]
}

function candidateLines({ candidates }: ToldImport, { phrases }: Context): string[] {
  if (candidates.count === 0) return []
  const left = candidates.count - candidates.first.length
  return [
    '',
    phrases.import.candidates(candidates.count),
    ...candidates.first.map(
      ({ phone, customers }) =>
        `  ${phone}  ${customers.map(({ customerNo, name }) => `${customerNo} ${name}`).join(phrases.comma)}`,
    ),
    ...(left > 0 ? [`  ${phrases.import.more(left)}`] : []),
  ]
}
