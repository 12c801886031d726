import type { Assessment } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import { recordsUntil } from '#domain/records-until.ts'
import type { Policy } from '#domain/policy.ts'
import { actionsFor } from '#domain/playbook/actions-for.ts'
import type { LeftOut } from '#domain/playbook/action.ts'
import { type ContactPermission, nothingAsked } from '#domain/contact/consent.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { mergeForCustomer, type Task } from '#domain/task/task.ts'
import { permissionsAt } from '#store/permissions.ts'
import { calledBy, type CalledBy } from '#store/people.ts'
import { firstComplaintOn, homesOf } from '#store/scores.ts'
import type { Reader } from '#store/transaction.ts'
import { policiesOf } from '#operations/policies.ts'
import { fitInForce } from '#store/value-fits.ts'
import { assessHome } from '#operations/assess-home.ts'

/** A contact to make, with whom it is made and who they are to us. */
export interface CustomerTask {
  readonly task: Task
  readonly customerId: number
  readonly centreId: number | null
  readonly assessment: Assessment
  readonly called: CalledBy | null
}

/** Everybody's coming week: contacts to make, and what was left out of it. */
export interface WeekOfActions {
  readonly tasks: readonly CustomerTask[]
  readonly leftOut: readonly LeftOut[]
  readonly assessments: readonly Assessment[]
  readonly policyOf: (centreId: number | null) => Policy
}

/** The week's actions of a group, or of the customers at home at some of its centres, as they stand on `today`. */
export async function weekOfActions(
  reader: Reader,
  asked: { groupId: number; centreIds?: readonly (number | null)[]; today: Day; playbooks: readonly Playbook[] },
): Promise<WeekOfActions> {
  const policies = await policiesOf(reader, asked.groupId)
  const complaintsKnownFrom = await firstComplaintOn(reader, asked.groupId)
  const fit = await fitInForce(reader, asked.groupId, asked.today)
  const homes = (await homesOf(reader, asked.groupId, asked.today)).map((home) => home.centreId)
  const centres = homes.filter((centreId) => asked.centreIds?.includes(centreId) ?? true)
  const found: Omit<CustomerTask, 'called'>[] = []
  const leftOut: LeftOut[] = []
  const assessments: Assessment[] = []
  for (const centreId of centres) {
    const policy = policies.of(centreId)
    const permissions = await permissionsAt(reader, { groupId: asked.groupId, centreId, asOf: asked.today })
    const { scored } = await assessHome(reader, {
      groupId: asked.groupId,
      centreId,
      policy,
      asOf: asked.today,
      complaintsKnownFrom,
      fit,
    })
    for (const { customerId, facts, assessment } of scored) {
      const of = tasksOf({ facts, assessment, permission: permissions.get(customerId) ?? nothingAsked }, asked, policy)
      leftOut.push(...of.leftOut)
      found.push(...of.tasks.map((task) => ({ task, customerId, centreId, assessment })))
      assessments.push(assessment)
    }
  }
  const called = await calledBy(reader, [...new Set(found.map((each) => each.customerId))])
  const tasks = found.map((each) => ({ ...each, called: called.get(each.customerId) ?? null }))
  return { tasks, leftOut, assessments, policyOf: policies.of }
}

function tasksOf(
  customer: { facts: FactsWithoutCentre; assessment: Assessment; permission: ContactPermission },
  { today, playbooks }: { today: Day; playbooks: readonly Playbook[] },
  policy: Policy,
): { tasks: Task[]; leftOut: readonly LeftOut[] } {
  const known = { ...customer, facts: recordsUntil(customer.facts, today) }
  const { actions, leftOut } = actionsFor(known, playbooks, policy, today)
  return { tasks: mergeForCustomer(actions, policy.actions.extraMinutesPerReason, today), leftOut }
}
