import type { Assessment } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import { callsForLook } from '#domain/enrolment/calls-for-look.ts'
import type { Clock } from '#domain/enrolment/clock.ts'
import type { Shelf } from '#domain/enrolment/customer-at-work.ts'
import { happeningsOf, nothingElsewhere } from '#domain/enrolment/happenings.ts'
import { viewOf } from '#domain/playbook/customer-view.ts'
import { featureValuesOf } from '#domain/playbook/features.ts'
import type { Policy } from '#domain/policy.ts'
import { startOf } from '#domain/working-time/local-time.ts'
import type { StoredFacts } from '#store/customer-facts.ts'
import { holdingIn, liveVersions, livingIn } from '#store/enrolments-at-home.ts'
import type { Reader } from '#store/transaction.ts'
import { homeZone, knowVersions, openEngineRoom, shelfOf } from '#operations/engine-room.ts'

/** A group and a day of it. */
export interface LookedAt {
  readonly groupId: number
  readonly asOf: Day
}

/** The playbooks of a group on a day, in all versions that somebody is in. */
export interface LookRoom {
  readonly clock: Clock
  readonly shelf: Shelf
}

export async function openLookRoom(reader: Reader, { groupId, asOf }: LookedAt): Promise<LookRoom> {
  const clock = { now: startOf(asOf, homeZone), today: asOf, zone: homeZone }
  const room = await openEngineRoom(reader, { groupId, now: clock.now })
  await knowVersions(reader, room, await liveVersions(reader, groupId))
  return { clock, shelf: shelfOf(room) }
}

/** A customer's facts with the scores that rest on them. */
export interface AssessedFacts {
  readonly customerId: number
  readonly facts: FactsWithoutCentre
  readonly assessment: Assessment
}

/** A customer whose facts were read with `heldBeside`. */
export interface ReadCustomer extends AssessedFacts, Pick<StoredFacts, 'beside'> {}

/**
 * Whether the passing of time gives playbooks something to do with a customer. Facts and scores are at hand already; events
 * mark their customers when they are recorded, so that they are not looked for here.
 */
export function isToLookAt(
  { facts, assessment, beside: [occasions = null, enrolments = null] }: ReadCustomer,
  policy: Policy,
  { clock, shelf }: LookRoom,
): boolean {
  const view = viewOf(facts, assessment, policy, clock.today)
  const features = featureValuesOf(view)
  const lastOf = happeningsOf(view, nothingElsewhere)
  const cancelled = facts.cars.length > 0 && view.cars.length === 0 ? 'all_cars_sold' : null
  const of = { clock, view, features, lastOf, cancelled } as const
  return callsForLook(of, { holding: holdingIn(occasions), enrolments: livingIn(enrolments) }, shelf)
}
