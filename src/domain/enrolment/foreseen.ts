import { addDays, type Day } from '#domain/calendar.ts'
import type { TrueNow } from '#domain/enrolment/occasions.ts'
import { countsFrom, isSettledSince } from '#domain/enrolment/settled.ts'
import { lastDayOf } from '#domain/enrolment/steps/step-work.ts'
import type { Fen } from '#domain/money.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import type { FeatureValues } from '#domain/playbook/features.ts'
import { type Memory, nothingYet } from '#domain/playbook/memory.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { stakeOf } from '#domain/playbook/stake.ts'
import type { MessageStep, OfferStep, Step, StepRole, TaskStep } from '#domain/playbook/step.ts'
import type { Variables } from '#domain/playbook/variables.ts'

/** A task that an enrolment would make. */
export interface ForeseenTask {
  readonly step: TaskStep
  readonly role: StepRole
  readonly dueOn: Day
  readonly stakeFen: Fen
  /** What its texts read. */
  readonly variables: Variables
}

/**
 * What an enrolment would bring if nothing happened on the way: steps that hang on a result or a reply are not in it,
 * except where a branch says what to do otherwise.
 */
export interface Foreseen {
  readonly tasks: readonly ForeseenTask[]
  readonly messages: readonly MessageStep[]
  readonly offers: readonly OfferStep[]
  /** To the manager. */
  readonly escalations: number
  /** Tasks that the low value tier does not get. */
  readonly automaticInstead: number
}

/** A customer on the day that is looked at. */
export interface Looked {
  readonly view: CustomerView
  readonly features: FeatureValues
}

export function foreseen(playbook: Playbook, now: TrueNow, { view, features }: Looked): Foreseen {
  const { tier } = view.assessment.clv
  const steps = onTheWay(playbook.steps, { playbook, now, features, today: view.today })
  const tasks = steps.filter((step) => step.kind === 'task').filter((step) => !isSettled(step, playbook, now, view))
  const isLeftToMachines = playbook.isByValueTier && tier === 'low'
  return {
    tasks: isLeftToMachines ? [] : tasks.map((step) => taskOf(step, playbook, now, { view, features })),
    messages: steps.filter((step) => step.kind === 'message'),
    offers: steps.filter((step) => step.kind === 'offer'),
    escalations: steps.filter((step) => step.kind === 'escalate').length,
    automaticInstead: isLeftToMachines ? tasks.length : 0,
  }
}

interface Way {
  readonly playbook: Playbook
  readonly now: TrueNow
  readonly features: FeatureValues
  readonly today: Day
}

type Passed = Exclude<Step, { kind: 'branch' }>

/** Waits end with nothing having happened. */
function onTheWay(steps: readonly Step[], way: Way, memory: Memory = nothingYet): readonly Passed[] {
  const { now, features } = way
  const passed: Passed[] = []
  let known = memory
  for (const step of steps) {
    if (isPassedOver(step, way, known)) continue
    if (step.kind === 'branch') {
      const taken = step.cases.find((each) => each.if(features, known, now.variables))
      passed.push(...onTheWay(taken?.steps ?? step.otherwise, way, known))
      continue
    }
    passed.push(step)
    if (step.kind === 'wait' && step.until !== null) known = { ...known, happened: false }
  }
  return passed
}

function isPassedOver(step: Step, { playbook, now, features, today }: Way, memory: Memory): boolean {
  const last = lastDayOf(step, playbook, now)
  if (last !== null && last < today) return true
  return step.when !== null && !step.when(features, memory, now.variables)
}

function isSettled(step: TaskStep, playbook: Playbook, { triggerOn }: TrueNow, view: CustomerView): boolean {
  const { trigger } = playbook
  const opens = trigger.kind === 'state' ? triggerOn : addDays(triggerOn, trigger.window.opensDays)
  const since = step.day === null ? opens : addDays(triggerOn, step.day)
  return isSettledSince(step, countsFrom(since, playbook, triggerOn), view)
}

function taskOf(step: TaskStep, playbook: Playbook, now: TrueNow, { view, features }: Looked): ForeseenTask {
  const wished = addDays(now.triggerOn, step.dueDays)
  const dueOn = wished < view.today ? view.today : wished
  const variables = { ...features, trigger_on: now.triggerOn, ...now.variables, due_on: dueOn }
  const { item_price: yuan } = now.variables
  const priceFen = typeof yuan === 'number' ? Math.round(yuan * 100) : null
  return {
    step,
    role: playbook.isByValueTier && view.assessment.clv.tier === 'high' ? 'manager' : step.role,
    dueOn,
    stakeFen: stakeOf(step, view, { key: now.key, on: now.triggerOn, variables, priceFen }).fen,
    variables,
  }
}
