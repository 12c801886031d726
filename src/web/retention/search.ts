import { anyText, searchReader } from '#web/search-reader.ts'

/** What the address of retention says: the day of a snapshot, today's figures unless given. */
export const readRetention = searchReader({ asOf: anyText, centre: anyText })
