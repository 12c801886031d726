import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import { rememberedMappings, rememberMappings } from '#operations/header-mappings.ts'
import { importFiles } from '#operations/import-files.ts'
import type { ImportOutcome, ImportWishes } from '#operations/import-wishes.ts'
import { importKinds } from '#operations/import-kinds.ts'
import { addGroup, chooseGroup, type Home } from '#operations/open-home.ts'
import { centresOf, type Group } from '#store/groups.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { placeOf, todayOf, withHome } from '#cli/home.ts'
import { importJson } from '#cli/import-json.ts'
import { importProgress } from '#cli/import-progress.ts'
import { sizesOf } from '#cli/import-sizes.ts'
import { importSummary, toldImport, type ToldImport } from '#cli/import-summary.ts'
import { readMappings } from '#cli/mapping-option.ts'
import { choiceOption, dayOption, flag, type Options, repeatedTextOption, textOption } from '#cli/option.ts'
import { withProgress } from '#cli/progress.ts'
import { homeSentence } from '#cli/phrases/home-sentences.ts'
import { refuse } from '#cli/refusal.ts'

const kindWords = importKinds.map(({ id, label }) => ({ id, label }))

const options = {
  kind: choiceOption(
    'K',
    {
      zh: `文件类型，默认由表头识别：${kindWords.map(({ id, label }) => `${id} ${label.zh}`).join('、')}`,
      en: `kind of file, recognised by its headers unless given: ${kindWords.map(({ id }) => id).join(', ')}`,
    },
    kindWords.map(({ id }) => id),
  ),
  'as-of': dayOption({
    zh: '导入日：晚于它的记录会被拒收；默认今天',
    en: 'day of the import: later records are rejected; today unless given',
  }),
  'dry-run': flag({
    zh: '只试算新增、更新、拒收的数量，不保存',
    en: 'count what would be new, changed, rejected, and save nothing',
  }),
  source: textOption('NAME', {
    zh: '编号所属的系统：不同 DMS 的相同编号互不混淆；默认是文件中的服务中心',
    en: 'the system whose numbers these are, so that equal numbers of two systems stay apart; the centre in the file unless given',
  }),
  centre: textOption('NAME', {
    zh: '文件里没有服务中心列时，记录属于哪个中心',
    en: 'the centre of rows that name none',
  }),
  sheet: textOption('NAME', {
    zh: 'XLSX 的工作表；默认第一张',
    en: 'the sheet of an XLSX file; the first unless given',
  }),
  force: flag({
    zh: '超过一半的行不合格也照样导入其余的行',
    en: 'import the good rows even if more than half are bad',
  }),
  unknown: choiceOption<'park' | 'reject'>(
    'park|reject',
    {
      zh: '客户或车辆还不认识的工单：暂存（默认）或拒收',
      en: 'orders of unknown customers or cars: park them (default) or reject them',
    },
    ['park', 'reject'],
  ),
  'empty-clears': flag({
    zh: '空单元格清除原有的值；默认保留',
    en: 'an empty cell clears the value instead of leaving it',
  }),
  map: repeatedTextOption('HEADER=COLUMN', {
    zh: '把一列指定为某个字段，并记住；写成 HEADER=- 则忽略该列',
    en: 'take a column for what it is, and remember it; HEADER=- leaves the column out',
  }),
} as const satisfies Options

type ImportOptions = Given<typeof options>['options']

export const importCommand = command({
  name: 'import',
  label: { zh: '导入 DMS 或 Excel 文件', en: 'import files of a DMS or Excel' },
  about: {
    zh: '导入 CSV 或 XLSX 文件（UTF-8、GBK、UTF-16；逗号、分号、制表符）。可一次给出多个不同类型的文件，类型由表头识别，顺序自动安排。同一文件再次导入不会改变任何东西；后来的文件按编号更正先前的记录。不合格的行会连同原因写成文件，改好后可再次导入。',
    en: 'Imports CSV or XLSX files (UTF-8, GBK, UTF-16; comma, semicolon, tab). Several files of any kinds may be given at once: the kind comes from the headers, the order is worked out. Importing a file again changes nothing; a later file corrects an earlier one by its numbers. Bad rows are written to a file with their reasons; mend them and import that file.',
  },
  operands: [{ name: 'FILE', label: { zh: '要导入的文件', en: 'the files to import' }, isRepeated: true }],
  options,
  examples: [
    { line: 'import 客户.csv 车辆.csv 工单.xlsx', says: { zh: '一次导入三个文件', en: 'three files at once' } },
    { line: 'import visits.csv --dry-run', says: { zh: '先看看会发生什么', en: 'see first what would happen' } },
    {
      line: "import orders.csv --kind visits --map '单据号=order_no'",
      says: {
        zh: '表头与众不同时指定类型和列；下次自动记得',
        en: 'where headers are unusual; remembered for the next time',
      },
    },
    {
      line: 'import visits.csv --source DMS2 --centre 城北服务中心',
      says: { zh: '来自另一套系统、属于某个中心的文件', en: 'a file of a second system that belongs to one centre' },
    },
  ],
  run: (given, context) => withHome(placeOf(given, context), context, (home) => importInto(home, given, context)),
})

