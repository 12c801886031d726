import { playbookFaultSentence } from '#operations/playbook-files.ts'
import { fileText, keptText, type NoPlaybookText, type PlaybookText } from '#operations/playbook-texts.ts'
import type { Context } from '#cli/command.ts'
import type { GroupHome } from '#cli/home.ts'
import { thrownWords } from '#cli/phrases/system-words.ts'
import { refuse } from '#cli/refusal.ts'

/** What a command takes: the id of a playbook of the group, or a file. */
export const playbookOperand = {
  name: 'PLAYBOOK',
  label: { zh: '剧本编号（如 P5），或一个 YAML 文件', en: 'id of a playbook (such as P5), or a YAML file' },
} as const

/** The playbook that was named; a refusal says what is wrong with it. */
export async function chosenPlaybook(
  home: GroupHome,
  named: string,
  { language }: Context,
  version: number | null = null,
): Promise<PlaybookText> {
  const isFile = /\.ya?ml$/i.test(named)
  const found = isFile
    ? await fileText(named).catch((error: unknown) => cannotRead(error, named))
    : await keptText(home.store.reader, home.group.groupId, { id: named, version })
  return 'fault' in found ? refuseText(found, named, language) : found
}

export function cannotRead(error: unknown, path: string): never {
  const { zh, en } = thrownWords(error)
  return refuse({ zh: `打不开剧本文件 ${path}：${zh}`, en: `the playbook file ${path} cannot be opened: ${en}` })
}

function refuseText(found: NoPlaybookText, named: string, language: Context['language']): never {
  if (found.fault === 'unknown-playbook') return refuseUnknown(named, found.nearest)
  const told = found.faults.map((fault) => playbookFaultSentence(fault, language)).join('\n')
  return refuse({ zh: told, en: told })
}

export function refuseUnknown(named: string, nearest: string | null): never {
  return refuse({
    zh: `没有编号为“${named}”的剧本（或这一版）${nearest === null ? '' : `；是否想写 ${nearest}？`}`,
    en: `there is no playbook “${named}”, or not in this version${nearest === null ? '' : `; did you mean ${nearest}?`}`,
  })
}
