import type { Day } from '#domain/calendar.ts'

/** Where an app works, as `openHome` wants it. */
export interface AppPlace {
  readonly data: string
  readonly database: string | null
  /** Rows merged in one transaction. */
  readonly chunkRows: number
}

/** What an app is to do. */
export type Task =
  | { readonly do: 'import'; readonly paths: readonly string[]; readonly source: string | null; readonly asOf: Day }
  /** `live`: everybody's scores of today; `live and snapshot`: both; `changed`: the night; `snapshot`: of a past day. */
  | { readonly do: 'score'; readonly how: 'live' | 'live and snapshot' | 'changed' | 'snapshot'; readonly asOf: Day }
  | { readonly do: 'backup'; readonly file: string }

/** A task, and how many steps of the plan are done once it is acknowledged. */
export type AppOrder = Task & { readonly upTo: number }

/** What an app says, in lines of JSON. */
export type Said =
  /** Its program is loaded; it opens the installation now. */
  | { readonly say: 'started' }
  /** Whatever was left behind is settled; so many imports were finished. */
  | { readonly say: 'opened'; readonly finished: number }
  | { readonly say: 'begun'; readonly upTo: number }
  | { readonly say: 'progress'; readonly phase: string }
  /** The acknowledgement. */
  | { readonly say: 'done'; readonly upTo: number }
  | { readonly say: 'failed'; readonly message: string }
