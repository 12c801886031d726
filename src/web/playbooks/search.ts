import { anyText, oneOf, searchReader } from '#web/search-reader.ts'

export const playbookTabs = { steps: true, edit: true, results: true } as const
export type PlaybookTab = keyof typeof playbookTabs

/** What the address of a playbook says: which part of it, customers at which step. */
export const readPlaybookSearch = searchReader({ tab: oneOf(playbookTabs), step: anyText })
