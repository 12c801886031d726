import type { TaskResult } from '#domain/task/task-result.ts'
import { ask, newKey, type Asked } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import { keep, kept } from '#web/kept.ts'

export type ResultBody = Asked<'POST /tasks/{taskId}/results'>['body']

/** A result that was typed and has not arrived yet; its key tells the server that it is one, however often it is sent. */
export interface WaitingResult {
  readonly key: string
  readonly taskId: number
  readonly customerName: string
  readonly result: TaskResult
  readonly body: ResultBody
}

/** One that the server did not take: whoever typed it has to know. */
export interface RefusedResult extends WaitingResult {
  readonly why: string
}

export interface Arrived {
  readonly waiting: WaitingResult
  readonly resultId: number
  readonly comesBackAt: string | null
}

export interface Outbox {
  readonly waiting: readonly WaitingResult[]
  readonly refused: readonly RefusedResult[]
}

const place = 'results'
const retryMillis = 15_000

let outbox: Outbox = readKept()
let isSending = false
const listeners = new Set<() => void>()
const arrivals = new Set<(arrived: Arrived) => void>()

function readKept(): Outbox {
  try {
    const said: unknown = JSON.parse(kept(place) ?? 'null')
    if (typeof said === 'object' && said !== null && 'waiting' in said && 'refused' in said) return said as Outbox
  } catch {
    // What cannot be read was not written here.
  }
  return { waiting: [], refused: [] }
}

function change(next: Outbox): void {
  outbox = next
  keep(place, JSON.stringify(next))
  for (const listener of listeners) listener()
}

export function outboxNow(): Outbox {
  return outbox
}

export function listenToOutbox(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Calls for each result as it arrives. */
export function whenArrived(hear: (arrived: Arrived) => void): () => void {
  arrivals.add(hear)
  return () => arrivals.delete(hear)
}

/** Keeps a result in this browser and sends it, after those typed before it; on a bad connection it waits. */
export function sendResult(typed: Omit<WaitingResult, 'key'>): void {
  change({ ...outbox, waiting: [...outbox.waiting, { ...typed, key: newKey() }] })
  void sendWaiting()
}

export function dismissRefused(key: string): void {
  change({ ...outbox, refused: outbox.refused.filter((each) => each.key !== key) })
}

/** Sends what waits, one after the other in the order in which it was typed. */
export async function sendWaiting(): Promise<void> {
  if (isSending) return
  isSending = true
  try {
    for (let first = outbox.waiting[0]; first !== undefined; first = outbox.waiting[0]) {
      if (!(await sendOne(first))) break
    }
  } finally {
    isSending = false
  }
}

/** Answers false where it has to wait. */
async function sendOne(waiting: WaitingResult): Promise<boolean> {
  const { taskId, body, key } = waiting
  try {
    const { resultId, comesBackAt } = await ask(
      'POST /tasks/{taskId}/results',
      { params: { taskId }, body },
      { idempotencyKey: key },
    )
    change({ ...outbox, waiting: outbox.waiting.filter((each) => each.key !== key) })
    for (const hear of arrivals) hear({ waiting, resultId, comesBackAt })
    return true
  } catch (error) {
    if (!(error instanceof Problem) || mayPass(error)) return false
    change({
      waiting: outbox.waiting.filter((each) => each.key !== key),
      refused: [...outbox.refused, { ...waiting, why: error.title }],
    })
    return true
  }
}

/** No answer, nobody signed in, too many at once, trouble of the server's own: the same may well be taken later. */
function mayPass({ status }: Problem): boolean {
  return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500
}

window.addEventListener('online', () => void sendWaiting())
setInterval(() => {
  if (outbox.waiting.length > 0) void sendWaiting()
}, retryMillis)
void sendWaiting()
