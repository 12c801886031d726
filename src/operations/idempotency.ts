import { answerTo, dropKey, forgetOldKeys, keepAnswer as keep, type KeyedRequest, takeKey } from '#store/idempotency.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction, type Writer } from '#store/transaction.ts'

/** Thrown inside of a transaction whose key is taken, so that nothing of it is kept. */
export class KeyTaken extends Error {}

/** What was answered to this key before; null = it is new. `answer` is null where it was lost after the work was kept. */
export async function earlierAnswer(
  store: Store,
  request: KeyedRequest,
): Promise<{ fault: 'key-reused' } | { status: number | null; answer: string | null } | null> {
  const earlier = await answerTo(store.reader, request)
  if (earlier === null) return null
  return earlier.hash === request.hash ? earlier : { fault: 'key-reused' }
}

/**
 * A store whose first change takes the key along: both are kept, or neither. What was refused has changed nothing, and may
 * be asked again under the same key. Throws `KeyTaken` where somebody has it.
 */
export function underKey(store: Store, request: KeyedRequest): Store {
  let takenIn: Writer | null = null
  return {
    ...store,
    begins: async (writer) => {
      if (takenIn !== null) return
      if (!(await takeKey(writer, request))) throw new KeyTaken(request.key)
      takenIn = writer
    },
    ends: async (writer, result) => {
      if (takenIn !== writer || !isRefusal(result)) return
      await dropKey(writer, request)
      takenIn = null
    },
  }
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'fault' in result
}

export async function keepAnswer(
  store: Store,
  request: KeyedRequest,
  answer: { status: number; answer: string },
): Promise<void> {
  await inTransaction(store, (writer) => keep(writer, request, answer))
}

export async function forgetKeys(store: Store): Promise<void> {
  await inTransaction(store, forgetOldKeys)
}
