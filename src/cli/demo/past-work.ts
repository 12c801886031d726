import { addDays, type Day } from '#domain/calendar.ts'
import type { Assessment } from '#domain/assessment.ts'
import type { LadderLevel } from '#domain/churn/ladder-level.ts'
import type { VisitFacts } from '#domain/customer-facts.ts'
import { isKnownBy } from '#domain/records-until.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { instantAt } from '#domain/working-time/local-time.ts'
import { sampleCentre } from '#operations/demo-accounts.ts'
import { lookAt, tick } from '#operations/engine.ts'
import { learnChances } from '#operations/learn-chances.ts'
import { activePlaybooks } from '#operations/playbooks.ts'
import { scoreEverybody } from '#operations/score.ts'
import { threadsPayFrom } from '#operations/score-threads.ts'
import type { Store } from '#store/connect.ts'
import { factsOf, type StoredFacts } from '#store/customer-facts.ts'
import type { Scored } from '#store/scores.ts'
import { staffOf } from '#store/staff.ts'
import { callOn } from '#cli/demo/past-calls.ts'
import { complainBefore } from '#cli/demo/past-complaint.ts'
import { sendOn } from '#cli/demo/past-messages.ts'

/** Weeks before its day in which a demo has been at work. */
const weeks = 8

/** Days of such a week, after its Monday, on which advisors work off their lists. */
const workdays = [0, 3]

/** So many customers of the centre that began were looked after, about: a demo is not to be waited for. */
const lookedAfter = 600

/** Levels of warning at which a person calls, at every centre. */
const called: readonly LadderLevel[] = ['l2', 'l3', 'high', 'win_back']

export interface DemoPast {
  readonly groupId: number
  /** The Monday on which the demo stands. */
  readonly today: Day
  readonly seed: number
}

/** What the weeks came to. */
export interface PastWork {
  readonly weeks: number
  readonly calls: number
}

/**
 * What a group that has used Longrange for a while would have: weeks in which playbooks ran for a part of its customers,
 * most of them at one centre, and people said what came of their tasks. All of it by the operations that do so every day, with that day's clock;
 * who comes after a call is who did so in the simulated records. Learned chances follow from it.
 */
export async function workPast(store: Store, past: DemoPast, onProgress: (share: number) => void): Promise<PastWork> {
  const { groupId, today } = past
  const invitations = await invitationsOf(store, groupId)
  const staff = await staffOf(store.reader, groupId)
  const centreId = sampleCentre(staff)
  const staffId = staff.find((each) => each.role === 'manager' && each.centreId === centreId)?.staffId ?? null
  const visitsOf = new Map<number, readonly VisitFacts[]>()
  let people: readonly StoredFacts[] = []
  let calls = 0
  for (let week = 0; week < weeks; week++) {
    onProgress(week / weeks)
    const monday = addDays(today, -7 * (weeks - week))
    people = await factsOfAll(store, lookedAfterOf(await scoreMonday(store, groupId, monday), centreId))
    for (const { customerId, facts } of people) visitsOf.set(customerId, facts.visits)
    const known = people.filter(({ facts }) => isKnownBy(facts, monday)).map(({ customerId }) => customerId)
    await lookAt(store, { groupId, customerIds: known, now: at(monday, 6 * 60) })
    for (const after of workdays) {
      const on = addDays(monday, after)
      await tick(store, { groupId, now: at(on, 8 * 60) })
      calls += await callOn(store, { ...past, on, visitsOf, invitations })
      await sendOn(store, { ...past, on, now: at(on, 17 * 60), staffId })
    }
  }
  await complainBefore(
    store,
    past,
    people.filter((each) => each.centreId === centreId),
  )
  await learnChances(store, { groupId, today })
  return { weeks, calls }
}

/** Everybody's live scores as of a Monday. */
async function scoreMonday(store: Store, groupId: number, monday: Day): Promise<Scored[]> {
  const scored: Scored[] = []
  await scoreEverybody(store, {
    groupId,
    asOf: monday,
    keeps: { live: true, snapshot: false },
    threadsFrom: threadsPayFrom,
    onScored: (page) => void scored.push(...page),
  })
  return scored
}

/** Some of the centre that began, the same ones every week, and whom a warning asks to call anywhere. */
function lookedAfterOf(scored: readonly Scored[], beginnersId: number | null): number[] {
  const own = scored.filter(({ centreId }) => centreId === beginnersId).length
  const every = Math.max(1, Math.ceil(own / lookedAfter))
  return scored
    .filter(
      ({ customerId, centreId, assessment }) =>
        (centreId === beginnersId && customerId % every === 0) || isWorthACall(assessment),
    )
    .map(({ customerId }) => customerId)
    .toSorted((a, b) => a - b)
}

function isWorthACall({ ladder, clv }: Assessment): boolean {
  return called.includes(ladder.level) && clv.tier !== 'low'
}

async function factsOfAll({ reader }: Store, customerIds: readonly number[]): Promise<StoredFacts[]> {
  const people: StoredFacts[] = []
  if (customerIds.length === 0) return people
  for await (const each of factsOf(reader, { customerIds: `VALUES (${customerIds.join('), (')})` })) people.push(each)
  return people
}

async function invitationsOf({ reader }: Store, groupId: number): Promise<Set<string>> {
  const playbooks = await activePlaybooks(reader, groupId)
  return new Set(playbooks.filter(({ success }) => success?.events.includes('visit') === true).map(({ id }) => id))
}

function at(on: Day, minute: number): Instant {
  return instantAt({ on, minute }, homeZone)
}

const homeZone = 'Asia/Shanghai'
