import type { Playbook } from '#domain/playbook/playbook.ts'
import type { PlaybookFault } from '#intake/playbook-fault.ts'
import { readPlaybook } from '#intake/playbook.ts'

export interface PlaybookText {
  readonly name: string
  readonly text: string
}

/** Every playbook of a folder in the order of its file names, and what is wrong with those that cannot be read. */
export interface Catalogue {
  readonly playbooks: readonly Playbook[]
  readonly faults: readonly PlaybookFault[]
}

/** Reads playbook files that stand side by side; an id belongs to the first file that has it. */
export function readCatalogue(files: readonly PlaybookText[]): Catalogue {
  const playbooks: Playbook[] = []
  const faults: PlaybookFault[] = []
  for (const { name, text } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const playbook = readPlaybook(text, name)
    if ('faults' in playbook) faults.push(...playbook.faults)
    else if (playbooks.some(({ id }) => id === playbook.id)) faults.push(sameId(name, playbook.id))
    else playbooks.push(playbook)
  }
  return { playbooks, faults }
}

function sameId(file: string, id: string): PlaybookFault {
  const problem = { zh: `编号 ${id} 已被另一个文件使用`, en: `The id ${id} belongs to another file already` }
  return { file, line: 1, column: 1, problem, expected: null, nearest: null }
}
