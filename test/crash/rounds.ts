import { setTimeout as pause } from 'node:timers/promises'
import { pick, type Random, randomStream, wholeBetween } from '#demo/random.ts'
import { type AppChild, startApp, workThrough } from '#test/crash/app-child.ts'
import type { AppOrder, Said } from '#test/crash/app-words.ts'
import { check, type State, stateOf } from '#test/crash/check.ts'
import type { CrashPlace, Victim } from '#test/crash/places.ts'
import { nameOf, type Operation, type Plan } from '#test/crash/plan.ts'

/** When a round strikes. `mark`: at the n-th word of progress; `opening`: while what was left is settled. */
const aims = ['time', 'time', 'time', 'time', 'mark', 'mark', 'mark', 'acknowledged', 'opening', 'opening'] as const
type Aim = (typeof aims)[number]

/** What happened in a round. */
export interface Round {
  readonly number: number
  readonly victim: Victim
  readonly aim: Aim
  /** What the app was doing when it was struck. */
  readonly phase: string
  readonly doing: string
  /** What the next opening made of it, once that is known. */
  outcome: string
}

export interface CrashRun {
  readonly place: CrashPlace
  readonly operation: Operation
  readonly plan: Plan
  readonly seed: number
  readonly rounds: number
  /** Looks at what lies outside of the database; `acknowledged` steps are done, so many are in the database, so many were begun. */
  readonly alsoCheck: (states: readonly State[], reached: { acknowledged: number; at: number; begun: number }) => Promise<readonly string[]>
  /** Called before a turn begins anew. */
  readonly alsoReset: () => Promise<void>
  readonly onRound: (round: Round) => void
}

/** Thrown where something acknowledged is gone, or something is half. */
export class Broken extends Error {}

/** An app that has not ended by then after its database died hangs, ms. */
const endingTime = 30_000

/** The outcome of every step when nothing disturbs it, and how long each takes, ms; keeps the state before the first. */
export async function undisturbed(place: CrashPlace, plan: Plan): Promise<{ states: State[]; took: number[]; openingMs: number }> {
  await workThrough(place.app, plan.before.map((task, at) => ({ ...task, upTo: at + 1 })), () => Promise.resolve())
  await place.keep()
  const states: State[] = []
  const began = performance.now()
  let openingMs = 0
  const took = await workThrough(place.app, ordersOf(plan, 0, plan.steps.length), async (upTo) => {
    if (upTo === 0) openingMs = performance.now() - began
    const db = await place.connect()
    states.push(await stateOf(db, states.at(-1) ?? null))
    await db.end()
  })
  return { states, took, openingMs }
}

function ordersOf(plan: Plan, from: number, to: number): AppOrder[] {
  return plan.steps.slice(from, to).map((task, at) => ({ ...task, upTo: from + at + 1 }))
}

/** Where a run stands: what must be there, and what may be. */
interface Standing {
  acknowledged: number
  begun: number
}

/** Kills and looks, round after round; throws `Broken` at the first thing that is not as it must be. */
export async function crashRounds(run: CrashRun): Promise<{ rounds: Round[]; states: State[] }> {
  const { place, plan } = run
  const random = randomStream(run.seed, 'dirt', 99)
  const { states, took, openingMs } = await undisturbed(place, plan)
  const standing: Standing = { acknowledged: 0, begun: 0 }
  const rounds: Round[] = []
  const startAnew = async (): Promise<void> => {
    await place.reset()
    await run.alsoReset()
    Object.assign(standing, { acknowledged: 0, begun: 0 })
  }
  await startAnew()
  while (rounds.length < run.rounds) {
    const [victim, aim] = [pick(random, place.victims), pick(random, aims)]
    const doing = { number: rounds.length + 1, victim, aim }
    const app = startApp(place.app)
    const opened = aim === 'opening' ? await strikeOpening(run, app, doing, { random, openingMs }) : await isOpened(app)
    if (opened !== true) {
      rounds.push(opened)
      run.onRound(opened)
      continue
    }
    await settle(run, states, standing, { app, last: rounds.at(-1) })
    if (standing.acknowledged === plan.steps.length) {
      await finish(app)
      await startAnew()
      continue
    }
    const round = await strikeWork(run, app, doing, { random, standing, took })
    rounds.push(round)
    run.onRound(round)
  }
  await toTheEnd(run, states, standing, rounds.at(-1))
  return { rounds, states }
}

type Doing = Pick<Round, 'number' | 'victim' | 'aim'>

async function isOpened(app: AppChild): Promise<true> {
  const line = await app.until(({ say }) => say === 'opened' || say === 'failed')
  if (line?.say === 'opened') return true
  throw new Broken(`the app does not open: ${JSON.stringify(line ?? app.said.at(-1))}`)
}

/** Strikes while an installation is opened and what was left is finished; true where it opened before that. */
async function strikeOpening(run: CrashRun, app: AppChild, doing: Doing, { random, openingMs }: { random: Random; openingMs: number }): Promise<true | Round> {
  const after = random() * openingMs
  await app.until(({ say }) => say === 'started')
  const isOpen = await Promise.race([
    isOpened(app),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), after)),
  ])
  if (isOpen) return true
  await strike(run, app, doing.victim, random)
  return { ...doing, phase: 'opening', doing: 'opening', outcome: '' }
}

