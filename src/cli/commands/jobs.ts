import { jobLabels } from '#domain/access/job.ts'
import { noteJobAsked } from '#operations/job-runs.ts'
import type { JobWorld } from '#operations/running-jobs.ts'
import { type JobRun, lastJobRuns } from '#store/job-runs.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { type GroupHome, todayOf, withGroup } from '#cli/home.ts'
import { momentText } from '#cli/moment.ts'
import type { Options } from '#cli/option.ts'
import { refuse } from '#cli/refusal.ts'
import { columnsOf } from '#cli/screen.ts'
import { table } from '#cli/table.ts'

const none = {} as const satisfies Options

/** Runs of each job that are read: enough to see whether it is the second time that it fails. */
const readRuns = 5

export const jobsCommand = command({
  name: 'jobs list',
  label: { zh: '自动任务的运行情况', en: 'what the app does by itself' },
  about: {
    zh: '列出每个自动任务上次何时运行、结果如何、出了什么问题、下次何时运行。',
    en: 'Tells of each job when it last ran, what came of it, what went wrong and when it runs next.',
  },
  operands: [],
  options: none,
  examples: [{ line: 'jobs list --json', says: { zh: '供监控程序读取', en: 'for a monitoring program' } }],
  run: (given, context) => withGroup(given, context, (home) => list(home, given, context)),
})

export const jobsRunCommand = command({
  name: 'jobs run',
  label: { zh: '立即运行一个自动任务', en: 'do one of them now' },
  about: {
    zh: '在这里立即运行一个自动任务，例如上次失败、不再自动重试的；任务名见 jobs list。',
    en: 'Does a job here and now, for one that failed and was given up; the names stand in jobs list.',
  },
  operands: [{ name: 'JOB', label: { zh: '任务名', en: 'name of the job' } }],
  options: none,
  examples: [{ line: 'jobs run nightly-scores', says: { zh: '补跑每晚评分', en: 'the night that failed' } }],
  run: (given, context) => withGroup(given, context, (home) => runNow(home, given, context)),
})

async function list({ store, group }: GroupHome, given: Given<Options>, context: Context): Promise<ExitStatus> {
  const { jobs, language, out, phrases } = context
  const past = await lastJobRuns(store.reader, group.groupId, readRuns)
  const upcoming = await jobs.upcoming(store.reader)
  const rows = jobs.names.map((job) => ({
    job,
    runs: past.filter((run) => run.job === job),
    nextAt: upcoming.find((each) => each.job === job)?.nextAt ?? null,
  }))
  if (given.options.json) {
    await out.write(`${JSON.stringify(rows)}\n`)
    return exitStatus.done
  }
  const words = phrases.jobs
  const head = words.head.map((header, at) => (at === 3 ? { header, gives: true as const } : { header }))
  const cells = rows.map(({ job, runs: [last], nextAt }) => [
    job,
    jobLabels[job][language],
    last === undefined ? words.never : momentText(last.begunAt),
    outcomeOf(last, words),
    nextAt === null ? '–' : momentText(nextAt),
  ])
  await out.write(`${table(head, cells, columnsOf(context)).join('\n')}\n`)
  return rows.some(({ runs: [last] }) => (last?.problem ?? null) !== null) ? exitStatus.refused : exitStatus.done
}

function outcomeOf(run: JobRun | undefined, words: Context['phrases']['jobs']): string {
  if (run === undefined) return ''
  if (run.endedAt === null) return words.open
  return run.problem ?? words.good
}

async function runNow(home: GroupHome, { operands }: Given<Options>, context: Context): Promise<ExitStatus> {
  const { store, group, centres, folders } = home
  const { jobs, now, out, phrases, user } = context
  const job = jobs.names.find((name) => name === operands[0])
  if (job === undefined) return refuse(phrases.jobs.unknown(operands[0] ?? '', jobs.names.join(', ')))
  await noteJobAsked(store, { groupId: group.groupId, job, by: user })
  const world: Omit<JobWorld, 'post'> = {
    store,
    folders,
    now: () => now.getTime(),
    todayOf: () => Promise.resolve(todayOf(group, centres, context)),
    ended: () => undefined,
  }
  const outcome = await jobs.run(world, job, group.groupId)
  if ('problem' in outcome) return refuse(phrases.jobs.failed(job, outcome.problem))
  await out.write(`${phrases.jobs.done(job)}\n`)
  return exitStatus.done
}
