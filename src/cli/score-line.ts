import type { Assessment } from '#domain/assessment.ts'
import { yuanText, type Fen } from '#domain/money.ts'

/**
 * The scores of one customer as a line of JSON: keys in the order of the specification (§7.3), then `source` and
 * `centre`, which tell equal numbers of two systems apart.
 */
export function scoreLine(assessment: Assessment, centre: string | null): string {
  const { health, ladder, clv } = assessment
  return object([
    ['customer_no', text(assessment.customerNo)],
    ['as_of', text(assessment.asOf)],
    ['age_months', number(assessment.ageMonths)],
    ['stage', text(assessment.stage)],
    ['tenure_months', number(assessment.tenureMonths)],
    ['visits_total', number(assessment.visitsTotal)],
    ['visits_24m', number(assessment.visits24m)],
    ['spend_24m', money(assessment.spend24mFen)],
    ['days_since_visit', number(assessment.daysSinceVisit)],
    ['r', number(assessment.r)],
    ['f', number(assessment.f)],
    ['m', number(assessment.m)],
    ['segment', text(assessment.segment)],
    ['health', healthObject(health)],
    ['ladder', ladderObject(ladder)],
    ['clv', clvObject(clv)],
    ['value_at_risk', money(assessment.valueAtRiskFen)],
    ['vip', String(assessment.isVip)],
    ['cadence_group', text(assessment.cadenceGroup)],
    ['source', text(assessment.source)],
    ['centre', text(centre)],
  ])
}

function healthObject({ score, grade, coverage, parts }: Assessment['health']): string {
  return object([
    ['score', number(score)],
    ['grade', text(grade)],
    ['coverage', number(coverage)],
    [
      'parts',
      object([
        ['visits', number(parts.visits)],
        ['spend', number(parts.spend)],
        ['nps', number(parts.nps)],
        ['app', number(parts.app)],
        ['complaints', number(parts.complaints)],
      ]),
    ],
  ])
}

function ladderObject(ladder: Assessment['ladder']): string {
  return object([
    ['level', text(ladder.level)],
    ['days_since_contact', number(ladder.daysSinceContact)],
    ['expected_interval_days', number(ladder.expectedIntervalDays)],
    ['overdue', number(ladder.overdue)],
    ['p_active', number(ladder.pActive)],
  ])
}

function clvObject(clv: Assessment['clv']): string {
  return object([
    ['realised', money(clv.realisedFen)],
    ['potential', money(clv.potentialFen)],
    ['potential_low', money(clv.potentialLowFen)],
    ['potential_high', money(clv.potentialHighFen)],
    ['total', money(clv.totalFen)],
    ['tier', text(clv.tier)],
    ['method', text(clv.method)],
  ])
}

function object(members: readonly (readonly [string, string])[]): string {
  return `{${members.map(([key, value]) => `"${key}":${value}`).join(',')}}`
}

function text(value: string | null): string {
  return JSON.stringify(value)
}

/** At most six decimals: what lies behind is the arithmetic's, not the customer's. */
function number(value: number | null): string {
  return value === null ? 'null' : JSON.stringify(Math.round(value * 1e6) / 1e6)
}

/** Yuan with two decimals, which `JSON.stringify` would drop. */
function money(fen: Fen | null): string {
  return fen === null ? 'null' : yuanText(fen)
}
