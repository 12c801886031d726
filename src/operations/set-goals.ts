import type { Day } from '#domain/calendar.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { type GoalPlace, goalsOf, keepGoal, lockGoals, type SetGoal } from '#store/figures/goals.ts'
import { keepSelfCheck, lockSelfCheck, type SelfCheck } from '#store/figures/self-checks.ts'
import { staffOf } from '#store/staff.ts'
import { inTransaction, type Reader } from '#store/transaction.ts'

/** Somebody else was first: who, and when. */
export interface ChangedMeanwhile {
  readonly fault: 'changed-meanwhile'
  readonly who: string
  readonly at: string
}

/** The version of a set of goals, for comparing with what somebody saw. */
export function versionOfGoals(goals: readonly SetGoal[]): string {
  return `"goals-${goals.reduce((sum, { version }) => sum + version, 0)}"`
}

export interface NewGoal {
  readonly metric: string
  readonly target: number
  readonly ownerStaffId: number | null
}

/** Sets goals of a month; refused where somebody has set others since `seen`. */
export async function setGoals(
  store: Store,
  place: GoalPlace,
  { goals, seen, by }: { goals: readonly NewGoal[]; seen: string; by: { actor: string; name: string } },
): Promise<ChangedMeanwhile | { readonly fault: 'unknown-staff' } | { readonly version: string }> {
  return inTransaction(store, async (writer) => {
    const now = await lockGoals(writer, place)
    if (versionOfGoals(now) !== seen) return changedMeanwhile(now)
    if (!(await allOwnersKnown(writer, place.groupId, goals))) return { fault: 'unknown-staff' as const }
    for (const goal of goals) await keepGoal(writer, place, { ...goal, by: by.name })
    const { groupId, centreId, month } = place
    await audit(writer, { groupId, actor: by.actor, action: 'goal-set', detail: { centreId, month, goals } })
    return { version: versionOfGoals(await goalsOf(writer, place)) }
  })
}

function changedMeanwhile(now: readonly SetGoal[]): ChangedMeanwhile {
  const last = now.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1))[0]
  return { fault: 'changed-meanwhile', who: last?.changedBy ?? '—', at: last?.changedAt ?? '—' }
}

async function allOwnersKnown(
  reader: Reader,
  groupId: number,
  owned: readonly { readonly ownerStaffId: number | null }[],
): Promise<boolean> {
  const wanted = owned.flatMap(({ ownerStaffId }) => (ownerStaffId === null ? [] : [ownerStaffId]))
  if (wanted.length === 0) return true
  const known = new Set((await staffOf(reader, groupId)).map(({ staffId }) => staffId))
  return wanted.every((staffId) => known.has(staffId))
}

/** Keeps a centre's self-check of a month; refused where somebody has changed it since `seen`. */
export async function fillSelfCheck(
  store: Store,
  { groupId, centreId, month }: { groupId: number; centreId: number; month: Day },
  {
    check,
    seen,
    by,
  }: { check: Pick<SelfCheck, 'parts' | 'funnel'>; seen: number; by: { actor: string; name: string } },
): Promise<ChangedMeanwhile | { readonly fault: 'unknown-staff' } | { readonly version: number }> {
  return inTransaction(store, async (writer) => {
    const now = await lockSelfCheck(writer, { centreId, month })
    if ((now?.version ?? 0) !== seen)
      return { fault: 'changed-meanwhile' as const, who: now?.changedBy ?? '—', at: now?.changedAt ?? '—' }
    const owned = Object.values(check.parts).map((part) => ({ ownerStaffId: part?.ownerStaffId ?? null }))
    if (!(await allOwnersKnown(writer, groupId, owned))) return { fault: 'unknown-staff' as const }
    await keepSelfCheck(writer, { centreId, month }, { ...check, by: by.name })
    await audit(writer, { groupId, actor: by.actor, action: 'self-check-kept', detail: { centreId, month } })
    return { version: seen + 1 }
  })
}
