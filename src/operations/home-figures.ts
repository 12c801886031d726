import { assess } from '#domain/assess.ts'
import type { Assessment } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { CentreFigures } from '#domain/centre-figures.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import { actionsFor } from '#domain/playbook/actions-for.ts'
import { type ContactPermission, nothingAsked } from '#domain/contact/consent.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { Policy } from '#domain/policy.ts'
import { recordsUntil } from '#domain/records-until.ts'
import { type Tally, tallyOf } from '#domain/report/tally.ts'
import { mergeForCustomer, type Task } from '#domain/task/task.ts'
import { factsOf } from '#store/customer-facts.ts'
import { heldBeside } from '#store/enrolments-at-home.ts'
import { actionLines } from '#store/figures/actions.ts'
import { type ServiceCounts, serviceCounts } from '#store/figures/service-counts.ts'
import { permissionsAt } from '#store/permissions.ts'
import type { Reader } from '#store/transaction.ts'
import { assessHome, type HomeToAssess } from '#operations/assess-home.ts'
import { type AssessedFacts, isToLookAt, type LookRoom } from '#operations/to-look-at.ts'

/** A home whose figures are wanted. */
export interface HomeToCount extends HomeToAssess {
  /** What its live scores were measured against; null: as of a day that is past, found anew. */
  readonly figures: CentreFigures | null
}

export interface CountedHome {
  readonly tally: Tally
  readonly service: ServiceCounts
  /** For `replaceActions`. */
  readonly actions: readonly string[]
  /** Customers at whom playbooks have to look. */
  readonly toLookAt: readonly number[]
}

/**
 * Looks at everybody of a home once more: what they come to together, and where playbooks are at hand what there is to do
 * for each (`look` null: of a day that is past nobody asks that).
 */
export async function countHome(reader: Reader, home: HomeToCount, look: LookRoom | null): Promise<CountedHome> {
  const { groupId, centreId, asOf, policy } = home
  const service = await serviceCounts(reader, { groupId, centreId }, asOf)
  const [customers, permissions] = await Promise.all([
    assessedAt(reader, home, look),
    look === null ? null : permissionsAt(reader, { groupId, centreId, asOf }),
  ])
  const tally = tallyOf(customers, policy, asOf)
  if (permissions === null || look === null) return { tally, service, actions: [], toLookAt: [] }
  const playbooks = look.shelf.active.map(({ playbook }) => playbook)
  const actions = customers.flatMap((customer) => {
    const permission = permissions.get(customer.customerId) ?? nothingAsked
    const tasks = tasksOf({ ...customer, permission }, { playbooks, policy, today: asOf })
    return tasks.length === 0 ? [] : actionLines({ customerId: customer.customerId, centreId, asOf }, tasks)
  })
  const toLookAt = customers.flatMap(({ customerId, isLookedAt }) => (isLookedAt ? [customerId] : []))
  return { tally, service, actions, toLookAt }
}

interface CountedCustomer extends AssessedFacts {
  /** Whether playbooks have to look at them. */
  readonly isLookedAt: boolean
}

/** Measured against the figures that the live scores were measured against, so that every count agrees with its list. */
async function assessedAt(reader: Reader, home: HomeToCount, look: LookRoom | null): Promise<CountedCustomer[]> {
  const { figures: centre, policy, asOf } = home
  if (centre === null) return (await assessHome(reader, home)).scored.map((each) => ({ ...each, isLookedAt: false }))
  const customers: CountedCustomer[] = []
  for await (const { customerId, facts, beside } of factsOf(reader, home, look === null ? [] : heldBeside)) {
    const assessed = { customerId, facts, assessment: assess({ ...facts, centre }, policy, asOf) }
    const isLookedAt = look !== null && isToLookAt({ ...assessed, beside }, policy, look)
    customers.push({ ...assessed, isLookedAt })
  }
  return customers
}

/** The contacts of one customer in the week from `today`. */
export function tasksOf(
  customer: { facts: FactsWithoutCentre; assessment: Assessment; permission: ContactPermission },
  { playbooks, policy, today }: { playbooks: readonly Playbook[]; policy: Policy; today: Day },
): Task[] {
  const known = { ...customer, facts: recordsUntil(customer.facts, today) }
  const { actions } = actionsFor(known, playbooks, policy, today)
  return mergeForCustomer(actions, policy.actions.extraMinutesPerReason, today)
}
