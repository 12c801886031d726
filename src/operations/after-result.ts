import { nextAttempt } from '#domain/task/next-attempt.ts'
import type { OpenReason, OpenTask } from '#domain/task/open-reason.ts'
import type { TaskResult } from '#domain/task/task-result.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { instantAt, localTimeOf } from '#domain/working-time/local-time.ts'
import type { Reader } from '#store/transaction.ts'
import { triedAt, whenToCall } from '#store/task-attempts.ts'
import { policiesOf } from '#operations/policies.ts'

/** A reason with the calls so far that nobody answered. */
export interface TriedReason {
  readonly reasonId: number
  readonly attempts: number
}

/** What becomes of a task's reasons. */
export interface Afterwards {
  readonly ended: readonly TriedReason[]
  readonly returning: readonly TriedReason[]
  /** When the returning ones come back; null = none does. */
  readonly comesBackAt: Instant | null
}

/**
 * What becomes of each reason of a task: a callback comes back when the customer said, a call that nobody answered on
 * another day at another time until there were as many as the policy says; anything else is done with.
 */
export async function afterwards(
  reader: Reader,
  task: OpenTask,
  of: { readonly groupId: number; readonly customerId: number; readonly staffId: number; readonly now: Instant },
  { result, callbackAt }: { readonly result: TaskResult; readonly callbackAt: Instant | null },
): Promise<Afterwards> {
  const [lead] = task.reasons
  const policy = (await policiesOf(reader, of.groupId)).of(lead.centreId)
  const tried = task.reasons.map((reason) => ({
    reasonId: reason.reasonId,
    attempts: reason.attempts + (result === 'no_answer' && isAnotherDay(reason, of.now) ? 1 : 0),
  }))
  if (result === 'callback') return { ended: [], returning: tried, comesBackAt: callbackAt }
  if (result !== 'no_answer') return { ended: tried, returning: [], comesBackAt: null }
  const ended = tried.filter(({ attempts }) => attempts >= policy.tasks.attemptsMost)
  const returning = tried.filter((each) => !ended.includes(each))
  if (returning.length === 0) return { ended, returning, comesBackAt: null }
  const reasonIds = task.reasons.map(({ reasonId }) => reasonId)
  const calls = [...(await triedAt(reader, { customerId: of.customerId, reasonIds })), of.now]
  const { preferred, shifts } = await whenToCall(reader, of)
  const next = nextAttempt(
    calls.map((at) => localTimeOf(at, lead.zone)),
    preferred,
    { zone: lead.zone, shifts, policy },
  )
  return { ended, returning, comesBackAt: instantAt(next, lead.zone) }
}

/** Two calls on one day are one attempt. */
function isAnotherDay({ attempts, lastAttemptAt, zone }: OpenReason, now: Instant): boolean {
  return attempts === 0 || lastAttemptAt === null || localTimeOf(lastAttemptAt, zone).on !== localTimeOf(now, zone).on
}
