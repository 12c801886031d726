/** Where and how far the work on a file is. */
export interface DeskProgress {
  readonly phase: 'reading' | 'merging' | 'scoring'
  /** Rows read so far; null once they are all read. */
  readonly rows: number | null
  /** How far the whole of it is, 0–1; null where nobody can tell. */
  readonly share: number | null
}

/** What a desk tells whoever shows it. */
export type DeskNews =
  | { readonly news: 'upload'; readonly groupId: number; readonly uploadId: number }
  | { readonly news: 'import'; readonly groupId: number; readonly importId: number }
  | { readonly news: 'scores'; readonly groupId: number }
