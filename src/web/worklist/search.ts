import { anyText, oneOf, searchReader } from '#web/search-reader.ts'

export const worklistTabs = { today: true, overdue: true, later: true, done: true } as const
export type WorklistTab = keyof typeof worklistTabs

/** What the address of the worklist says: which part of it, whose it is, which task lies open. */
export const readWorklist = searchReader({ tab: oneOf(worklistTabs), staff: anyText, task: anyText, centre: anyText })
