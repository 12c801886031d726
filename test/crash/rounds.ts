import { pick, randomStream } from '#demo/random.ts'
import { type AppChild, startApp, workThrough } from '#test/crash/app-child.ts'
import { check, type State, stateOf } from '#test/crash/check.ts'
import { aims, Broken, type CrashRun, type Round, type Standing } from '#test/crash/crash-run.ts'
import type { CrashPlace } from '#test/crash/places.ts'
import type { Plan } from '#test/crash/plan.ts'
import { ordersOf, strikeOpening, strikeWork, untilFailed, untilOpened } from '#test/crash/strikes.ts'

/** What comes of a plan that nothing disturbs. */
interface Undisturbed {
  /** What the database holds after so many steps. */
  readonly states: readonly State[]
  /** How long each step takes, and an opening, ms. */
  readonly took: readonly number[]
  readonly openingMs: number
}

/** Kills and looks, round after round; throws `Broken` at the first thing that is not as it must be. */
export async function crashRounds(run: CrashRun): Promise<void> {
  const random = randomStream(run.seed, 'dirt', 99)
  await run.alsoReset()
  const known = await undisturbed(run.place, run.plan)
  const standing: Standing = { acknowledged: 0, begun: 0 }
  let last: Round | null = null
  await startAnew(run, standing)
  for (let number = 1; number <= run.rounds;) {
    const planned = { number, victim: pick(random, run.place.victims), aim: pick(random, aims) }
    const app = startApp(run.place.app)
    let round = planned.aim === 'opening' ? await strikeOpening(run, app, planned, { random, ...known }) : null
    if (round === null) {
      await untilOpened(app)
      await settle(run, known.states, standing, { app, last })
      if (standing.acknowledged === run.plan.steps.length) {
        await finish(app)
        await startAnew(run, standing)
        continue
      }
      round = await strikeWork(run, app, planned, { random, standing, ...known })
    }
    run.onRound(round)
    // What a task came to shows once an opening is not struck.
    if (round.task !== null) last = round
    number++
  }
  await goToTheEnd(run, known.states, standing, last)
}

/** Works through the plan once, and keeps what it begins with. */
async function undisturbed(place: CrashPlace, plan: Plan): Promise<Undisturbed> {
  const before = plan.before.map((task, at) => ({ ...task, upTo: at + 1 }))
  await workThrough(place.app, before, () => Promise.resolve())
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

async function startAnew(run: CrashRun, standing: Standing): Promise<void> {
  await run.place.reset()
  await run.alsoReset()
  Object.assign(standing, { acknowledged: 0, begun: 0 })
}

/** Holds what is there against the plan. */
async function settle(
  run: CrashRun,
  states: readonly State[],
  standing: Standing,
  { app, last }: { app: AppChild; last: Round | null },
): Promise<void> {
  const { acknowledged, begun } = standing
  const db = await run.place.connect()
  const { at: found, wrong } = await check(db, states, { least: acknowledged, most: begun })
  await db.end()
  let at = found
  // A backup leaves no trace here: one that was not acknowledged is made again.
  while (at > acknowledged && run.plan.steps[at - 1]?.do === 'backup') at -= 1
  const also = found === -1 ? [] : await run.alsoCheck(states, { acknowledged, at })
  const opened = app.said.find((line) => line.say === 'opened')
  const finished = opened?.say === 'opened' ? opened.finished : 0
  if (wrong.length + also.length > 0) {
    const where = `acknowledged ${acknowledged}, begun ${begun}, finished on opening ${finished}`
    throw new Broken([where, ...wrong, ...also].join('\n'))
  }
  if (last !== null) last.outcome ??= outcomeOf({ acknowledged, begun, at, finished })
  Object.assign(standing, { acknowledged: at, begun: at })
}

function outcomeOf({
  acknowledged,
  begun,
  at,
  finished,
}: Standing & { readonly at: number; readonly finished: number }): string {
  if (finished > 0) return 'finished on opening'
  if (begun === acknowledged) return 'as acknowledged'
  return at > acknowledged ? 'done, though not acknowledged' : 'as if never begun'
}

/** What remains is done undisturbed, and all of it must be as if nothing had ever been killed. */
async function goToTheEnd(
  run: CrashRun,
  states: readonly State[],
  standing: Standing,
  last: Round | null,
): Promise<void> {
  const app = startApp(run.place.app)
  await untilOpened(app)
  await settle(run, states, standing, { app, last })
  const end = run.plan.steps.length
  if (standing.acknowledged < end) {
    for (const order of ordersOf(run.plan, standing.acknowledged, end)) app.order(order)
    await Promise.race([app.until((line) => line.say === 'done' && line.upTo === end), untilFailed(app)])
  }
  Object.assign(standing, { acknowledged: end, begun: end })
  await settle(run, states, standing, { app, last: null })
  await finish(app)
}

async function finish(app: AppChild): Promise<void> {
  app.finish()
  await app.ended
}
