import type { TaskResult } from '#domain/task/task-result.ts'
import { ask, newKey, type Asked } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import { keep, kept, placeOfResults } from '#web/kept.ts'

export type ResultBody = Asked<'POST /tasks/{taskId}/results'>['body']

interface OfTask {
  readonly taskId: number
  readonly customerId: number
  readonly customerName: string
}

/** What came of a task. */
export interface TypedResult extends OfTask {
  readonly result: TaskResult
  readonly body: ResultBody
}

/** What became of a message in the reader's hands. */
export interface TypedMessageEnd extends OfTask {
  readonly messageId: number
  readonly end: MessageEnd
}

/** Whether it was sent. */
export type MessageEnd = 'sent' | 'not_sent'

export type Typed = TypedResult | TypedMessageEnd

/** What was typed and has not arrived yet; its key tells the server that it is one, however often it is sent. */
export type Waiting = Typed & { readonly key: string }

/** One that the server did not take: whoever typed it has to know. */
export type Refused = Waiting & { readonly why: string }

/** What waits no longer. */
export interface Settled {
  readonly of: Waiting
  /** Null: refused, or taken by an earlier sending whose answer was lost. */
  readonly taken: Taken | null
}

/** How what was taken is taken back, and when the task comes back by itself; null = it does not. */
export interface Taken {
  readonly takeBack: () => Promise<unknown>
  readonly comesBackAt: string | null
}

export interface Outbox {
  readonly waiting: readonly Waiting[]
  readonly refused: readonly Refused[]
}

const empty: Outbox = { waiting: [], refused: [] }
const retryMillis = 15_000

/** Whose words are sent: on a shared tablet nobody sends what another person typed. */
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

/** Calls for each as it arrives or is refused, before it leaves the outbox. */
export function whenSettled(hear: (settled: Settled) => void): () => void {
  settling.add(hear)
  return () => settling.delete(hear)
}

/** Keeps what was typed in this browser and sends it, after those typed before it; on a bad connection it waits. */
export function sendTyped(typed: Typed): void {
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
async function sendOne(of: Waiting, by: number): Promise<boolean> {
  try {
    const taken = await ('messageId' in of ? sayOfMessage(of) : bookResult(of))
    if (staffId === by) settle(of, taken, null)
    return true
  } catch (error) {
    if (!(error instanceof Problem) || mayPass(error)) return false
    if (staffId === by) settle(of, null, settledAlready.has(error.code) ? null : error.title)
    return true
  }
}

/** It was taken before; or somebody, or WeCom, was first. */
const settledAlready: ReadonlySet<string> = new Set(['already-done', 'message-gone-on'])

async function bookResult({ taskId, body, key }: TypedResult & { readonly key: string }): Promise<Taken> {
  const sent = await ask('POST /tasks/{taskId}/results', { params: { taskId }, body }, { idempotencyKey: key })
  const { resultId, comesBackAt } = sent
  const params = { taskId, resultId }
  return { comesBackAt, takeBack: () => ask('DELETE /tasks/{taskId}/results/{resultId}', { params }) }
}

async function sayOfMessage({ messageId, end, key }: TypedMessageEnd & { readonly key: string }): Promise<Taken> {
  const of = { params: { messageId } }
  await ask('PUT /messages/{messageId}/state', { ...of, body: { state: end } }, { idempotencyKey: key })
  const takeBack = (): Promise<unknown> =>
    ask('PUT /messages/{messageId}/state', { ...of, body: { state: 'handed_over' } })
  return { comesBackAt: null, takeBack }
}

function settle(of: Waiting, taken: Taken | null, why: string | null): void {
  for (const hear of settling) hear({ of, taken })
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
