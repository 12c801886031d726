import type { Errand } from '#domain/enrolment/customer-at-work.ts'
import { workOn } from '#domain/enrolment/work.ts'
import { instantOf, millisOf, type Instant } from '#domain/working-time/instant.ts'
import { breathing } from '#store/breathing.ts'
import type { Store } from '#store/connect.ts'
import { holdCustomers, holdDue, holdFree, putOffDue, readyToEnter } from '#store/enrolment-pick.ts'
import type { NumberedWork, WorkStamp, WorkToKeep } from '#store/enrolment-work.ts'
import { writeWork } from '#store/enrolment-write.ts'
import { holdMarked } from '#store/looks.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'
import { loadCustomers } from '#operations/engine-customers.ts'
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
const lanes = 2

const hourMillis = 3_600_000

/**
 * Does all that is due: enrolments whose time has come, customers of whom something has changed, and occasions that have
 * waited long enough. Any number of
 * processes may do so at once; each step is done by one of them.
 */
export async function tick(store: Store, asked: EngineAsked): Promise<EngineReport> {
  const room = await openEngineRoom(store.reader, asked)
  const { groupId, now } = asked
  const due = await workOnHeld(store, room, (writer) => holdDue(writer, { groupId, now, most: blockSize }))
  const marked = await workOnHeld(store, room, (writer) => holdMarked(writer, { groupId, most: blockSize }))
  const ready = await readyToEnter(store.reader, { ...asked, rules: room.waitingRules })
  // Whom somebody else is at work on they look at themselves, or the next tick does.
  return addUp([due, marked, await workThrough(store, room, { customerIds: ready, hold: holdFree })])
}

/** Looks at these customers: finds occasions, and whether what their enrolments wait for has happened. */
export async function lookAt(
  store: Store,
  asked: EngineAsked & { readonly customerIds: readonly number[] },
): Promise<EngineReport> {
  if (asked.customerIds.length === 0) return nothing
  const room = await openEngineRoom(store.reader, asked)
  return workThrough(store, room, { customerIds: asked.customerIds, hold: holdAll })
}

async function holdAll(writer: Writer, customerIds: readonly number[]): Promise<readonly number[]> {
  await holdCustomers(writer, customerIds)
  return customerIds
}

type Hold = (writer: Writer) => Promise<number[]>

/** Those whom `hold` finds, in as many lanes as there is work for: what fits into one block is worked on in one order. */
async function workOnHeld(store: Store, room: EngineRoom, hold: Hold): Promise<EngineReport> {
  const others: Promise<EngineReport>[] = []
  const helped: Hold = async (writer) => {
    const ids = await hold(writer)
    if (ids.length === blockSize && others.length < lanes - 1) others.push(workInLane(store, room, hold))
    return ids
  }
  try {
    const own = await workInLane(store, room, helped)
    return addUp([own, ...(await Promise.all(others))])
  } finally {
    // Where one lane fails the others still come to their end.
    await Promise.allSettled(others)
  }
}

/** Block after block of those whom `hold` finds, until it finds nobody new. */
async function workInLane(store: Store, room: EngineRoom, hold: Hold): Promise<EngineReport> {
  const reports: EngineReport[] = []
  const seen = new Set<number>()
  for (;;) {
    const held = await inTransaction(store, async (writer) => {
      const ids = await hold(writer)
      // Who is found again after having been worked on waits for the next tick.
      if (ids.every((id) => seen.has(id))) return null
      return { ids, report: await workOnBlock(writer, room, ids) }
    })
    if (held === null) return addUp(reports)
    for (const id of held.ids) seen.add(id)
    reports.push(held.report)
  }
}

async function workThrough(
  store: Store,
  room: EngineRoom,
  { customerIds, hold }: { readonly customerIds: readonly number[]; readonly hold: typeof holdAll },
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

async function inLanes(work: () => Promise<EngineReport>): Promise<EngineReport> {
  return addUp(await Promise.all(Array.from({ length: lanes }, work)))
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
  const works: WorkToKeep[] = []
  const failures: { customerId: number; problem: string }[] = []
  const shelf = shelfOf(room)
  const breathe = breathing()
  const loaded = await loadCustomers(writer, room, { customerIds, notBefore: room.now })
  // What is written is numbered in the order of customers, whatever order the database found them in.
  for (const { customer, ...whose } of loaded.toSorted((one, other) => one.customerId - other.customerId)) {
    const pause = breathe()
    if (pause !== null) await pause
    try {
      works.push({ ...whose, groupId: room.groupId, work: workOn(customer, shelf) })
    } catch (error) {
      failures.push({ customerId: whose.customerId, problem: error instanceof Error ? error.message : String(error) })
    }
  }
  return { works, failures }
}

/** Does an errand with one customer, whom the caller holds; answers null where nobody has scored them yet. */
export async function workOnOne(
  writer: Writer,
  asked: EngineAsked & { readonly customerId: number; readonly errand: Errand },
  { resultId, notBefore }: { readonly resultId: number | null; readonly notBefore: Instant },
): Promise<NumberedWork[] | null> {
  const room = await openEngineRoom(writer, asked)
  const [loaded] = await loadCustomers(writer, room, { customerIds: [asked.customerId], notBefore })
  if (loaded === undefined) return null
  const { customer, ...whose } = loaded
  const stamp: WorkStamp = { now: asked.now, resultId }
  const work = workOn(customer, shelfOf(room), asked.errand)
  return writeWork(writer, [{ ...whose, groupId: asked.groupId, work }], stamp)
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
