import { weekOfActions } from '#operations/actions.ts'
import { instantAt } from '#domain/working-time/local-time.ts'
import { demoSignIns } from '#operations/demo-accounts.ts'
import type { Home, HomePlace } from '#operations/open-home.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { tick } from '#operations/engine.ts'
import { activePlaybooks } from '#operations/playbooks.ts'
import { scoreEverybody } from '#operations/score.ts'
import { threadsPayFrom } from '#operations/score-threads.ts'
import { seedPlaybooks } from '#operations/shipped-playbooks.ts'
import { weekPlans } from '#operations/week-plans.ts'
import type { Store } from '#store/connect.ts'
import { allGroups, centresOf, type Group } from '#store/groups.ts'
import { liveAsOf } from '#store/scores.ts'
import { staffOf } from '#store/staff.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { demoEdition, type DemoFolder, type DemoPlan, markComplete, prepareDemoFolder } from '#cli/demo/demo-folder.ts'
import { demoToday, importSimulation, secondsSince, simulate } from '#cli/demo/make-demo.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { heading, shortPath } from '#cli/screen.ts'
import { type OpenedHome, withHome } from '#cli/home.ts'
import { openApp } from '#cli/open-app.ts'
import { flag, type Options, wholeOption } from '#cli/option.ts'
import { fitPast, speakersOf } from '#cli/demo/past-fits.ts'
import { scorePast } from '#cli/demo/past-months.ts'
import { type DemoPast, workPast } from '#cli/demo/past-work.ts'
import { playbookFolders } from '#cli/playbooks.ts'
import { withProgress } from '#cli/progress.ts'
import { refuse } from '#cli/refusal.ts'
import { addToTally, newTally, scoreSummary, type Tally } from '#cli/score-summary.ts'
import { mostUrgent, weekSummary } from '#cli/week-summary.ts'

const options = {
  customers: wholeOption(
    'N',
    { zh: '客户数；默认 8000', en: 'how many customers; 8000 unless given' },
    { min: 100, max: 1_000_000 },
  ),
  seed: wholeOption(
    'N',
    { zh: '随机种子：相同的种子得到相同的数据；默认 1', en: 'seed: the same gives the same data; 1 unless given' },
    { min: 0, max: 999_999_999 },
  ),
  dirty: flag({
    zh: '让一部分数据像现实中一样脏乱，看看导入如何处理',
    en: 'soil some of the rows as they are in real life, to see what the import does',
  }),
  port: wholeOption(
    'N',
    {
      zh: '网页应用的端口；默认 3860 起第一个空闲的',
      en: 'port of the app; the first free one from 3860 unless given',
    },
    { min: 0, max: 65_535 },
  ),
  'no-app': flag({
    zh: '只准备数据和概况，不打开网页应用',
    en: 'prepare data and outline only, without opening the app',
  }),
  anew: flag({ zh: '重新生成，丢弃原有的演示', en: 'make it again and drop the demo that is there' }),
} as const satisfies Options

/** Tasks shown as the most urgent ones. */
const shownTasks = 10

export const demoCommand = command({
  name: 'demo',
  label: { zh: '用模拟数据演示全部功能', en: 'see it all on simulated data' },
  about: {
    zh: '模拟一个有三家服务中心、约 8,000 位客户、八年历史的集团，写成普通的导入文件，照常导入、评分，重演过去八周的联系，再显示经理想看的概况，最后打开网页应用，直到按 Ctrl-C。数据放在自己的文件夹（默认 ./longrange-demo，可用 --data 指定），不碰您的数据。再次运行会直接使用已有的演示。',
    en: 'Simulates a group of three centres with about 8,000 customers and eight years of history, writes it as ordinary import files, imports and scores it as your own would be, goes through eight weeks of calls, shows what a manager wants to see, and opens the app until Ctrl-C. It has a folder of its own (./longrange-demo, or --data) and never touches your data. A second run uses the demo that is there.',
  },
  operands: [],
  options,
  examples: [
    { line: 'demo', says: { zh: '标准演示', en: 'the usual demo' } },
    {
      line: 'demo --customers 1000 --dirty --data demo-dirty',
      says: { zh: '较小而脏乱的数据', en: 'smaller, and soiled' },
    },
  ],
  run: (given, context) => demo(given, context),
})

async function demo({ options: wished }: Given<typeof options>, context: Context): Promise<ExitStatus> {
  const plan: DemoPlan = {
    edition: demoEdition,
    customers: wished.customers ?? 8000,
    seed: wished.seed ?? 1,
    isDirty: wished.dirty,
  }
  const folder = await prepareDemoFolder(wished.data ?? './longrange-demo', plan, wished.anew)
  // A server is used only where this very command names it: the environment's is the user's own.
  const place: HomePlace = { data: folder.data, database: wished.database }
  const began = performance.now()
  const written = folder.isReady ? null : await simulate(folder, plan, context)
  return withHome(place, context, async (home) => {
    const made = written === null ? null : await importSimulation(home, written, context)
    const group = made?.group ?? (await onlyGroup(home))
    const tally = await scoreDemo(home, { groupId: group.groupId, today: demoToday, seed: plan.seed }, context)
    if (made !== null) await markComplete(folder, plan)
    await context.err.write(`${context.phrases.demo.took(secondsSince(began))}\n\n`)
    await context.out.write(`${(await summary(home, group, { tally, folder }, context)).join('\n')}\n`)
    if (!wished['no-app']) await openDemo(home, group, wished.port, context)
    const hasRejected = made?.files.some((file) => file.state === 'done' && file.counts.rejected > 0) ?? false
    return hasRejected ? exitStatus.rejectedRows : exitStatus.done
  })
}

