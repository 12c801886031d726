import type { Address } from '#store/pool.ts'

/** What a worker that is to be killed works on. */
export interface EnginePlace {
  readonly address: Address
  readonly groupId: number
  readonly staffId: number
  readonly customers: number
  readonly seed: number
  /** Instants that it takes for now, one after the other, over and over. */
  readonly clocks: readonly string[]
}

/** What a worker says, in lines of JSON: that it has begun, and what it has done since. */
export type EngineSaid =
  | { readonly say: 'begun' }
  | { readonly say: 'done'; readonly what: string }
  | { readonly say: 'failed'; readonly message: string }
