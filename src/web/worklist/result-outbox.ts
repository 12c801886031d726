import type { TaskResult } from '#domain/task/task-result.ts'
import { ask, newKey, type Asked, type Reply } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import { keep, kept, placeOfResults } from '#web/kept.ts'

export type ResultBody = Asked<'POST /tasks/{taskId}/results'>['body']

/** A result that was typed and has not arrived yet; its key tells the server that it is one, however often it is sent. */
export interface WaitingResult {
  readonly key: string
  readonly taskId: number
  readonly customerId: number
  readonly customerName: string
  readonly result: TaskResult
  readonly body: ResultBody
}

/** One that the server did not take: whoever typed it has to know. */
export interface RefusedResult extends WaitingResult {
  readonly why: string
}

/** A result that waits no longer. */
export interface Settled {
  readonly of: WaitingResult
  /** Null: refused, or taken by an earlier sending whose answer was lost. */
  readonly booked: Reply<'POST /tasks/{taskId}/results'> | null
}

export interface Outbox {
  readonly waiting: readonly WaitingResult[]
  readonly refused: readonly RefusedResult[]
}

const empty: Outbox = { waiting: [], refused: [] }
const retryMillis = 15_000

/** Whose results are sent: on a shared tablet nobody sends what another person typed. */
let staffId = 0
let outbox = empty
let isSending = false
/** False where the browser keeps nothing more: then what is known here counts, until the page is closed. */
let isKept = true
const listeners = new Set<() => void>()
const settling = new Set<(settled: Settled) => void>()

/** What the browser keeps, for other windows write it too. */
function latest(): Outbox {
  if (!isKept) return outbox
  try {
    const said: unknown = JSON.parse(kept(placeOfResults(staffId)) ?? 'null')
    if (typeof said === 'object' && said !== null && 'waiting' in said && 'refused' in said) return said as Outbox
  } catch {
    // What cannot be read was not written here.
  }
  return outbox
}

function show(next: Outbox): void {
  outbox = next
  for (const listener of listeners) listener()
}

function change(to: (now: Outbox) => Outbox): void {
  const next = to(latest())
  const text = JSON.stringify(next)
  keep(placeOfResults(staffId), text)
  isKept = kept(placeOfResults(staffId)) === text
  show(next)
}

/** Opens somebody's results and sends what still waits; those of whoever used this browser before stay closed. */
export function openOutbox(of: number): void {
  if (staffId === of) return
  staffId = of
  outbox = empty
  show(latest())
  void sendWaiting()
}

export function outboxNow(): Outbox {
  return outbox
}

export function listenToOutbox(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Calls for each result as it arrives or is refused, before it leaves the outbox. */
export function whenSettled(hear: (settled: Settled) => void): () => void {
  settling.add(hear)
  return () => settling.delete(hear)
}

/** Keeps a result in this browser and sends it, after those typed before it; on a bad connection it waits. */
export function sendResult(typed: Omit<WaitingResult, 'key'>): void {
  change(({ waiting, refused }) => ({ waiting: [...waiting, { ...typed, key: newKey() }], refused }))
  void sendWaiting()
}

export function dismissRefused(key: string): void {
  change((now) => ({ ...now, refused: now.refused.filter((each) => each.key !== key) }))
}

/** Sends what waits, one after the other in the order in which it was typed. */
async function sendWaiting(): Promise<void> {
  if (isSending) return
  isSending = true
  try {
    for (let first = latest().waiting[0]; first !== undefined; first = latest().waiting[0]) {
      if (!(await sendOne(first, staffId))) break
    }
  } finally {
    isSending = false
  }
}

/** Answers false where it has to wait. */
async function sendOne(of: WaitingResult, by: number): Promise<boolean> {
  const { taskId, body, key } = of
  try {
    const booked = await ask('POST /tasks/{taskId}/results', { params: { taskId }, body }, { idempotencyKey: key })
    if (staffId === by) settle(of, booked, null)
    return true
  } catch (error) {
    if (!(error instanceof Problem) || mayPass(error)) return false
    const isTaken = error.code === 'already-done'
    if (staffId === by) settle(of, null, isTaken ? null : error.title)
    return true
  }
}

function settle(of: WaitingResult, booked: Settled['booked'], why: string | null): void {
  for (const hear of settling) hear({ of, booked })
  change(({ waiting, refused }) => ({
    waiting: waiting.filter(({ key }) => key !== of.key),
    refused: why === null || refused.some(({ key }) => key === of.key) ? refused : [...refused, { ...of, why }],
  }))
}

/** No answer, nobody signed in, too many at once, trouble of the server's own: the same may well be taken later. */
function mayPass({ status }: Problem): boolean {
  return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500
}

window.addEventListener('online', () => void sendWaiting())
window.addEventListener('storage', () => show(latest()))
setInterval(() => {
  if (latest().waiting.length > 0) void sendWaiting()
}, retryMillis)
