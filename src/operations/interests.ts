import type { Day } from '#domain/calendar.ts'
import type { InterestState } from '#domain/relationship/interest.ts'
import type { OpenTask } from '#domain/task/open-reason.ts'
import type { TaskResult } from '#domain/task/task-result.ts'
import { addInterest, settleInterest, settleInterestsOfEnrolments } from '#store/interests.ts'
import type { Store } from '#store/connect.ts'
import type { Writer } from '#store/transaction.ts'
import { type DeskOf, type DeskRefusal, writing, type WrittenDown } from '#operations/desk.ts'
import { playbookAt } from '#operations/playbooks.ts'

/** Keeps what a customer would like to have; playbooks that wait for it begin. */
export async function recordInterest(
  store: Store,
  of: DeskOf,
  interest: { readonly on: Day; readonly text: string },
): Promise<WrittenDown | DeskRefusal> {
  return writing(store, of, { action: 'interest-recorded', isScored: true }, async (writer) => {
    const id = await addInterest(writer, of, interest)
    return id === null ? { fault: 'already-interested' } : { id }
  })
}

/** Says what became of an interest, so that nobody asks about it any more; `open` takes that back. */
export async function endInterest(
  store: Store,
  of: DeskOf,
  interest: { readonly interestId: number; readonly state: InterestState; readonly on: Day },
): Promise<WrittenDown | DeskRefusal> {
  const noted = { action: 'interest-settled', isScored: true, detail: { state: interest.state } } as const
  return writing(store, of, noted, async (writer) =>
    (await settleInterest(writer, of.customerId, interest))
      ? { id: interest.interestId }
      : { fault: 'no-such-interest' },
  )
}

/** What was heard on a call about an interest settles it: who has booked or declined is not asked again. */
export async function settleInterestsOfTask(
  writer: Writer,
  task: OpenTask,
  of: { readonly groupId: number; readonly customerId: number; readonly result: TaskResult; readonly on: Day },
): Promise<void> {
  const { groupId, customerId, result, on } = of
  if (result !== 'booked' && result !== 'declined') return
  const enrolmentIds: number[] = []
  for (const { enrolmentId, playbookId, version } of task.reasons) {
    if (enrolmentId === null || playbookId === null || version === null) continue
    const playbook = await playbookAt(writer, groupId, playbookId, version)
    if (playbook?.trigger.fact === 'interest_recorded') enrolmentIds.push(enrolmentId)
  }
  if (enrolmentIds.length > 0)
    await settleInterestsOfEnrolments(writer, customerId, { enrolmentIds, state: result, on })
}
