import type { Errand, Shelf } from '#domain/enrolment/customer-at-work.ts'
import type { Occasion } from '#domain/enrolment/occasions.ts'
import { changedOccasions, workOn } from '#domain/enrolment/work.ts'
import { instantOf, millisOf, type Instant } from '#domain/working-time/instant.ts'
import { breathing } from '#store/breathing.ts'
import type { Store } from '#store/connect.ts'
import { holdBusy, holdCustomers, holdFree, putOffDue, readyToEnter, whoHasWork } from '#store/enrolment-pick.ts'
import type { NumberedWork, WorkStamp, WorkToKeep } from '#store/enrolment-work.ts'
import { writeWork } from '#store/enrolment-write.ts'
import { inTransaction, type Reader, type Writer } from '#store/transaction.ts'
import { ContactFileClosed, openContactFiles } from '#operations/engine-contacts.ts'
import { type LoadedCustomer, loadCustomers } from '#operations/engine-customers.ts'
import { type EngineRoom, openEngineRoom, shelfOf } from '#operations/engine-room.ts'

/** Of which group, and what counts as now there. */
export interface EngineAsked {
  readonly groupId: number
  readonly now: Instant
}

/** What a run of the engine came to. */
export interface EngineReport {
  /** Customers of whom something changed. */
  readonly customers: number
  /** Enrolments that moved. */
  readonly enrolments: number
  /** Tasks, messages, vouchers and the like. */
  readonly effects: number
  /** Customers who could not be worked on: looked at again in an hour. */
  readonly failed: number
  /** Of one of them. */
  readonly problem: string | null
}

const nothing: EngineReport = { customers: 0, enrolments: 0, effects: 0, failed: 0, problem: null }

/** Customers that one transaction works on: few enough that nobody waits for long, many enough that statements pay. */
const blockSize = 1000

/** Blocks under way at once: while one waits for the database another one decides. */
const lanes = 3

const hourMillis = 3_600_000

/**
 * Does all that is due: enrolments whose time has come, customers of whom something has changed, and occasions whose days
 * until re-entry have passed. Any number of processes may do so at once; each step is done by one of them.
 */
export async function tick(store: Store, asked: EngineAsked): Promise<EngineReport> {
  const room = await openEngineRoom(store.reader, asked)
  const { now } = asked
  const busy = await whoHasWork(store.reader, asked)
  const worked = await workThrough(store, room, busy, (writer, customerIds) => holdBusy(writer, { customerIds, now }))
  const ready = await readyToEnter(store.reader, { ...asked, rules: room.waitingRules })
  return addUp([worked, await workThrough(store, room, ready, holdFree)])
}

/** Looks at these customers: finds occasions, and whether what their enrolments wait for has happened. */
export async function lookAt(
  store: Store,
  asked: EngineAsked & { readonly customerIds: readonly number[] },
): Promise<EngineReport> {
  if (asked.customerIds.length === 0) return nothing
  const room = await openEngineRoom(store.reader, asked)
  return workThrough(store, room, asked.customerIds, holdAll)
}

/** Keeps others away from as many of some customers as it may, and answers whom. */
type Hold = (writer: Writer, customerIds: readonly number[]) => Promise<readonly number[]>

const holdAll: Hold = async (writer, customerIds) => {
  await holdCustomers(writer, customerIds)
  return customerIds
}

/** Block after block in as many lanes as there is work for. Whom `hold` leaves out somebody else is at work on, or the next tick looks at. */
async function workThrough(
  store: Store,
  room: EngineRoom,
  customerIds: readonly number[],
  hold: Hold,
): Promise<EngineReport> {
  let next = 0
  return inLanes(async () => {
    const reports: EngineReport[] = []
    while (next < customerIds.length) {
      const block = customerIds.slice(next, (next += blockSize))
      reports.push(await inTransaction(store, async (writer) => workOnBlock(writer, room, await hold(writer, block))))
    }
    return addUp(reports)
  })
}

/** Where one lane fails the others still come to their end. */
async function inLanes(work: () => Promise<EngineReport>): Promise<EngineReport> {
  const ended = await Promise.allSettled(Array.from({ length: lanes }, work))
  return addUp(
    ended.map((each) => {
      if (each.status === 'rejected') throw each.reason
      return each.value
    }),
  )
}