/** Holds what is there against the plan. */
async function settle(run: CrashRun, states: readonly State[], standing: Standing, { app, last }: { app: AppChild; last: Round | undefined }): Promise<void> {
  const db = await run.place.connect()
  const { acknowledged, begun } = standing
  const { at: found, wrong } = await check(db, states, { least: acknowledged, most: begun })
  await db.end()
  // A backup leaves no trace here: one that was not acknowledged is made again.
  const at = found > acknowledged && run.plan.steps[found - 1]?.do === 'backup' ? found - 1 : found
  const opened = app.said.find((line) => line.say === 'opened')
  const finished = opened?.say === 'opened' ? opened.finished : 0
  const also = at === -1 ? [] : await run.alsoCheck(states, { acknowledged, at, begun })
  if (wrong.length + also.length > 0) {
    throw new Broken([`acknowledged ${acknowledged}, begun ${begun}, finished on opening ${finished}`, ...wrong, ...also].join('\n'))
  }
  if (last !== undefined && last.outcome === '') last.outcome = outcomeOf({ acknowledged, begun, at, finished })
  Object.assign(standing, { acknowledged: at, begun: at })
}

function outcomeOf({ acknowledged, begun, at, finished }: { acknowledged: number; begun: number; at: number; finished: number }): string {
  if (finished > 0) return 'finished on opening'
  if (begun === acknowledged) return 'as acknowledged'
  return at > acknowledged ? 'done, though not acknowledged' : 'as if never begun'
}

/** Has the app go on with the plan, strikes, and reads what was acknowledged. */
async function strikeWork(run: CrashRun, app: AppChild, doing: Doing, { random, standing, took }: { random: Random; standing: Standing; took: readonly number[] }): Promise<Round> {
  const { plan, operation } = run
  const from = standing.acknowledged
  const next = plan.steps.findIndex((task, at) => at >= from && task.do === operation)
  const target = Math.min(plan.steps.length, (next === -1 ? from : next) + 1 + wholeBetween(random, 0, 1))
  const armed = new Promise<void>((resolve) => arm(app, doing.aim, { target, random, ms: took[target - 1] ?? 0 }, resolve))
  const orders = ordersOf(plan, from, Math.min(plan.steps.length, target + 1))
  standing.begun = from + orders.length
  for (const order of orders) app.order(order)
  await Promise.race([armed, failed(app)])
  await strike(run, app, doing.victim, random)
  const last = app.said.findLast((line) => line.say !== 'failed')
  for (const line of app.said) if (line.say === 'done') standing.acknowledged = line.upTo
  const at = standing.acknowledged
  const task = plan.steps[last?.say === 'done' ? at - 1 : at]
  return { ...doing, phase: phaseOf(last), doing: task === undefined ? 'nothing' : nameOf(task), outcome: '' }
}

async function failed(app: AppChild): Promise<never> {
  const line = await app.until(({ say }) => say === 'failed')
  throw new Broken(`the app failed before anything was killed: ${JSON.stringify(line ?? app.said.at(-1))}`)
}

/** Calls `fire` at the chosen moment of the step `target`, or soon after it where there is none. */
function arm(app: AppChild, aim: Aim, { target, random, ms }: { target: number; random: Random; ms: number }, fire: () => void): void {
  const after = aim === 'time' ? random() * ms * 1.2 : aim === 'mark' ? random() * 15 : random() * 5
  const mark = wholeBetween(random, 1, 12)
  let [begun, marks] = [false, 0]
  app.onSaid((line) => {
    if (line.say === 'begun' && line.upTo === target) {
      begun = true
      if (aim === 'time') setTimeout(fire, after)
    }
    if (begun && aim === 'mark' && line.say === 'progress' && ++marks === mark) setTimeout(fire, after)
    if (aim !== 'time' && line.say === 'done' && line.upTo === target) setTimeout(fire, after)
  })
}

async function strike({ place }: CrashRun, app: AppChild, victim: Victim, random: Random): Promise<void> {
  await place.strike(victim, app, random)
  // One that lives has nothing more to wait for.
  app.finish()
  const waiting = new AbortController()
  const late = pause(endingTime, 'late' as const, { signal: waiting.signal }).catch(() => 'not late' as const)
  const ended = await Promise.race([app.ended, late])
  waiting.abort()
  if (ended === 'late') {
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

async function finish(app: AppChild): Promise<void> {
  app.finish()
  await app.ended
}

/** What remains is done undisturbed, and all of it must be as if nothing had ever been killed. */
async function toTheEnd(run: CrashRun, states: readonly State[], standing: Standing, last: Round | undefined): Promise<void> {
  const app = startApp(run.place.app)
  await isOpened(app)
  await settle(run, states, standing, { app, last })
  const orders = ordersOf(run.plan, standing.acknowledged, run.plan.steps.length)
  for (const order of orders) app.order(order)
  if (orders.length > 0) await Promise.race([app.until((line) => line.say === 'done' && line.upTo === run.plan.steps.length), failed(app)])
  Object.assign(standing, { acknowledged: run.plan.steps.length, begun: run.plan.steps.length })
  await settle(run, states, standing, { app, last: undefined })
  await finish(app)
}
