import type { Day } from '#domain/calendar.ts'

/** What a person said about a file before its import; kept with it, so that a restart changes nothing. */
export interface UploadWishes {
  /** Id of the kind; the headers decide where nobody did. */
  readonly kind?: string
  readonly sheet?: string
  /** Header → column id; null leaves the column out. */
  readonly mapping?: Readonly<Record<string, string | null>>
  readonly source?: string
  readonly centre?: string
  readonly insists?: boolean
  readonly emptyClears?: boolean
  readonly onUnknown?: 'park' | 'reject'
  /** Nothing may have happened after it; today where nobody said. */
  readonly asOf?: Day
}
