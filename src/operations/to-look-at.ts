import type { Assessment } from '#domain/assessment.ts'
import { callsForLook } from '#domain/enrolment/calls-for-look.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import { happeningsOf, nothingElsewhere } from '#domain/enrolment/happenings.ts'
import { beginOf } from '#domain/enrolment/clock.ts'
import type { Day } from '#domain/calendar.ts'
import { viewOf } from '#domain/playbook/customer-view.ts'
import { featureValuesOf } from '#domain/playbook/features.ts'
import type { Policy } from '#domain/policy.ts'
import { holdingAt, liveVersions, livingAt } from '#store/enrolments-at-home.ts'
import type { Reader } from '#store/transaction.ts'
import { knowVersions, openEngineRoom, shelfOf } from '#operations/engine-room.ts'

interface Assessed {
  readonly customerId: number
  readonly facts: FactsWithoutCentre
  readonly assessment: Assessment
}

const zone = 'Asia/Shanghai'

/**
 * Tells of the customers of a home whether the passing of time gives playbooks something to do with them. Facts and scores
 * are at hand already; events mark their customers when they are recorded, so that they are not looked for here.
 */
export async function toLookAtOf(
  reader: Reader,
  home: { readonly groupId: number; readonly centreId: number | null; readonly asOf: Day; readonly policy: Policy },
): Promise<(customer: Assessed) => boolean> {
  const { groupId, asOf, policy } = home
  const clock = { now: beginOf(asOf, { zone, today: asOf, now: '' }), today: asOf, zone }
  const room = await openEngineRoom(reader, { groupId, now: clock.now })
  const [holding, living, versions] = await Promise.all([
    holdingAt(reader, home),
    livingAt(reader, home),
    liveVersions(reader, groupId),
  ])
  await knowVersions(reader, room, versions)
  const shelf = shelfOf(room)
  return ({ customerId, facts, assessment }) => {
    const view = viewOf(facts, assessment, policy, asOf)
    const features = featureValuesOf(view)
    const lastOf = happeningsOf(view, nothingElsewhere)
    const cancelled = facts.cars.length > 0 && view.cars.length === 0 ? 'all_cars_sold' : null
    const of = { clock, view, features, lastOf, cancelled } as const
    return callsForLook(of, { holding: holding(customerId), enrolments: living(customerId) }, shelf)
  }
}
