import { anyText, oneOf, searchReader } from '#web/search-reader.ts'

const money = { all: true, 1: true, 2: true, 3: true, 4: true, 5: true }

/** What the address of the segments says: which M the heat map is of, and between which days customers moved. */
export const readSegments = searchReader({ m: oneOf(money), from: anyText, to: anyText, centre: anyText })
