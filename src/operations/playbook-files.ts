import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Language } from '#domain/label.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { readPlaybook } from '#intake/playbook.ts'
import { faultSentence, type PlaybookFault } from '#intake/playbook-fault.ts'

/** A playbook file: the playbook that it holds, or all that is wrong with it. */
export interface PlaybookReading {
  readonly path: string
  readonly playbook: Playbook | null
  readonly faults: readonly PlaybookFault[]
}

/** `p5-win-back.yaml:7:12: …` */
export function playbookFaultSentence(fault: PlaybookFault, language: Language): string {
  return faultSentence(fault, language)
}

/** Reads playbook files; one that can't be opened throws as the file system says it. */
export async function readPlaybookFiles(paths: readonly string[]): Promise<PlaybookReading[]> {
  const readings: PlaybookReading[] = []
  for (const path of paths) {
    const read = readPlaybook(await readFile(path, 'utf8'), basename(path))
    readings.push(
      'faults' in read ? { path, playbook: null, faults: read.faults } : { path, playbook: read, faults: [] },
    )
  }
  return readings
}

/**
 * The playbooks in force: the standard catalogue, and a centre's own from a second folder, which replace those of the
 * same id. In the order of their ids, `P2` before `P20`.
 */
export async function readPlaybookFolders(
  folders: readonly string[],
): Promise<{ playbooks: readonly Playbook[]; readings: readonly PlaybookReading[] }> {
  const inForce = new Map<string, Playbook>()
  const readings: PlaybookReading[] = []
  for (const folder of folders) {
    const names = await readdir(folder).catch((): string[] => [])
    const paths = names.filter((name) => /\.ya?ml$/.test(name)).toSorted()
    for (const reading of await readPlaybookFiles(paths.map((name) => join(folder, name)))) {
      readings.push(reading)
      if (reading.playbook !== null) inForce.set(reading.playbook.id, reading.playbook)
    }
  }
  const playbooks = [...inForce.values()].toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
  return { playbooks, readings }
}
