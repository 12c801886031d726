import type { Day } from '#domain/calendar.ts'
import { hasSnapshotOfMonth, liveAsOf, type Scored } from '#store/scores.ts'
import { keepFiguresOfRun } from '#operations/keep-figures.ts'
import { type Keeping, scoreEverybody } from '#operations/score.ts'
import { threadsPayFrom } from '#operations/score-threads.ts'
import { scoreChanged } from '#operations/score-changed.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { centreNamed, type GroupHome, withGroup } from '#cli/home.ts'
import { dayOption, flag, type Options, textOption } from '#cli/option.ts'
import { type Lines, linesToFile, linesToOutput } from '#cli/lines.ts'
import { withProgress } from '#cli/progress.ts'
import { refuse } from '#cli/refusal.ts'
import { scoreLine } from '#cli/score-line.ts'
import { addToTally, newTally, scoreSummary } from '#cli/score-summary.ts'

const options = {
  'as-of': dayOption({
    zh: '截止日：只看当日及以前的记录；默认今天。早于最近一次评分的日期只留快照',
    en: 'the day at whose end scores are taken; today unless given. A day before the latest scoring becomes a snapshot only',
  }),
  changed: flag({
    zh: '只重看有变化或到期的客户（夜间运行）',
    en: 'look only at those who changed or are due (the nightly run)',
  }),
  out: textOption('FILE', {
    zh: '把 JSON 写入文件（写完才出现）',
    en: 'write the JSON to a file, which appears once it is complete',
  }),
} as const satisfies Options

export const scoreCommand = command({
  name: 'score',
  label: { zh: '给所有客户评分', en: 'score every customer' },
  about: {
    zh: '计算每位客户的生命周期阶段、RFM 与客群、健康度、流失预警、终身价值。--json 每位客户输出一行；相同的记录得到逐字节相同的结果。',
    en: 'Works out every customer’s lifecycle stage, RFM and segment, health, churn level and lifetime value. --json writes one line per customer; equal records give the same bytes.',
  },
  operands: [],
  options,
  examples: [
    { line: 'score', says: { zh: '评分并显示概况', en: 'score and show the outline' } },
    {
      line: 'score --json --out scores.jsonl',
      says: { zh: '评分结果写入文件', en: 'every customer’s scores into a file' },
    },
    {
      line: 'score --as-of 2024-08-31 --json | head -3',
      says: { zh: '过去某一天的评分', en: 'as of a day that is past' },
    },
    { line: 'score --changed', says: { zh: '每晚运行，只看有变化的客户', en: 'every night, for those who changed' } },
  ],
  run: (given, context) => withGroup(given, context, (home) => score(home, given, context)),
})

async function score(home: GroupHome, given: Given<typeof options>, context: Context): Promise<ExitStatus> {
  if (home.isImporting)
    return refuse({
      zh: '另一个导入正在进行，请等它结束后再评分',
      en: 'another import is under way; score when it has ended',
    })
  return given.options.changed ? lookAgain(home, given, context) : scoreAll(home, given, context)
}

async function lookAgain(
  home: GroupHome,
  { options: wished }: Given<typeof options>,
  context: Context,
): Promise<ExitStatus> {
  const { out, phrases } = context
  const asOf = wished['as-of'] ?? home.today
  const live = await liveAsOf(home.store.reader, home.group.groupId)
  if (live === null)
    return refuse({
      zh: '还没有评过分；请先运行 longrange score',
      en: 'nobody has been scored yet; run longrange score first',
    })
  if (asOf < live)
    return refuse({ zh: `${asOf} 早于最近一次评分 ${live}`, en: `${asOf} lies before the latest scoring, ${live}` })
  const { groupId } = home.group
  const customers = await scoreChanged(home.store, groupId, asOf)
  await keepFiguresOfRun(home.store, { groupId, asOf, keeps: { live: true, snapshot: false } })
  await out.write(
    wished.json
      ? `${JSON.stringify({ as_of: asOf, looked_at: customers })}\n`
      : `${phrases.score.lookedAt(customers, asOf)}\n`,
  )
  return exitStatus.done
}

async function scoreAll(
  home: GroupHome,
  { options: wished }: Given<typeof options>,
  context: Context,
): Promise<ExitStatus> {
  const asOf = wished['as-of'] ?? home.today
  const only = centreNamed(wished.centre, home)
  const tally = newTally()
  const lines = await linesFor(wished, context)
  const names = new Map(home.centres.map(({ centreId, name }) => [centreId, name]))
  const onScored = async (scored: readonly Scored[]): Promise<void> => {
    const shown = only === null ? scored : scored.filter(({ centreId }) => centreId === only.centreId)
    for (const { assessment } of shown) addToTally(tally, assessment)
    await lines?.write(shown, ({ centreId, assessment }) => scoreLine(assessment, names.get(centreId ?? 0) ?? null))
  }
  try {
    const keeps = await keepingOf(home, asOf)
    const { scoring, customers } = context.phrases.score
    await withProgress(context, (show) =>
      scoreEverybody(home.store, {
        groupId: home.group.groupId,
        asOf,
        keeps,
        threadsFrom: threadsPayFrom,
        onScored,
        onProgress: (done, all) => show(scoring, done / Math.max(1, all), customers(done)),
      }),
    )
    await keepFiguresOfRun(home.store, { groupId: home.group.groupId, asOf, keeps, threadsFrom: threadsPayFrom })
    await lines?.finish()
  } catch (error) {
    await lines?.drop()
    throw error
  }
  if (!wished.json) await context.out.write(`${scoreSummary(tally, asOf, context).join('\n')}\n`)
  return exitStatus.done
}

async function linesFor(
  { json, out: path }: Given<typeof options>['options'],
  { out }: Context,
): Promise<Lines | null> {
  if (path !== null) return linesToFile(path)
  return json ? linesToOutput(out) : null
}

/** The latest day's scores are the live ones; an earlier day is a snapshot, and so is the first scoring in a month. */
async function keepingOf({ store, group }: GroupHome, asOf: Day): Promise<Keeping> {
  const live = await liveAsOf(store.reader, group.groupId)
  if (live !== null && asOf < live) return { live: false, snapshot: true }
  return { live: true, snapshot: !(await hasSnapshotOfMonth(store.reader, group.groupId, asOf)) }
}
