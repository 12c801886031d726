import { anyText, searchReader } from '#web/search-reader.ts'

/** `?month=2024-08`; the month under way unless given. */
export const readMonth = searchReader({ month: anyText, centre: anyText })
