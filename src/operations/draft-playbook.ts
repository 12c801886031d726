import type { Playbook } from '#domain/playbook/playbook.ts'
import { readPlaybook } from '#intake/playbook.ts'
import type { PlaybookFault } from '#intake/playbook-fault.ts'
import { keptPlaybooks } from '#store/playbooks.ts'
import type { Reader } from '#store/transaction.ts'
import { simulatePlaybook, type SimulationWishes } from '#operations/simulate-playbook.ts'
import type { Simulation } from '#operations/simulation-tally.ts'

/** A text that somebody is still writing, and whose group it is for. */
export interface Draft {
  readonly groupId: number
  readonly source: string
}

export interface DraftFaults {
  readonly fault: 'bad-playbook'
  readonly faults: readonly PlaybookFault[]
}

/** The playbook that a text says, or all that is wrong with it; nothing is kept. */
export async function readDraft(reader: Reader, { groupId, source }: Draft): Promise<Playbook | DraftFaults> {
  const ids = (await keptPlaybooks(reader, groupId)).map(({ id }) => id)
  const playbook = readPlaybook(source, 'playbook.yaml', { ids })
  return 'faults' in playbook ? { fault: 'bad-playbook', faults: playbook.faults } : playbook
}

/** What a text would bring if it began on a day. */
export async function simulateDraft(
  reader: Reader,
  { source, ...wishes }: Draft & Omit<SimulationWishes, 'playbook'>,
): Promise<Simulation | DraftFaults> {
  const playbook = await readDraft(reader, { groupId: wishes.groupId, source })
  return 'fault' in playbook ? playbook : simulatePlaybook(reader, { ...wishes, playbook })
}
