import type { AsOf } from '#domain/as-of.ts'
import { dayNumber } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { ComplaintFacts, VisitFacts } from '#domain/customer-facts.ts'
import { wholeFen, type Fen } from '#domain/money.ts'
import type { ValuesOf } from '#domain/settings.ts'

/** Cost to serve, false and neglected high value (spec §2.7). */
export const servingSettings = {
  advisorYuanPerHour: {
    label: { zh: '服务顾问成本，元/小时', en: 'Advisor, yuan an hour' },
    default: 80,
    min: 0,
    max: 2000,
  },
  bayYuanPerHour: { label: { zh: '工位成本，元/小时', en: 'Bay, yuan an hour' }, default: 150, min: 0, max: 5000 },
  dearestShare: {
    label: { zh: '服务成本最高的比例', en: 'Share that counts as dearest to serve' },
    default: 0.2,
    min: 0.01,
    max: 1,
  },
  leastShare: {
    label: { zh: '贡献最低的比例', en: 'Share that counts as contributing least' },
    default: 0.2,
    min: 0.01,
    max: 1,
  },
  falseHighVisits: {
    label: { zh: '伪高价值：近 12 个月到店次数至少', en: 'False high value: visits in 12 months, at least' },
    default: 3,
    min: 0,
    max: 50,
    whole: true,
  },
  neglectedWaitMinutes: {
    label: { zh: '被忽视：店内等待超过，分钟', en: 'Neglected: waited in the centre longer than, minutes' },
    default: 30,
    min: 0,
    max: 600,
    whole: true,
  },
  neglectedAdvisors: {
    label: { zh: '被忽视：接待顾问多于，人', en: 'Neglected: met more advisors than' },
    default: 1,
    min: 1,
    max: 20,
    whole: true,
  },
} as const

export type ServingPolicy = ValuesOf<typeof servingSettings>

/** What the recent window (12 months) cost, by kind. Minutes that nobody wrote down cost nothing here. */
export interface Serving {
  readonly advisorMinutes: number
  readonly bayMinutes: number
  /** Warranty and goodwill lines that the centre bore. */
  readonly borneFen: Fen
  readonly compensationFen: Fen
  readonly costFen: Fen
  /** Visits whose advisor and bay minutes are both known, and all. */
  readonly timedVisits: number
  readonly visits: number
  readonly longestWaitMinutes: number | null
  readonly advisors: number
}

/** `visits` and `complaints` as known at the end of the day, ascending. */
export function servingOf(
  visits: readonly VisitFacts[],
  complaints: readonly ComplaintFacts[],
  asOf: AsOf,
  policy: ServingPolicy,
): Serving {
  const recent = recentVisits(visits, asOf)
  const advisorMinutes = total(recent, (visit) => visit.advisorMinutes)
  const bayMinutes = total(recent, (visit) => visit.bayMinutes)
  const borneFen = total(recent, (visit) => visit.borneCostFen)
  const compensationFen = compensationSince(complaints, asOf)
  const timeFen = ((advisorMinutes * policy.advisorYuanPerHour + bayMinutes * policy.bayYuanPerHour) * 100) / 60
  return {
    advisorMinutes,
    bayMinutes,
    borneFen,
    compensationFen,
    costFen: wholeFen(timeFen + borneFen + compensationFen),
    timedVisits: total(recent, (visit) => (visit.advisorMinutes !== null && visit.bayMinutes !== null ? 1 : 0)),
    visits: recent.length,
    longestWaitMinutes: longestWait(recent),
    advisors: advisorsMet(recent),
  }
}

function recentVisits(visits: readonly VisitFacts[], { recentAfter }: AsOf): readonly VisitFacts[] {
  let from = visits.length
  while (from > 0 && dayNumber(visits[from - 1]?.on ?? '0000-01-01') > recentAfter) from -= 1
  return visits.slice(from)
}

function total(visits: readonly VisitFacts[], amount: (visit: VisitFacts) => number | null): number {
  let sum = 0
  for (const visit of visits) sum += amount(visit) ?? 0
  return sum
}

function longestWait(visits: readonly VisitFacts[]): number | null {
  let longest: number | null = null
  for (const { waitingMinutes } of visits) {
    if (waitingMinutes !== null && (longest === null || waitingMinutes > longest)) longest = waitingMinutes
  }
  return longest
}

function advisorsMet(visits: readonly VisitFacts[]): number {
  const met: number[] = []
  for (const { advisorId } of visits) if (advisorId !== null && !met.includes(advisorId)) met.push(advisorId)
  return met.length
}

function compensationSince(complaints: readonly ComplaintFacts[], { recentAfter }: AsOf): Fen {
  let sum = 0
  for (const { openedOn, compensationFen } of complaints) if (dayNumber(openedOn) > recentAfter) sum += compensationFen
  return sum
}

/** Dear to serve, brings nothing or least, and comes often: shown with evidence, handled by a manager, never by a machine. */
export function isFalseHighValue(
  serving: Serving,
  contributionFen: Fen,
  bounds: CentreFigures['serving'],
  policy: ServingPolicy,
): boolean {
  if (bounds === null || serving.visits < policy.falseHighVisits || serving.costFen <= 0) return false
  return (
    serving.costFen >= bounds.dearestFromFen && (contributionFen <= 0 || contributionFen <= bounds.leastContributionFen)
  )
}

/** A VIP who waited long or was passed from hand to hand. Waiting for an appointment is unknown as yet. */
export function isNeglected(isVip: boolean, { longestWaitMinutes, advisors }: Serving, policy: ServingPolicy): boolean {
  return isVip && ((longestWaitMinutes ?? 0) > policy.neglectedWaitMinutes || advisors > policy.neglectedAdvisors)
}

/** From which cost a customer is among the dearest ⌈share × n⌉, and up to which contribution among the least. */
export function servingBounds(
  costsFen: readonly Fen[],
  contributionsFen: readonly Fen[],
  policy: ServingPolicy,
): CentreFigures['serving'] {
  const count = costsFen.length
  if (count === 0) return null
  const costs = Float64Array.from(costsFen).sort()
  const contributions = Float64Array.from(contributionsFen).sort()
  return {
    dearestFromFen: costs[count - Math.ceil(policy.dearestShare * count)] ?? 0,
    leastContributionFen: contributions[Math.ceil(policy.leastShare * count) - 1] ?? 0,
  }
}
