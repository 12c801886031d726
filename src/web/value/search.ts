import { anyText, oneOf, searchReader } from '#web/search-reader.ts'

const valueTabs = { customers: null, model: null }

/** What the address of value says: customers' value unless given. */
export const readValue = searchReader({ tab: oneOf(valueTabs), centre: anyText })
