import { createHash } from 'node:crypto'
import type { Label } from '#domain/label.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { readPlaybook } from '#intake/playbook.ts'
import { type KeptPlaybook, keptPlaybooks, sourcesOf } from '#store/playbooks.ts'
import type { Reader } from '#store/transaction.ts'

/** A playbook of a group in the version that is in force. */
export interface InForce {
  readonly playbook: Playbook
  readonly version: number
  /** Switched off, it enrols nobody; who is in it goes on. */
  readonly isActive: boolean
}

/** A playbook of a group; `playbook` null = this release can't read its text any more. */
export interface ShelvedPlaybook extends KeptPlaybook {
  readonly playbook: Playbook | null
}

/**
 * The playbooks of a group in the order of their ids, switched off ones too. One whose text this release can't read any
 * more is left out: `longrange playbook list` says so.
 */
export async function playbooksInForce(reader: Reader, groupId: number): Promise<readonly InForce[]> {
  const shelf = await playbookShelf(reader, groupId)
  return shelf.flatMap(({ playbook, version, isActive }) =>
    playbook === null ? [] : [{ playbook, version, isActive }],
  )
}

/** Those that are switched on. */
export async function activePlaybooks(reader: Reader, groupId: number): Promise<readonly Playbook[]> {
  const all = await playbooksInForce(reader, groupId)
  return all.flatMap(({ playbook, isActive }) => (isActive ? [playbook] : []))
}

/** What people call a group's playbooks, by id: also those that are switched off, whose work is still about. */
export async function playbookLabels(reader: Reader, groupId: number): Promise<Readonly<Record<string, Label>>> {
  const all = await playbooksInForce(reader, groupId)
  return Object.fromEntries(all.map(({ playbook: { id, label } }) => [id, label]))
}

/** Every playbook of a group, those that can't be read too. */
export async function playbookShelf(reader: Reader, groupId: number): Promise<readonly ShelvedPlaybook[]> {
  const kept = await keptPlaybooks(reader, groupId)
  const unknown = kept.filter(({ digest }) => !compiled.has(digest))
  const sources = unknown.length === 0 ? [] : await sourcesOf(reader, groupId, unknown)
  const fresh = new Map(
    sources.map((source, index) => [unknown[index]?.id, source === null ? null : compiledOf(source)]),
  )
  return kept.map((each) => ({ ...each, playbook: fresh.get(each.id) ?? compiled.get(each.digest) ?? null }))
}

/** The playbook as it was in a version, by which an enrolment finishes; null where there is none that can be read. */
export async function playbookAt(
  reader: Reader,
  groupId: number,
  playbookId: string,
  version: number,
): Promise<Playbook | null> {
  const [source = null] = await sourcesOf(reader, groupId, [{ id: playbookId, version }])
  return source === null ? null : compiledOf(source)
}

/** Compiled texts by their digest: a text never changes what it says, whatever group it is of. */
const compiled = new Map<string, Playbook | null>()
const mostCompiled = 1000

function compiledOf(source: string): Playbook | null {
  const digest = digestOf(source)
  const known = compiled.get(digest)
  if (known !== undefined) return known
  const read = readPlaybook(source, 'playbook.yaml')
  const playbook = 'faults' in read ? null : read
  if (compiled.size >= mostCompiled) compiled.clear()
  compiled.set(digest, playbook)
  return playbook
}

/** Tells texts of playbooks apart, as the store's `digest` does. */
export function digestOf(source: string): string {
  return createHash('sha256').update(source).digest('hex')
}
