import { z, type ZodType } from 'zod'
import { mayUse, narrowed, type Scope, type Viewer } from '#domain/access/viewer.ts'
import { type Day, parseDay } from '#domain/calendar.ts'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { healthGradeLabels } from '#domain/health/health-grade.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import { searchWords } from '#domain/search/search-words.ts'
import { cadenceGroupLabels } from '#domain/segment/cadence-group.ts'
import { type Segment, segmentLabels } from '#domain/segment/segment.ts'
import type { CustomerFilter } from '#store/customer-filter.ts'
import { type CustomerSort, customerSorts, type ListOrder } from '#store/customer-list.ts'
import type { Fault } from '#http/faults.ts'
import { day, idInPath } from '#http/shapes.ts'

/** A parameter that may stand there several times: any of the values will do. */
function several<T extends ZodType>(one: T) {
  return z.union([z.array(one).max(1000), one.transform((value) => [value])]).optional()
}

function keyOf<K extends string>(labels: Readonly<Record<K, unknown>>) {
  return z.enum(Object.keys(labels) as [K, ...K[]])
}

const yes = z
  .enum(['1', '0', 'true', 'false'])
  .transform((text) => text === '1' || text === 'true')
  .optional()
const fifth = several(z.coerce.number<string>().int().min(1).max(5))
const orUnknown = <K extends string>(labels: Readonly<Record<K, unknown>>) =>
  several(z.enum([...(Object.keys(labels) as K[]), 'unknown']))

const numbers = z
  .string()
  .max(12_000)
  .regex(/^\d{1,15}(,\d{1,15})*$/)
  .transform((text) => text.split(',').map(Number))

const amount = z.coerce.number<string>().int().optional()

const segments = Object.keys(segmentLabels) as Segment[]

/** `2025-05-31:champions`. */
const stood = z
  .string()
  .regex(new RegExp(`^\\d{4}-\\d\\d-\\d\\d:(${[...segments, 'none'].join('|')})$`))
  .refine((text) => parseDay(text.slice(0, 10)) !== null)
  .transform((text) => ({
    on: text.slice(0, 10) as Day,
    segment: segments.find((segment) => text.endsWith(`:${segment}`)) ?? null,
  }))

/** By what lists of customers are narrowed: every figure of the product leads to one of these. */
export const customerFilters = {
  centre: idInPath.optional().describe('Only those at home at this centre.'),
  q: z.string().max(100).optional().describe('As for /search.'),
  stage: several(keyOf(stageLabels)),
  segment: several(keyOf(segmentLabels)),
  level: several(keyOf(ladderLevelLabels)).describe('Of the warning.'),
  grade: orUnknown(healthGradeLabels).describe('Of health.'),
  tier: orUnknown(valueTierLabels),
  cadence: several(keyOf(cadenceGroupLabels)),
  r: fifth,
  f: fifth,
  m: fifth,
  vip: yes,
  neglected: yes,
  falseHighValue: yes,
  advisor: several(z.coerce.number<string>().int().min(0)).describe('By number of staff; 0 = nobody.'),
  model: several(z.string().max(100)),
  tag: several(z.string().max(100)),
  stood: several(stood).describe(
    'Where they stood in the snapshot of a day: `2025-05-31:champions`, or `:none` for not there. Of several all hold.',
  ),
  totalFromFen: amount.describe('Lifetime value, from so many fen.'),
  totalBelowFen: amount.describe('Lifetime value, below so many fen.'),
  firstVisitTo: day.optional(),
  cameAgainWithin: z.coerce
    .number<string>()
    .int()
    .min(1)
    .max(3650)
    .optional()
    .describe('Came again within so many days of the first visit.'),
  lastVisitFrom: day.optional(),
  lastVisitTo: day.optional(),
  neverVisited: yes,
  warrantyFrom: day.optional().describe('A car of theirs whose warranty ends on this day or later.'),
  warrantyTo: day.optional(),
  ids: numbers.optional().describe('Customers by number, separated by commas.'),
  except: numbers.optional().describe('All but these customers.'),
}

export const customerOrder = {
  sort: z
    .enum([...customerSorts, ...customerSorts.map((sort) => `-${sort}` as const)])
    .optional()
    .describe('With a minus in front from the most to the least. Usually -valueAtRisk.'),
}

const filterShape = z.object(customerFilters)
const orderShape = z.object(customerOrder)

const moneyFilters = ['tier', 'm', 'cadence', 'neglected', 'falseHighValue', 'totalFromFen', 'totalBelowFen'] as const
const moneySorts: readonly CustomerSort[] = ['valueAtRisk', 'totalValue']

/** Whom a list is about, within what the viewer may see; what they may not see they cannot ask by either. */
export function wantedBy(
  viewer: Viewer,
  query: z.output<typeof filterShape>,
  today: Day,
): { scope: Scope; filter: CustomerFilter } | Fault {
  const { centre, q, ...rest } = query
  if (!mayUse(viewer, 'money.read') && moneyFilters.some((name) => rest[name] !== undefined))
    return { fault: 'not-allowed' }
  const scope = narrowed(viewer.scope, centre ?? null, today)
  if (scope === null) return { fault: 'unknown-centre' }
  const words = q === undefined || q.trim() === '' ? {} : { words: searchWords(q, viewer.rights) }
  return { scope, filter: { ...rest, ...words } }
}

export function orderOf(viewer: Viewer, query: z.output<typeof orderShape>): ListOrder | Fault {
  const seesMoney = mayUse(viewer, 'money.read')
  const asked = query.sort ?? (seesMoney ? '-valueAtRisk' : '-lastVisit')
  const sort = asked.replace('-', '') as CustomerSort
  if (!seesMoney && moneySorts.includes(sort)) return { fault: 'not-allowed' }
  return { sort, isAscending: !asked.startsWith('-') }
}
