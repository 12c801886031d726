import type { Assessment } from '#domain/assessment.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { whyNotPermitted, type ContactPermission } from '#domain/contact/consent.ts'
import type { FactsWithoutCentre } from '#domain/customer-facts.ts'
import type { Action, CustomerActions, LeftOut, LeftOutBecause } from '#domain/playbook/action.ts'
import type { ActionPolicy } from '#domain/playbook/action-settings.ts'
import { viewOf, type CustomerView } from '#domain/playbook/customer-view.ts'
import type { Occasion, OpenDays } from '#domain/playbook/dated-fact.ts'
import { datedFacts } from '#domain/playbook/dated-facts.ts'
import { featureValuesOf, type FeatureValues } from '#domain/playbook/features.ts'
import { nothingYet } from '#domain/playbook/memory.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { plannedTasks, type Settler, type StepRole, type TaskStep } from '#domain/playbook/step.ts'
import { stakeOf } from '#domain/playbook/stake.ts'
import type { Variables } from '#domain/playbook/variables.ts'

/** A customer on whom playbooks look; the assessment is of the same day as `today`. */
export interface PlaybookCustomer {
  readonly facts: FactsWithoutCentre
  readonly assessment: Assessment
  readonly permission: ContactPermission
}

/**
 * What the playbooks ask to be done for one customer: due within the coming days or overdue and still sensible, and
 * not settled already. Several reasons stand side by side: `mergeForCustomer` makes contacts of them.
 */
export function actionsFor(
  { facts, assessment, permission }: PlaybookCustomer,
  playbooks: readonly Playbook[],
  policy: ActionPolicy,
  today: Day,
): CustomerActions {
  const view = viewOf(facts, assessment, policy, today)
  const features = featureValuesOf(view)
  const until = addDays(today, policy.actions.horizonDays - 1)
  const actions: Action[] = []
  const leftOut: LeftOut[] = []
  for (const playbook of playbooks) {
    for (const { occasion, step, days } of sensibleSteps(playbook, view, features, until)) {
      const because = whyNobody(playbook, assessment, permission)
      if (because === null) actions.push(actionOf(playbook, step, { view, features, occasion, days }))
      else leftOut.push({ playbook, step, class: step.class, because })
    }
  }
  return { actions, leftOut }
}

interface StepDays {
  readonly opensOn: Day
  readonly dueOn: Day
  readonly closesOn: Day | null
}

interface SensibleStep {
  readonly occasion: Occasion
  readonly step: TaskStep
  readonly days: StepDays
}

function sensibleSteps(playbook: Playbook, view: CustomerView, features: FeatureValues, until: Day): SensibleStep[] {
  const { trigger, steps } = playbook
  // A state without a dated fact begins when the engine first sees it: no week can foresee it.
  if (trigger.fact === null || trigger.when?.mayHold(features) === false) return []
  const occasions = datedFacts[trigger.fact]
    .occasions(view, sensibleDays(playbook, view.today, until))
    .filter(({ variables }) => trigger.when === null || trigger.when.holds(features, variables))
  return occasions.flatMap((occasion) =>
    plannedTasks(steps).flatMap((step) => {
      const days = daysOf(step, trigger.window, occasion.on)
      return isSensible(days, view.today, until) &&
        !isSettled(step, days.opensOn, view) &&
        (step.when === null || step.when(features, nothingYet, occasion.variables))
        ? [{ occasion, step, days }]
        : []
    }),
  )
}

/** What has no end is asked for so many days back. */
const furthestDays = 400

/** Everybody is asked about on the same day. */
const sensible = new WeakMap<Playbook, OpenDays & { readonly today: Day; readonly until: Day }>()

/** Days of the trigger that some task of the playbook may make sense for: see `isSensible`. */
function sensibleDays(playbook: Playbook, today: Day, until: Day): OpenDays {
  const known = sensible.get(playbook)
  if (known?.today === today && known.until === until) return known
  const { steps, trigger } = playbook
  const tasks = plannedTasks(steps)
  const last = Math.max(...tasks.map(({ lastDay }) => lastDay ?? trigger.window.closesDays ?? furthestDays))
  const first = Math.min(...tasks.map(({ dueDays }) => dueDays))
  const days =
    tasks.length === 0
      ? { today, until, from: until, to: today }
      : { today, until, from: addDays(today, -last), to: addDays(until, -first) }
  sensible.set(playbook, days)
  return days
}

function daysOf({ dueDays, day, lastDay }: TaskStep, window: Playbook['trigger']['window'], on: Day): StepDays {
  const last = lastDay ?? window.closesDays
  return {
    opensOn: addDays(on, day ?? window.opensDays),
    dueOn: addDays(on, dueDays),
    closesOn: last === null ? null : addDays(on, last),
  }
}

function isSensible({ dueOn, closesOn }: StepDays, today: Day, until: Day): boolean {
  return dueOn <= until && (closesOn === null || closesOn >= today)
}

function isSettled({ doneWhen }: TaskStep, opensOn: Day, view: CustomerView): boolean {
  return doneWhen.some((settler) => (lastOf[settler](view) ?? '') >= opensOn)
}

const lastOf: Readonly<Record<Settler, (view: CustomerView) => Day | undefined>> = {
  visit: ({ facts }) => facts.visits.at(-1)?.on,
  personal_contact: ({ personalContactsOn }) => personalContactsOn.at(-1),
}

function whyNobody(playbook: Playbook, { clv }: Assessment, permission: ContactPermission): LeftOutBecause | null {
  const refusal = whyNotPermitted(permission, 'phone', playbook.purpose)
  return refusal === null && playbook.isByValueTier && clv.tier === 'low' ? 'automatic_instead' : refusal
}

interface Circumstances {
  readonly view: CustomerView
  readonly features: FeatureValues
  readonly occasion: Occasion
  readonly days: StepDays
}

function actionOf(playbook: Playbook, step: TaskStep, { view, features, occasion, days }: Circumstances): Action {
  const { facts, assessment } = view
  const all = { ...features, ...occasion.variables, trigger_on: occasion.on, due_on: days.dueOn }
  return {
    playbook,
    step,
    customerNo: facts.customerNo,
    source: facts.source,
    advisorId: facts.advisorId,
    class: step.class,
    role: roleFor(playbook, step, assessment),
    occasion: occasion.key,
    triggerOn: occasion.on,
    ...days,
    stake: stakeOf(step, view, occasion),
    chance: step.chance,
    minutes: step.minutes,
    variables: only(all, step.reads),
  }
}

function roleFor({ isByValueTier }: Playbook, { role }: TaskStep, { clv }: Assessment): StepRole {
  return isByValueTier && clv.tier === 'high' ? 'manager' : role
}

function only(variables: Variables, names: readonly string[]): Variables {
  return Object.fromEntries(names.filter((name) => name in variables).map((name) => [name, variables[name] ?? null]))
}
