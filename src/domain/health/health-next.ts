import { leavesWindowOn } from '#domain/as-of.ts'
import type { Assessment } from '#domain/assessment.ts'
import type { Features } from '#domain/features.ts'
import { latestSurvey } from '#domain/health/health-inputs.ts'
import { complaintPoints, healthOf, type HealthPolicy } from '#domain/health/health-score.ts'
import type { Policy } from '#domain/policy.ts'
import { buyingOn, windowSteps } from '#domain/segment/buying-later.ts'

/** First day number up to `until` on which a part of the health score differs if nothing happens; else `until`. */
export function nextHealthOn(features: Features, health: Assessment['health'], policy: Policy, until: number): number {
  const { recentMonths } = policy.windows
  const { facts, asOf } = features
  const survey = health.parts.nps === null ? null : latestSurvey(facts.surveys, asOf)
  let nearest = until
  if (survey) nearest = Math.min(nearest, leavesWindowOn(survey.on, recentMonths))
  nearest = Math.min(nearest, nextAppOn(features, policy.health))
  if (health.parts.complaints !== null)
    nearest = Math.min(nearest, nextComplaintsOn(features, recentMonths, policy.health))
  return nextVisitsAndSpendOn(features, health, policy, nearest)
}

function nextAppOn({ health, asOf }: Features, { appDays, appPoints }: HealthPolicy): number {
  const days = health.daysSinceAppUse
  if (days === null) return Infinity
  for (const [at, cut] of appDays.entries()) {
    if (days <= cut && appPoints[at] !== appPoints[at + 1]) return asOf.todayNumber + cut - days + 1
  }
  return Infinity
}

function nextComplaintsOn({ facts, health, asOf }: Features, recentMonths: number, policy: HealthPolicy): number {
  const points = complaintPoints(health.complaints, policy)
  const counted = facts.complaints.slice(facts.complaints.length - health.complaints)
  for (const [gone, { openedOn }] of counted.entries()) {
    // Later ones of the same day leave with it, so the last of them is the one that counts.
    if (counted[gone + 1]?.openedOn === openedOn) continue
    if (complaintPoints(health.complaints - gone - 1, policy) !== points) {
      return Math.max(asOf.todayNumber + 1, leavesWindowOn(openedOn, recentMonths))
    }
  }
  return Infinity
}

function nextVisitsAndSpendOn(
  { facts, visits, since, health, asOf }: Features,
  now: Assessment['health'],
  policy: Policy,
  until: number,
): number {
  if (health.visits === 0 && health.spendFen === 0) return until
  const { recentMonths } = policy.windows
  const record = { visits: facts.visits, dayNumbers: visits.dayNumbers, since }
  const window = { ...policy.rfm, leastObservedMonths: policy.health.leastTenureMonths }
  const complaints = now.parts.complaints === null ? null : health.complaints
  const watch = { months: recentMonths, leastMonths: window.leastObservedMonths, after: asOf.todayNumber, until }
  for (const step of windowSteps(record, watch)) {
    const { visitsInWindow, spendInWindowFen, observedMonths } = buyingOn(step, record, recentMonths, window)
    const inputs = {
      ...health,
      complaints,
      visits: visitsInWindow,
      spendFen: spendInWindowFen,
      tenureMonths: observedMonths,
    }
    const then = healthOf(inputs, recentMonths, policy.health)
    if (then.score !== now.score || then.parts.visits !== now.parts.visits || then.parts.spend !== now.parts.spend)
      return step
  }
  return until
}
