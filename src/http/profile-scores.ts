import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import type { Assessment } from '#domain/assessment.ts'
import type { Evidence, ExplainedScore, Explanation, Reason } from '#domain/explanation.ts'
import type { Profile } from '#http/profile-shapes.ts'

type Scores = NonNullable<Profile['scores']>

/** Reasons that are about money through and through. */
const moneyReasons: ReadonlySet<string> = new Set<ExplainedScore>([
  'm',
  'realised',
  'potential',
  'tier',
  'vip',
  'valueAtRisk',
  'lossIfLost',
  'falseHighValue',
  'neglectedHighValue',
  'cadenceGroup',
])

/** A customer's scores with their reasons, as a viewer may see them. */
export function scoresFor(viewer: Viewer, { assessment, reasons }: Explanation): Scores {
  const seesMoney = mayUse(viewer, 'money.read')
  const told = Object.entries(reasons).filter(([name]) => seesMoney || !moneyReasons.has(name))
  return {
    ...standingOf(assessment),
    ...(seesMoney ? moneyOf(assessment) : noMoney),
    reasons: Object.fromEntries(told.map(([name, reason]) => [name, seesMoney ? whole(reason) : withoutMoney(reason)])),
  }
}

function standingOf(a: Assessment) {
  const { score, grade, coverage, parts } = a.health
  return {
    asOf: a.asOf,
    ageMonths: a.ageMonths,
    stage: a.stage,
    segment: a.segment,
    r: a.r,
    f: a.f,
    level: a.ladder.level,
    levelSince: a.ladder.since,
    overdue: a.ladder.overdue,
    expectedIntervalDays: a.ladder.expectedIntervalDays,
    pActive: a.ladder.pActive,
    lapseOn: a.ladder.lapseOn,
    fitId: a.fitId,
    health: { score, grade, coverage, parts: { ...parts } },
    tenureMonths: a.tenureMonths,
    visitsTotal: a.visitsTotal,
    visits24m: a.visits24m,
    lastVisitOn: a.lastVisitOn,
    method: a.clv.method,
    isVip: a.isVip,
  }
}

function moneyOf(a: Assessment) {
  return {
    m: a.m,
    spend24mFen: a.spend24mFen,
    realisedFen: a.clv.realisedFen,
    potentialFen: a.clv.potentialFen,
    potentialLowFen: a.clv.potentialLowFen,
    potentialHighFen: a.clv.potentialHighFen,
    totalFen: a.clv.totalFen,
    tier: a.clv.tier,
    valueAtRiskFen: a.valueAtRiskFen,
    isFalseHighValue: a.isFalseHighValue,
    isNeglected: a.isNeglectedHighValue,
    cadence: a.cadenceGroup,
  }
}

const noMoney = {
  m: null,
  spend24mFen: null,
  realisedFen: null,
  potentialFen: null,
  potentialLowFen: null,
  potentialHighFen: null,
  totalFen: null,
  tier: null,
  valueAtRiskFen: null,
  isFalseHighValue: null,
  isNeglected: null,
  cadence: null,
}

function whole({ value, rule, inputs, thresholds, wouldChange }: Reason): Scores['reasons'][string] {
  return {
    value,
    rule,
    inputs: { ...inputs },
    thresholds: { ...thresholds },
    wouldChange: wouldChange.map((each) => ({ ...each })),
  }
}

/** Of a score that looks at money among other things, what is not money. */
function withoutMoney(reason: Reason): Scores['reasons'][string] {
  const rest = whole(reason)
  return {
    ...rest,
    inputs: withoutAmounts(reason.inputs),
    thresholds: withoutAmounts(reason.thresholds),
    wouldChange: rest.wouldChange.filter((change) => !('input' in change) || !isAmount(String(change['input']))),
  }
}

function withoutAmounts(evidence: Evidence): Record<string, unknown> {
  return Object.fromEntries(Object.entries(evidence).filter(([name]) => !isAmount(name)))
}

function isAmount(name: string): boolean {
  return /Fen|^m$|spend/i.test(name)
}