async function workOnBlock(writer: Writer, room: EngineRoom, customerIds: readonly number[]): Promise<EngineReport> {
  const { works, failures } = await decide(writer, room, customerIds)
  const numbered = await writeWork(writer, works, { now: room.now, resultId: null })
  const done = new Set(works.map(({ customerId }) => customerId))
  const left = customerIds.filter((id) => !done.has(id))
  // Who could not be worked on, or has no scores to be looked at by, is not in the way of the others.
  if (left.length > 0) {
    await putOffDue(writer, { customerIds: left, now: room.now, until: instantOf(millisOf(room.now) + hourMillis) })
  }
  return {
    customers: works.filter(({ work }) => work.worked.length + work.occasions.length > 0).length,
    enrolments: numbered.length,
    effects: numbered.reduce((sum, { worked }) => sum + worked.effects.length, 0),
    failed: failures.length,
    problem: failures[0]?.problem ?? null,
  }
}

interface Decided {
  readonly works: readonly WorkToKeep[]
  readonly failures: readonly { readonly customerId: number; readonly problem: string }[]
}

/** One customer whose records break a playbook does not keep the others from theirs. */
async function decide(writer: Writer, room: EngineRoom, customerIds: readonly number[]): Promise<Decided> {
  const loaded = await loadCustomers(writer, room, { customerIds, notBefore: room.now })
  const works: WorkToKeep[] = []
  const failures: { customerId: number; problem: string }[] = []
  for await (const tried of workOnLoaded(writer, room, loaded)) {
    if ('work' in tried) works.push(tried.work)
    else failures.push({ customerId: tried.customerId, problem: messageOf(tried.error) })
  }
  // What is written is numbered in the order of customers, whatever order the database found them in.
  return { works: works.sort((one, other) => one.customerId - other.customerId), failures }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

type Tried = { readonly work: WorkToKeep } | { readonly customerId: number; readonly error: unknown }

/** Whose contact file a step asks for is worked on again with that file open. */
async function* workOnLoaded(
  reader: Reader,
  room: EngineRoom,
  loaded: readonly LoadedCustomer[],
  errand?: Errand,
): AsyncGenerator<Tried> {
  const shelf = shelfOf(room)
  const breathe = breathing()
  const asking: AtHand[] = []
  for (const one of loaded) {
    const each: AtHand = { ...one, changes: null }
    const tried = tryOne(room, each, shelf, errand)
    if ('error' in tried && tried.error instanceof ContactFileClosed) asking.push(each)
    else yield tried
    const pause = breathe()
    if (pause !== null) await pause
  }
  for (const each of await openContactFiles(reader, room, asking)) {
    yield tryOne(room, each, shelf, errand)
    const pause = breathe()
    if (pause !== null) await pause
  }
}

interface AtHand extends LoadedCustomer {
  /** Occasions that were found changed; null = nobody has looked. No contact file is asked for them. */
  changes: readonly Occasion[] | null
}

function tryOne({ groupId }: EngineRoom, one: AtHand, shelf: Shelf, errand?: Errand): Tried {
  const { customerId, centreId, advisorId, customer } = one
  try {
    one.changes ??= changedOccasions(customer, shelf)
    return { work: { customerId, centreId, advisorId, groupId, work: workOn(customer, shelf, errand, one.changes) } }
  } catch (error) {
    return { customerId, error }
  }
}

/** Does an errand with one customer, whom the caller holds; answers null where nobody has scored them yet. */
export async function workOnOne(
  writer: Writer,
  asked: EngineAsked & { readonly customerId: number; readonly errand: Errand },
  { resultId, notBefore }: { readonly resultId: number | null; readonly notBefore: Instant },
): Promise<NumberedWork[] | null> {
  const room = await openEngineRoom(writer, asked)
  const loaded = await loadCustomers(writer, room, { customerIds: [asked.customerId], notBefore })
  const stamp: WorkStamp = { now: asked.now, resultId }
  for await (const tried of workOnLoaded(writer, room, loaded, asked.errand)) {
    if ('error' in tried) throw tried.error
    return writeWork(writer, [tried.work], stamp)
  }
  return null
}

function addUp(reports: readonly EngineReport[]): EngineReport {
  return reports.reduce(
    (sum, each) => ({
      customers: sum.customers + each.customers,
      enrolments: sum.enrolments + each.enrolments,
      effects: sum.effects + each.effects,
      failed: sum.failed + each.failed,
      problem: sum.problem ?? each.problem,
    }),
    nothing,
  )
}
