import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lineChanges, type LineChange } from '#domain/playbook/line-changes.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { readPlaybook } from '#intake/playbook.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { markWhoWaitsToEnter } from '#store/looks.ts'
import {
  addPlaybook,
  addPlaybookVersion,
  type KeptPlaybook,
  keptPlaybooks,
  noteShipped,
  sourcesOf,
} from '#store/playbooks.ts'
import { inTransaction, type Reader } from '#store/transaction.ts'
import { digestOf } from '#operations/playbooks.ts'
import type { UnknownPlaybook } from '#operations/change-playbooks.ts'

interface ShippedPlaybook {
  readonly playbook: Playbook
  readonly source: string
  readonly digest: string
}

/**
 * The playbooks of the folders that can be read, but for texts of `known` digests; of two with one id that of the later
 * folder.
 */
async function shippedIn(
  folders: readonly string[],
  known: ReadonlySet<string | null> = new Set(),
): Promise<Map<string, ShippedPlaybook>> {
  const shipped = new Map<string, ShippedPlaybook>()
  for (const folder of folders) {
    const names = await readdir(folder).catch((): string[] => [])
    for (const name of names.filter((each) => /\.ya?ml$/.test(each)).toSorted()) {
      const source = await readFile(join(folder, name), 'utf8')
      const digest = digestOf(source)
      const playbook = known.has(digest) ? null : readPlaybook(source, name)
      if (playbook !== null && !('faults' in playbook)) shipped.set(playbook.id, { playbook, source, digest })
    }
  }
  return shipped
}

/**
 * Puts on file the shipped playbooks that a group does not have. The first time they are on or off as they ship; one that
 * a later release brings is off until somebody switches it on. What the group has is never touched. Answers how many.
 */
export async function seedPlaybooks(store: Store, groupId: number, folders: readonly string[]): Promise<number> {
  const kept = await keptPlaybooks(store.reader, groupId)
  const ids = new Set(kept.map(({ id }) => id))
  const shipped = await shippedIn(folders, new Set(kept.map(({ shippedDigest }) => shippedDigest)))
  const missing = [...shipped.values()].filter(({ playbook }) => !ids.has(playbook.id))
  if (missing.length === 0) return 0
  return inTransaction(store, async (writer) => {
    let added = 0
    for (const { playbook, source, digest } of missing) {
      const isActive = kept.length === 0 && playbook.startsOn
      const seed = { groupId, playbookId: playbook.id, source, isActive, shippedDigest: digest, by: 'shipped' }
      if (await addPlaybook(writer, seed)) added++
    }
    return added
  })
}

/** A shipped file that has changed since the group last took or declined one. */
export interface ShippedDifference {
  readonly id: string
  /** Of the group. */
  readonly version: number
  readonly digest: string
  readonly source: string
  /** From the group's text to the shipped one. */
  readonly lines: readonly LineChange[]
}

/** What a release ships otherwise than a group has it, and nobody has answered yet. */
export async function shippedDifferences(
  reader: Reader,
  groupId: number,
  folders: readonly string[],
): Promise<readonly ShippedDifference[]> {
  const shipped = await shippedIn(folders)
  const kept = (await keptPlaybooks(reader, groupId)).filter((each) => isOffered(each, shipped.get(each.id)))
  const sources = kept.length === 0 ? [] : await sourcesOf(reader, groupId, kept)
  return kept.flatMap(({ id, version }, index) => {
    const offered = shipped.get(id)
    if (offered === undefined) return []
    const { digest, source } = offered
    return [{ id, version, digest, source, lines: lineChanges(sources[index] ?? '', source) }]
  })
}

function isOffered({ digest, shippedDigest }: KeptPlaybook, shipped: ShippedPlaybook | undefined): boolean {
  return shipped !== undefined && shipped.digest !== shippedDigest && shipped.digest !== digest
}

/** Takes a shipped file as the next version, or leaves it; either way it is not offered again. */
export async function answerShipped(
  store: Store,
  answer: { groupId: number; id: string; digest: string; isTaken: boolean; by: string },
  folders: readonly string[],
): Promise<{ readonly version: number } | UnknownPlaybook | { readonly fault: 'changed-meanwhile' }> {
  const { groupId, id, digest, isTaken, by } = answer
  const offers = await shippedDifferences(store.reader, groupId, folders)
  const offer = offers.find((each) => each.id === id)
  if (offer === undefined) return { fault: 'unknown-playbook', nearest: null }
  // Another release, or another person, came between.
  if (offer.digest !== digest) return { fault: 'changed-meanwhile' }
  const { version: after, source } = offer
  return inTransaction(store, async (writer) => {
    if (isTaken && !(await addPlaybookVersion(writer, { groupId, playbookId: id, after, source, by }))) {
      return { fault: 'changed-meanwhile' }
    }
    if (isTaken) await markWhoWaitsToEnter(writer, { groupId, playbookId: id })
    await noteShipped(writer, { groupId, playbookId: id, digest })
    const version = isTaken ? after + 1 : after
    const action = isTaken ? 'playbook-saved' : 'shipped-playbook-declined'
    await audit(writer, { groupId, actor: by, action, subject: id, detail: { version } })
    return { version }
  })
}
