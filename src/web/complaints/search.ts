import { anyText, oneOf, searchReader } from '#web/search-reader.ts'

export const complaintTabs = { open: true, settled: true } as const
export type ComplaintTab = keyof typeof complaintTabs

/** What the address of the complaints says; `at` is the one that lies open: `customer/source/number`. */
export const readComplaints = searchReader({ tab: oneOf(complaintTabs), at: anyText, centre: anyText })
