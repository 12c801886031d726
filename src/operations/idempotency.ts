import { answerTo, forgetOldKeys, keepAnswer as keep, type KeyedRequest, takeKey } from '#store/idempotency.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'

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

/** A store whose first change takes the key along: both are kept, or neither. Throws `KeyTaken` where somebody has it. */
export function underKey(store: Store, request: KeyedRequest): Store {
  let isTaken = false
  return {
    ...store,
    begins: async (writer) => {
      if (isTaken) return
      if (!(await takeKey(writer, request))) throw new KeyTaken(request.key)
      isTaken = true
    },
  }
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
