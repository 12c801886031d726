import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { healthGradeLabels } from '#domain/health/health-grade.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import { cadenceGroupLabels } from '#domain/segment/cadence-group.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import { anyText, anyTexts, flag, searchReader, someOf, type SearchOf, wholeNumber } from '#web/search-reader.ts'

const unknown = { unknown: null }

/** Every way in which a list of customers can be narrowed: the same names as the API's. */
const readers = {
  q: anyText,
  stage: someOf(stageLabels),
  segment: someOf(segmentLabels),
  level: someOf(ladderLevelLabels),
  grade: someOf({ ...healthGradeLabels, ...unknown }),
  tier: someOf({ ...valueTierLabels, ...unknown }),
  cadence: someOf(cadenceGroupLabels),
  r: someOf({ 1: null, 2: null, 3: null, 4: null, 5: null }),
  f: someOf({ 1: null, 2: null, 3: null, 4: null, 5: null }),
  m: someOf({ 1: null, 2: null, 3: null, 4: null, 5: null }),
  vip: flag,
  neglected: flag,
  falseHighValue: flag,
  neverVisited: flag,
  advisor: anyTexts,
  model: anyTexts,
  tag: anyTexts,
  stood: anyTexts,
  totalFromFen: wholeNumber,
  totalBelowFen: wholeNumber,
  firstVisitTo: anyText,
  cameAgainWithin: wholeNumber,
  lastVisitFrom: anyText,
  lastVisitTo: anyText,
  warrantyFrom: anyText,
  warrantyTo: anyText,
  ids: anyText,
  centre: anyText,
  sort: anyText,
}

export const readCustomers = searchReader(readers)

export type CustomersSearch = SearchOf<typeof readers>

/** An address without any of its filters. */
export const noFilters = Object.fromEntries(
  Object.keys(readers)
    .filter((name) => name !== 'centre' && name !== 'sort')
    .map((name) => [name, undefined]),
)