async function importInto(
  home: Home,
  { options: wished, operands }: Given<typeof options>,
  context: Context,
): Promise<ExitStatus> {
  const { store } = home
  const group = await groupFor(home, wished.group, context)
  const asOf = wished['as-of'] ?? todayOf(group, await centresOf(store.reader, group.groupId), context)
  const wishes = await wishesOf(home, wished, { group, asOf })
  const sizes = await sizesOf(operands)
  const outcome = await withProgress(context, (show) => {
    const onProgress = importProgress(show, context.phrases, sizes)
    return importFiles(store, { ...wishes, paths: operands, by: context.user, onProgress })
  })
  if ('fault' in outcome) return refuse(underWay)
  if (!wished['dry-run']) await remember(home, group, wished, outcome)
  const where = wished.data === null ? '' : ` --data ${wished.data}`
  const about = { paths: operands, language: context.language, group, asOf, isDryRun: wished['dry-run'], where }
  const told = await toldImport(home, outcome, about)
  await tell(told, wished.json, context)
  return statusOf(told)
}

const underWay: Label = {
  zh: '另一个导入正在进行，请等它结束后再试',
  en: 'another import is under way; try again when it has ended',
}

/** The first import makes the group. */
async function groupFor({ store }: Home, name: string | null, { phrases }: Context): Promise<Group> {
  const group = await chooseGroup(store.reader, name)
  if (!('fault' in group)) return group
  if (group.fault === 'several-groups') return refuse(homeSentence(group))
  return addGroup(store, name ?? phrases.defaultGroup)
}

async function wishesOf(
  { store, folders }: Home,
  wished: ImportOptions,
  { group, asOf }: { group: Group; asOf: Day },
): Promise<Omit<ImportWishes, 'paths' | 'by'>> {
  const kind = importKinds.find(({ id }) => id === wished.kind)
  const remembered = await rememberedMappings(store.reader, group.groupId, sourceName(wished))
  return {
    group,
    asOf,
    filesFolder: folders.files,
    mappings: readMappings(wished.map, kind ?? null, remembered),
    insists: wished.force,
    emptyClears: wished['empty-clears'],
    dryRun: wished['dry-run'],
    ...(kind === undefined ? {} : { kind }),
    ...(wished.source === null ? {} : { source: wished.source }),
    ...(wished.centre === null ? {} : { centre: wished.centre }),
    ...(wished.sheet === null ? {} : { sheet: wished.sheet }),
    ...(wished.unknown === null ? {} : { onUnknown: wished.unknown }),
  }
}

/** Under which name the headers of this source are remembered. */
function sourceName({ source, centre }: Pick<ImportOptions, 'source' | 'centre'>): string {
  return source ?? centre ?? ''
}

async function remember(
  { store }: Home,
  group: Group,
  wished: ImportOptions,
  { files }: Exclude<ImportOutcome, { fault: string }>,
): Promise<void> {
  if (wished.map.length === 0) return
  const taken = files.flatMap((file) => (file.state === 'done' ? [file.kind] : []))
  const mappings = readMappings(wished.map, null, {})
  await rememberMappings(
    store,
    group.groupId,
    sourceName(wished),
    Object.fromEntries(taken.map((kind) => [kind, mappings[kind] ?? {}])),
  )
}

async function tell(told: ToldImport, asJson: boolean, context: Context): Promise<void> {
  if (asJson) await context.out.write(`${importJson(told)}\n`)
  else await context.out.write(`${importSummary(told, context).join('\n')}\n`)
}

/** Refused where any file was; else whether rows were. */
function statusOf({ files }: Pick<ToldImport, 'files'>): ExitStatus {
  if (files.some(({ state }) => state === 'refused')) return exitStatus.refused
  return files.some((file) => file.state === 'done' && file.counts.rejected > 0)
    ? exitStatus.rejectedRows
    : exitStatus.done
}