/** On this machine only: its sign-ins are known to everybody. */
async function openDemo(home: OpenedHome, { groupId }: Group, port: number | null, context: Context): Promise<void> {
  const samples = await demoSignIns(home.store, groupId)
  await openApp(home, { host: '127.0.0.1', port, tls: null, isBehindProxy: false, demo: samples, logs: null }, context)
}

async function onlyGroup({ store }: Home): Promise<Group> {
  const [group] = await allGroups(store.reader)
  return (
    group ??
    refuse({ zh: '演示数据不完整；请加 --anew 重新生成', en: 'the demo is incomplete; make it again with --anew' })
  )
}

async function fitDemo(store: Store, groupId: number, { err, phrases }: Context): Promise<void> {
  const began = performance.now()
  const fit = await fitPast(store, groupId, demoToday)
  const told =
    fit === null ? phrases.demo.notFitted : phrases.demo.fitted(fit.customers, speakersOf(fit), secondsSince(began))
  await err.write(`${told}\n`)
}

async function workDemo(store: Store, past: DemoPast, context: Context): Promise<void> {
  const { demo: say } = context.phrases
  const began = performance.now()
  const work = await withProgress(context, (show) => workPast(store, past, (share) => show(say.working, share)))
  await context.err.write(`${say.worked(work.weeks, work.calls, secondsSince(began))}\n`)
}

async function scoreDemo({ store, folders }: Home, past: DemoPast, context: Context): Promise<Tally> {
  const { groupId } = past
  await fitDemo(store, groupId, context)
  await seedPlaybooks(store, groupId, playbookFolders(folders, context))
  const isNew = (await liveAsOf(store.reader, groupId)) === null
  if (isNew) await workDemo(store, past, context)
  const tally = newTally()
  const began = performance.now()
  const keeps = { live: true, snapshot: true }
  if (isNew)
    await withProgress(context, (show) => scorePast(store, past, (share) => show(context.phrases.score.scoring, share)))
  await withProgress(context, (show) =>
    scoreEverybody(store, {
      groupId,
      asOf: demoToday,
      keeps,
      threadsFrom: threadsPayFrom,
      onScored: (scored) => {
        for (const { assessment } of scored) addToTally(tally, assessment)
      },
      onProgress: (done, all) => show(context.phrases.score.scoring, done / Math.max(1, all)),
    }),
  )
  await keepFiguresOfRun(store, { groupId, asOf: demoToday, keeps, threadsFrom: threadsPayFrom })
  await context.err.write(`${context.phrases.demo.scored(tally.customers, secondsSince(began))}\n`)
  await playDemo(store, groupId, context)
  return tally
}

/** The morning of the demo's day: what playbooks have to do is done. */
async function playDemo(store: Store, groupId: number, { err, phrases }: Context): Promise<void> {
  const began = performance.now()
  const now = instantAt({ on: demoToday, minute: morningMinute }, homeZone)
  const { customers, effects } = await tick(store, { groupId, now })
  await err.write(`${phrases.demo.played(customers, effects, secondsSince(began))}\n`)
}

const morningMinute = 8 * 60
const homeZone = 'Asia/Shanghai'

async function summary(
  { store }: Home,
  { groupId, name }: Group,
  { tally, folder }: { tally: Tally; folder: DemoFolder },
  context: Context,
): Promise<string[]> {
  const { reader } = store
  const centres = await centresOf(reader, groupId)
  const { phrases } = context
  const week = await weekOfActions(reader, {
    groupId,
    today: demoToday,
    playbooks: await activePlaybooks(reader, groupId),
  })
  const plans = weekPlans(week, await staffOf(reader, groupId), demoToday)
  const busiest = plans.persons
    .filter(({ person }) => person.role === 'advisor')
    .toSorted((a, b) => b.of.size - a.of.size)[0]
  const shown = shortPath(folder.data)
  const run = `${context.command} `
  return [
    heading(phrases.demo.title(name, centres.length, demoToday), context),
    ...scoreSummary(tally, demoToday, context),
    '',
    ...weekSummary(week, plans, context),
    '',
    ...mostUrgent(week, plans, { most: shownTasks, today: demoToday }, context),
    '',
    phrases.demo.where(`${shown}/import-files`),
    phrases.demo.tryNext,
    `  ${run}worklist --data ${shown} --advisor ${busiest?.person.name ?? 'NAME'}`,
    `  ${run}report monthly --data ${shown} --month ${demoToday.slice(0, 7)} --out ${shown}/report`,
    `  ${run}score --data ${shown} --json | head -1`,
  ]
}
