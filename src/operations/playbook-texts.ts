import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Language } from '#domain/label.ts'
import { nearestName } from '#domain/nearest-name.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { PlaybookSheet } from '#domain/playbook/sheet.ts'
import type { PlaybookFault } from '#intake/playbook-fault.ts'
import { playbookSheet } from '#intake/playbook-sheet.ts'
import { readPlaybook } from '#intake/playbook.ts'
import { keptPlaybooks, sourcesOf } from '#store/playbooks.ts'
import type { Reader } from '#store/transaction.ts'
import type { UnknownPlaybook } from '#operations/change-playbooks.ts'

/** A playbook with the text that it comes from. */
export interface PlaybookText {
  readonly playbook: Playbook
  readonly source: string
  /** Null = a file. */
  readonly version: number | null
}

export type NoPlaybookText =
  | UnknownPlaybook
  | { readonly fault: 'bad-playbook'; readonly faults: readonly PlaybookFault[] }

/** The playbook of a group by its id, in the version in force or another one. */
export async function keptText(
  reader: Reader,
  groupId: number,
  of: { readonly id: string; readonly version?: number | null },
): Promise<PlaybookText | NoPlaybookText> {
  const kept = await keptPlaybooks(reader, groupId)
  const known = kept.find(({ id }) => id === of.id)
  const unknown = {
    fault: 'unknown-playbook',
    nearest: nearestName(
      of.id,
      kept.map(({ id }) => id),
    ),
  } as const
  if (known === undefined) return unknown
  const version = of.version ?? known.version
  const [source = null] = await sourcesOf(reader, groupId, [{ id: of.id, version }])
  return source === null ? unknown : read(source, { name: of.id, version })
}

/** A playbook file; one that can't be opened throws as the file system says it. */
export async function fileText(path: string): Promise<PlaybookText | NoPlaybookText> {
  return read(await readFile(path, 'utf8'), { name: basename(path), version: null })
}

function read(
  source: string,
  { name, version }: { name: string; version: number | null },
): PlaybookText | NoPlaybookText {
  const playbook = readPlaybook(source, name)
  return 'faults' in playbook ? { fault: 'bad-playbook', faults: playbook.faults } : { playbook, source, version }
}

/** A playbook in words: for screens and for print. */
export function sheetOf({ source }: Pick<PlaybookText, 'source'>, language: Language): PlaybookSheet {
  return playbookSheet(source, language)
}
