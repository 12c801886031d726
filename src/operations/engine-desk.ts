import { stepNamed } from '#domain/enrolment/flow.ts'
import type { Store } from '#store/connect.ts'
import {
  endByHand,
  type EnrolmentState,
  enrolmentState,
  type EnrolmentTouched,
  setPaused,
  setVersion,
} from '#store/enrolment-changes.ts'
import { holdCustomers } from '#store/enrolment-pick.ts'
import { occasionsOf } from '#store/enrolment-rows.ts'
import { markToLookAt } from '#store/looks.ts'
import { inTransaction, savepoint, type Writer } from '#store/transaction.ts'
import { workOnOne } from '#operations/engine.ts'
import { playbookAt, playbooksInForce } from '#operations/playbooks.ts'

/** Why nobody is enrolled; `because` is a code of `becauseLabels`. */
export type NotEnrolled =
  | { readonly fault: 'unknown-playbook' }
  | { readonly fault: 'not-scored-yet' }
  | { readonly fault: 'not-enrolled'; readonly because: string }

/** Enrols a customer now, whatever the trigger says; the rules against two at once, pauses and the holdout hold all the same. */
export async function enrolByHand(
  store: Store,
  { groupId, customerId, playbookId, by, now }: Omit<EnrolmentTouched, 'enrolmentId'> & { readonly playbookId: string },
): Promise<{ readonly enrolmentId: number } | NotEnrolled> {
  return inTransaction(store, async (writer) => {
    const inForce = await playbooksInForce(writer, groupId)
    if (!inForce.some(({ playbook }) => playbook.id === playbookId)) return { fault: 'unknown-playbook' }
    await holdCustomers(writer, [customerId])
    const takeBack = await savepoint(writer)
    const errand = { enrol: { playbookId, by } }
    const worked = await workOnOne(writer, { groupId, customerId, now, errand }, { resultId: null, notBefore: now })
    if (worked === null) return { fault: 'not-scored-yet' }
    const entered = worked.find(({ isNew, worked: { enrolment } }) => isNew && enrolment.enteredBy === by)
    if (entered !== undefined) return { enrolmentId: entered.enrolmentId }
    const because = await whyNotEnrolled(writer, { customerId, playbookId, by, now })
    await takeBack()
    return { fault: 'not-enrolled', because }
  })
}

async function whyNotEnrolled(
  writer: Writer,
  { customerId, playbookId, by, now }: { customerId: number; playbookId: string; by: string; now: string },
): Promise<string> {
  const all = await occasionsOf(writer, [customerId])
  const own = all.find((each) => each.playbookId === playbookId && each.occasion.endsWith(`${by} ${now}`))
  return own?.because ?? 'not_in_force'
}

/** Why an enrolment is not changed. */
export type EnrolmentRefusal =
  | { readonly fault: 'unknown-enrolment' }
  | { readonly fault: 'enrolment-ended' }
  | { readonly fault: 'already-so' }

const done = { done: true } as const
const alreadySo = { fault: 'already-so' } as const

/** Stops an enrolment until somebody resumes it: nothing of it is done, and nothing ends it. */
export function pause(store: Store, touched: EnrolmentTouched): Promise<typeof done | EnrolmentRefusal> {
  return withLive(store, touched, async (writer, { isPaused }) => {
    if (isPaused) return alreadySo
    await setPaused(writer, touched, true)
    return done
  })
}

/** Lets a paused enrolment go on: what has come due meanwhile is done once, what is too late is passed over. */
export function resume(store: Store, touched: EnrolmentTouched): Promise<typeof done | EnrolmentRefusal> {
  return withLive(store, touched, async (writer, { isPaused }) => {
    if (!isPaused) return alreadySo
    await setPaused(writer, touched, false)
    await goOn(writer, touched)
    return done
  })
}

/** Ends an enrolment by hand: its tasks are closed, what waits to be sent is not sent. */
export function release(
  store: Store,
  touched: EnrolmentTouched & { readonly because: string },
): Promise<typeof done | EnrolmentRefusal> {
  return withLive(store, touched, async (writer) => {
    await endByHand(writer, touched, touched.because)
    // Another playbook may have waited for it to end.
    await markToLookAt(writer, touched.groupId, [touched.customerId])
    return done
  })
}

/** Lets an enrolment go on by another version of its playbook, at the step of the same name. */
export function moveToVersion(
  store: Store,
  moved: EnrolmentTouched & { readonly version: number },
): Promise<typeof done | EnrolmentRefusal | { readonly fault: 'no-such-version' | 'no-such-step' }> {
  return withLive(store, moved, async (writer, { playbookId, version, stepId }) => {
    if (version === moved.version) return alreadySo
    const playbook = await playbookAt(writer, moved.groupId, playbookId, moved.version)
    if (playbook === null) return { fault: 'no-such-version' } as const
    if (stepId !== null && stepNamed(playbook, stepId) === null) return { fault: 'no-such-step' } as const
    await setVersion(writer, moved, { version: moved.version, stepId })
    await goOn(writer, moved)
    return done
  })
}

async function goOn(writer: Writer, { groupId, customerId, now }: EnrolmentTouched): Promise<void> {
  await workOnOne(writer, { groupId, customerId, now, errand: {} }, { resultId: null, notBefore: now })
}

async function withLive<T>(
  store: Store,
  touched: EnrolmentTouched,
  work: (writer: Writer, state: EnrolmentState) => Promise<T>,
): Promise<T | EnrolmentRefusal> {
  return inTransaction(store, async (writer) => {
    await holdCustomers(writer, [touched.customerId])
    const state = await enrolmentState(writer, touched)
    if (state === null) return { fault: 'unknown-enrolment' }
    return state.hasEnded ? { fault: 'enrolment-ended' } : work(writer, state)
  })
}
