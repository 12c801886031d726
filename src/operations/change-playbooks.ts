import { nearestName } from '#domain/nearest-name.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { PlaybookFault } from '#intake/playbook-fault.ts'
import { readPlaybook } from '#intake/playbook.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { markWhoWaitsToEnter } from '#store/looks.ts'
import {
  addPlaybook,
  addPlaybookVersion,
  type KeptPlaybook,
  keptPlaybooks,
  setPlaybookActive,
} from '#store/playbooks.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { digestOf } from '#operations/playbooks.ts'

export type PlaybookRefusal =
  /** `file` of the faults is `<id>.yaml`, or `playbook.yaml` where not even the id could be read. */
  | { readonly fault: 'bad-playbook'; readonly faults: readonly PlaybookFault[] }
  /** Somebody saved after the version that the saver saw. */
  | { readonly fault: 'changed-meanwhile'; readonly version: number; readonly by: string }

export interface UnknownPlaybook {
  readonly fault: 'unknown-playbook'
  readonly nearest: string | null
}

/** What somebody wrote, and after which version they wrote it; without `saw` whatever is in force is replaced. */
export interface PlaybookSaving {
  readonly groupId: number
  readonly source: string
  readonly by: string
  readonly saw?: number
}

/**
 * Saves a text as the next version of the playbook whose id it names, or as a new playbook, which is switched off until
 * somebody switches it on. The same text as the one in force changes nothing.
 */
export async function savePlaybook(
  store: Store,
  saving: PlaybookSaving,
): Promise<{ readonly id: string; readonly version: number } | PlaybookRefusal> {
  const kept = await keptPlaybooks(store.reader, saving.groupId)
  const playbook = readPlaybook(saving.source, 'playbook.yaml', { ids: kept.map(({ id }) => id) })
  if ('faults' in playbook) return { fault: 'bad-playbook', faults: playbook.faults }
  const before = kept.find(({ id }) => id === playbook.id)
  return inTransaction(store, async (writer) =>
    before === undefined ? first(writer, saving, playbook) : next(writer, saving, playbook, before),
  )
}

async function first(
  writer: Writer,
  { groupId, source, by }: PlaybookSaving,
  { id }: Playbook,
): Promise<{ id: string; version: number } | PlaybookRefusal> {
  const added = { groupId, playbookId: id, source, isActive: false, shippedDigest: null, by }
  if (!(await addPlaybook(writer, added))) return { fault: 'changed-meanwhile', version: 1, by: '' }
  await audit(writer, { groupId, actor: by, action: 'playbook-saved', subject: id, detail: { version: 1 } })
  return { id, version: 1 }
}

async function next(
  writer: Writer,
  { groupId, source, by, saw }: PlaybookSaving,
  { id }: Playbook,
  before: KeptPlaybook,
): Promise<{ id: string; version: number } | PlaybookRefusal> {
  const overtaken = { fault: 'changed-meanwhile', version: before.version, by: before.changedBy } as const
  if ((saw ?? before.version) !== before.version) return overtaken
  if (before.digest === digestOf(source)) return { id, version: before.version }
  const after = before.version
  if (!(await addPlaybookVersion(writer, { groupId, playbookId: id, after, source, by }))) return overtaken
  await markWhoWaitsToEnter(writer, { groupId, playbookId: id })
  await audit(writer, { groupId, actor: by, action: 'playbook-saved', subject: id, detail: { version: after + 1 } })
  return { id, version: after + 1 }
}

/** Switches a playbook on or off. Off, it enrols nobody any more; who is in it goes on. */
export async function switchPlaybook(
  store: Store,
  { groupId, id, isActive, by }: { groupId: number; id: string; isActive: boolean; by: string },
): Promise<{ readonly isActive: boolean } | UnknownPlaybook> {
  const ids = (await keptPlaybooks(store.reader, groupId)).map((each) => each.id)
  if (!ids.includes(id)) return { fault: 'unknown-playbook', nearest: nearestName(id, ids) }
  return inTransaction(store, async (writer) => {
    if (await setPlaybookActive(writer, { groupId, playbookId: id, isActive, by })) {
      await audit(writer, { groupId, actor: by, action: 'playbook-switched', subject: id, detail: { isActive } })
      if (isActive) await markWhoWaitsToEnter(writer, { groupId, playbookId: id })
    }
    return { isActive }
  })
}
