import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { addDays, addMonths, type Day, parseDay } from '#domain/calendar.ts'
import { narrowed, type Scope } from '#domain/access/viewer.ts'
import { weekOfActions } from '#operations/actions.ts'
import { weekPlans, type WeekPlans } from '#operations/week-plans.ts'
import { activePlaybooks } from '#operations/playbooks.ts'
import { staffOf } from '#store/staff.ts'
import { actionRows, type ActionRow } from '#cli/action-rows.ts'
import { actionsCsv, actionsPage } from '#cli/action-files.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { reviewMonth } from '#operations/review-month.ts'
import { reviewCsv } from '#operations/review-rows.ts'
import { nowAt } from '#operations/work-day.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { centreNamed, type GroupHome, withGroup } from '#cli/home.ts'
import { type Options, textOption, type ValueOption } from '#cli/option.ts'
import { thrownWords } from '#cli/phrases/system-words.ts'
import { refuse } from '#cli/refusal.ts'
import { shortPath } from '#cli/screen.ts'

/** The first day of the month. */
const monthOption: ValueOption<Day> = {
  takes: 'YYYY-MM',
  label: {
    zh: '月份，必填：清单截止到该月最后一天（本月则截止今天）',
    en: 'the month, required: lists as of its last day, or of today in the present month',
  },
  read: (text) => (/^\d{4}-\d{2}$/.test(text) ? parseDay(`${text}-01`) : null),
  wants: { zh: '月份，例如 2024-08', en: 'a month such as 2024-08' },
}

const options = {
  month: monthOption,
  out: textOption('DIR', {
    zh: '写到哪个文件夹，必填；没有时会建立，同名文件会被覆盖',
    en: 'the folder to write into, required; made where it is missing, files of the same name are replaced',
  }),
} as const satisfies Options

export const reportMonthlyCommand = command({
  name: 'report monthly',
  label: { zh: '每月报告：行动清单与复盘', en: 'the monthly report: lists of actions, and a review' },
  about: {
    zh: '为每家服务中心写一份 CSV 行动清单（可用 Excel 打开），另写一页可打印的 HTML：每位顾问一周的名单、原因、价值和时间；再写一份月度复盘 CSV：各客群的变化、有效和要改的剧本、建议。--month 和 --out 都要指定；不指定 --centre 时写出所有中心。文件里有客户姓名、电话和车牌等个人信息，请妥善保管。',
    en: 'Writes a CSV list of actions for each centre, to open in Excel, and a page of HTML to print: everybody’s week with reasons, values and minutes; and a review of the month as CSV: segments, playbooks that worked or did not, what to change. Both --month and --out are needed; without --centre all centres are written. The files hold personal data (names, phones, plates): keep them safe.',
  },
  operands: [],
  options,
  examples: [
    {
      line: 'report monthly --month 2024-08 --out reports',
      says: { zh: '2024 年 8 月的清单', en: 'the lists of August 2024' },
    },
  ],
  run: (given, context) => withGroup(given, context, (home) => report(home, given, context)),
})

async function report(
  home: GroupHome,
  { options: wished }: Given<typeof options>,
  context: Context,
): Promise<ExitStatus> {
  const { month, out } = wished
  if (month === null)
    return refuse({
      zh: '请用 --month 指定月份，例如 --month 2024-08',
      en: 'name the month with --month, such as --month 2024-08',
    })
  if (out === null) return refuse({ zh: '请用 --out 指定文件夹', en: 'name a folder with --out' })
  if (month > home.today)
    return refuse({ zh: `${month.slice(0, 7)} 还没有到`, en: `${month.slice(0, 7)} has not come yet` })
  const asOf = lastDayOf(month, home.today)
  const centre = centreNamed(wished.centre, home)
  const week = await weekOfActions(home.store.reader, {
    groupId: home.group.groupId,
    today: asOf,
    playbooks: await activePlaybooks(home.store.reader, home.group.groupId),
    ...(centre === null ? {} : { centreIds: [centre.centreId] }),
  })
  const plans = weekPlans(week, await staffOf(home.store.reader, home.group.groupId), asOf)
  const review = await reviewFile(home, { month, centreId: centre?.centreId ?? null }, context)
  const written = await writeReport(resolve(out), { home, plans, asOf, month: month.slice(0, 7), review }, context)
  if (wished.json) await context.out.write(`${JSON.stringify({ as_of: asOf, files: written })}\n`)
  else
    await context.out.write(
      `${[context.phrases.report.written(asOf), ...written.map((path) => `  ${shortPath(path)}`)].join('\n')}\n`,
    )
  return exitStatus.done
}

/** What the month has shown: each segment, what worked, what did not, what to change; for a spreadsheet. */
async function reviewFile(
  { store, group: { groupId }, today }: GroupHome,
  { month, centreId }: { month: Day; centreId: number | null },
  { language, now, phrases }: Context,
): Promise<readonly [string, string]> {
  const whole: Scope = { of: 'group', groupId }
  const moment = await nowAt(store.reader, { groupId, centreId, today, clock: now.getTime() })
  const scope = narrowed(whole, centreId, today) ?? whole
  const review = await reviewMonth(store.reader, { scope, centreId, month, today, now: moment })
  return [`${phrases.report.reviewName}-${month.slice(0, 7)}.csv`, reviewCsv(review, language)]
}

function lastDayOf(month: Day, today: Day): Day {
  const last = addDays(addMonths(month, 1), -1)
  return last < today ? last : today
}

interface Report {
  readonly home: GroupHome
  readonly plans: WeekPlans
  readonly asOf: Day
  readonly month: string
  /** Name and text. */
  readonly review: readonly [string, string]
}

async function writeReport(
  folder: string,
  { home, plans, asOf, month, review }: Report,
  context: Context,
): Promise<string[]> {
  const rows = actionRows(plans, context.language)
  const byCentre = new Map<string, ActionRow[]>()
  for (const row of rows) {
    const name = home.centres.find(({ centreId }) => centreId === row.centreId)?.name ?? home.group.name
    byCentre.set(name, [...(byCentre.get(name) ?? []), row])
  }
  const files = [...byCentre].map(([name, own]): [string, string] => [
    `${context.phrases.report.fileName}-${month}-${plainName(name)}.csv`,
    actionsCsv(own, context),
  ])
  files.push([
    `${context.phrases.report.fileName}-${month}.html`,
    actionsPage(byCentre, { group: home.group.name, asOf }, context),
  ])
  files.push([review[0], review[1]])
  await mkdir(folder, { recursive: true }).catch((error: unknown) => cannotWrite(folder, error))
  for (const [name, text] of files) await writeWhole(join(folder, name), text)
  return files.map(([name]) => join(folder, name))
}

/** A name that every file system takes. */
function plainName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
}

async function writeWhole(path: string, text: string): Promise<void> {
  const meanwhile = `${path}.part`
  try {
    await writeFile(meanwhile, text)
    await rename(meanwhile, path)
  } catch (error) {
    cannotWrite(path, error)
  }
}

function cannotWrite(path: string, error: unknown): never {
  const { zh, en } = thrownWords(error)
  return refuse({ zh: `无法写入 ${path}：${zh}`, en: `${path} cannot be written: ${en}` })
}
