import type { CentreFigures } from '#domain/centre-figures.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Shelf } from '#domain/enrolment/customer-at-work.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import type { WaitingRule } from '#store/enrolment-pick.ts'
import { figuresOf } from '#store/scores.ts'
import type { Reader } from '#store/transaction.ts'
import { playbookAt, playbooksInForce } from '#operations/playbooks.ts'
import { policiesOf, type Policies } from '#operations/policies.ts'

/** A centre that names no zone is in China, as everybody's first one is. */
export const homeZone = 'Asia/Shanghai'

/** All that the engine needs of a group, read once for many customers. */
export interface EngineRoom {
  readonly groupId: number
  readonly now: Instant
  readonly policies: Policies
  /** What customers at home at a centre (null: at none) are measured against; null = nobody has been scored there. */
  readonly figuresAt: (centreId: number | null) => CentreFigures | null
  readonly active: Shelf['active']
  readonly waitingRules: readonly WaitingRule[]
  /** Versions that somebody is in, as far as they were asked for: see `knowVersions`. */
  readonly versions: Map<string, Playbook | null>
}

/** `now` is what counts as now for the group. */
export async function openEngineRoom(
  reader: Reader,
  { groupId, now }: { readonly groupId: number; readonly now: Instant },
): Promise<EngineRoom> {
  const policies = await policiesOf(reader, groupId)
  const figures = await figuresOf(reader, groupId)
  const inForce = await playbooksInForce(reader, groupId)
  const active = inForce.filter(({ isActive }) => isActive)
  return {
    groupId,
    now,
    policies,
    figuresAt: (centreId) => figures.get(centreId ?? 0)?.figures ?? null,
    active,
    waitingRules: active.map(({ playbook: { id, onNewOccasion, notWhile, reentryDays } }) => ({
      playbookId: id,
      onNewOccasion,
      notWhile,
      reentryDays,
    })),
    versions: new Map(inForce.map(({ playbook, version }) => [`${playbook.id} ${version}`, playbook])),
  }
}

/** Reads the versions that these enrolments are in, where they are not known yet. */
export async function knowVersions(
  reader: Reader,
  { groupId, versions }: EngineRoom,
  enrolments: readonly { readonly playbookId: string; readonly version: number }[],
): Promise<void> {
  for (const { playbookId, version } of enrolments) {
    const name = `${playbookId} ${version}`
    if (!versions.has(name)) versions.set(name, await playbookAt(reader, groupId, playbookId, version))
  }
}

export function shelfOf({ active, versions }: EngineRoom): Shelf {
  return { active, versionOf: (playbookId, version) => versions.get(`${playbookId} ${version}`) ?? null }
}
