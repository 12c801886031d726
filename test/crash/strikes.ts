import { setTimeout as pause } from 'node:timers/promises'
import { pick, type Random, wholeBetween } from '#demo/random.ts'
import type { AppChild } from '#test/crash/app-child.ts'
import type { AppOrder, Said } from '#test/crash/app-words.ts'
import { type Aim, Broken, type CrashRun, type Round, type Standing } from '#test/crash/crash-run.ts'
import type { Victim } from '#test/crash/places.ts'
import { nameOf, type Plan } from '#test/crash/plan.ts'

/** An app that has not ended so long after its database died hangs, ms. */
const endingTime = 60_000

export type Planned = Pick<Round, 'number' | 'victim' | 'aim'>

export function ordersOf(plan: Plan, from: number, to: number): AppOrder[] {
  return plan.steps.slice(from, to).map((task, at) => ({ ...task, upTo: from + at + 1 }))
}

export async function untilOpened(app: AppChild): Promise<void> {
  const line = await app.until(({ say }) => say === 'opened' || say === 'failed')
  if (line?.say === 'opened') return
  throw new Broken(`the app does not open: ${JSON.stringify(line ?? app.said.at(-1))}`)
}

/** Rejects once an app that nobody has struck says that it failed. */
export async function untilFailed(app: AppChild): Promise<never> {
  const line = await app.until(({ say }) => say === 'failed')
  throw new Broken(`the app failed before anything was killed: ${JSON.stringify(line ?? app.said.at(-1))}`)
}

/** Strikes while an installation is opened and what was left is finished; null where it was open before that. */
export async function strikeOpening(
  run: CrashRun,
  app: AppChild,
  planned: Planned,
  { random, openingMs }: { random: Random; openingMs: number },
): Promise<Round | null> {
  const after = random() * openingMs
  await app.until(({ say }) => say === 'started')
  const first = await Promise.race([untilOpened(app), pause(after, 'now' as const)])
  if (first !== 'now') return null
  await strike(run, app, planned.victim, random)
  return { ...planned, phase: 'opening', task: null, outcome: null }
}

/** Has the app go on with the plan, strikes, and reads what was acknowledged. */
export async function strikeWork(
  run: CrashRun,
  app: AppChild,
  planned: Planned,
  { random, standing, took }: { random: Random; standing: Standing; took: readonly number[] },
): Promise<Round> {
  const { plan, operation } = run
  const from = standing.acknowledged
  const ends = plan.steps.flatMap((task, at) => (at >= from && task.do === operation ? [at + 1] : []))
  // The next of its kind or the one after that; at the end of the plan, what is left.
  const target = pick(random, ends.length > 0 ? ends.slice(0, 2) : [plan.steps.length])
  const moment = momentOf(app, planned.aim, { target, random, ms: took[target - 1] ?? 0 })
  const orders = ordersOf(plan, from, Math.min(plan.steps.length, target + 1))
  standing.begun = from + orders.length
  for (const order of orders) app.order(order)
  await Promise.race([moment, untilFailed(app)])
  await strike(run, app, planned.victim, random)
  const last = app.said.findLast((line) => line.say !== 'failed')
  for (const line of app.said) if (line.say === 'done') standing.acknowledged = line.upTo
  const at = standing.acknowledged
  const task = plan.steps[last?.say === 'done' ? at - 1 : at]
  return { ...planned, phase: phaseOf(last), task: task === undefined ? null : nameOf(task), outcome: null }
}

/** Resolves at the moment of step `target` that is aimed at, or soon after the step where it has none such. */
function momentOf(
  app: AppChild,
  aim: Aim,
  { target, random, ms }: { target: number; random: Random; ms: number },
): Promise<void> {
  const mark = wholeBetween(random, 1, 12)
  const { promise, resolve } = Promise.withResolvers<void>()
  const spread = aim === 'time' ? ms * 1.2 : aim === 'mark' ? 15 : 5
  const after = random() * spread
  let [isBegun, marks] = [false, 0]
  const isIt = ({ say }: Said): boolean => {
    if (aim === 'time') return say === 'begun'
    return say === 'done' || (aim === 'mark' && say === 'progress' && ++marks === mark)
  }
  app.onSaid((line) => {
    isBegun ||= line.say === 'begun' && line.upTo === target
    if (isBegun && isIt(line)) setTimeout(resolve, after)
  })
  return promise
}

async function strike({ place }: CrashRun, app: AppChild, victim: Victim, random: Random): Promise<void> {
  await place.strike(victim, app, random)
  // One that lives has nothing more to wait for.
  app.finish()
  const waiting = new AbortController()
  const late = pause(endingTime, 'late' as const, { signal: waiting.signal }).catch(() => 'in time' as const)
  const first = await Promise.race([app.ended, late])
  waiting.abort()
  if (first === 'late') {
    app.process.kill('SIGKILL')
    throw new Broken(`the app hangs after a kill of: ${victim}; it said last ${JSON.stringify(app.said.at(-1))}`)
  }
  await place.revive()
}

function phaseOf(last: Said | undefined): string {
  switch (last?.say) {
    case 'begun':
      return 'beginning'
    case 'progress':
      return last.phase
    case 'done':
      return 'acknowledged'
    default:
      return 'opened'
  }
}
