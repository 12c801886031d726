import type { Day } from '#domain/calendar.ts'
import { shareOut } from '#domain/task/share-out.ts'
import {
  absencesOf,
  dropAbsence,
  followHomes,
  keepAbsence,
  lend,
  orphansAt,
  presentAt,
  returnLent,
} from '#store/absences.ts'
import { audit } from '#store/audit.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { policiesOf } from '#operations/policies.ts'

/** What was given to whom; null = to the managers, as nobody else is there. */
export interface LentTo {
  readonly staffId: number | null
  readonly name: string | null
  readonly tasks: number
}

/** Writes down that somebody is away; what they would have to do in that time is shared out from its first day on. */
export async function setAbsence(
  store: Store,
  of: { readonly groupId: number; readonly by: string; readonly today: Day },
  absence: { readonly staffId: number; readonly fromOn: Day; readonly toOn: Day },
): Promise<readonly LentTo[]> {
  return inTransaction(store, async (writer) => {
    await keepAbsence(writer, { ...absence, by: of.by })
    const subject = `staff ${absence.staffId}`
    const detail = { fromOn: absence.fromOn, toOn: absence.toOn }
    await audit(writer, { groupId: of.groupId, actor: of.by, action: 'absence-set', subject, detail })
    return settle(writer, of)
  })
}

/** Somebody is there after all; what was shared out is theirs again. False where there is no such absence. */
export async function removeAbsence(
  store: Store,
  of: { readonly groupId: number; readonly by: string; readonly today: Day },
  absence: { readonly staffId: number; readonly fromOn: Day },
): Promise<boolean> {
  return inTransaction(store, async (writer) => {
    if (!(await dropAbsence(writer, absence))) return false
    const subject = `staff ${absence.staffId}`
    await audit(writer, { groupId: of.groupId, actor: of.by, action: 'absence-removed', subject })
    await settle(writer, of)
    return true
  })
}

/** Each morning: tasks follow customers to their home, whoever is back has theirs again, and those of whoever is away now are shared out. */
export async function settleAbsences(
  store: Store,
  of: { readonly groupId: number; readonly today: Day },
): Promise<readonly LentTo[]> {
  return inTransaction(store, (writer) => settle(writer, of))
}

async function settle(writer: Writer, of: { readonly groupId: number; readonly today: Day }): Promise<LentTo[]> {
  await followHomes(writer, of)
  await returnLent(writer, of)
  const away = (await absencesOf(writer, { groupId: of.groupId, from: of.today })).filter(
    ({ fromOn }) => fromOn <= of.today,
  )
  const lent: LentTo[] = []
  for (const centreId of new Set(away.map((each) => each.centreId))) {
    if (centreId !== null) lent.push(...(await shareOutAt(writer, { ...of, centreId })))
  }
  return lent
}

async function shareOutAt(
  writer: Writer,
  of: { readonly groupId: number; readonly centreId: number; readonly today: Day },
): Promise<LentTo[]> {
  const orphans = (await orphansAt(writer, of)).map(({ stakeFen, ...each }) => ({ ...each, stake: { fen: stakeFen } }))
  const present = await presentAt(writer, of)
  const { minutesPerDay } = (await policiesOf(writer, of.groupId)).of(of.centreId).actions
  const shared = shareOut(
    orphans,
    present.map((each) => ({ ...each, capacityMinutes: each.minutesPerDay ?? minutesPerDay })),
  )
  const lent = [...shared].map(([{ customerId, reasonId }, toId]) => ({ customerId, reasonId, toId }))
  await lend(writer, lent)
  return [...Map.groupBy(lent, ({ toId }) => toId)].map(([staffId, tasks]) => ({
    staffId,
    name: present.find((each) => each.staffId === staffId)?.name ?? null,
    tasks: tasks.length,
  }))
}
