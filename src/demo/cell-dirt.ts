import { dateOf, day, dayNumber, monthOf, yearOf } from '#domain/calendar.ts'
import { pick, type Random } from '#demo/random.ts'

/** Ways in which people and exports spell the same value. An import reads them all as if nothing had happened. */
export interface CellDirt {
  readonly code: string
  readonly spell: (clean: string) => string
}

/** What a column holds decides how it may be misspelt. Dates are `2024-09-01`, times `2024-09-01 08:35`, money `1580.00`. */
const spellings = {
  date: [
    { code: 'date-slashes', spell: slashed },
    { code: 'date-chinese', spell: chinese },
    { code: 'date-compact', spell: (clean) => clean.replaceAll('-', '') },
    { code: 'date-serial', spell: (clean) => String(serialOf(clean)) },
  ],
  time: [
    { code: 'time-slashes', spell: (clean) => `${slashed(clean)} ${Number(clean.slice(11, 13))}${clean.slice(13)}` },
    { code: 'time-chinese', spell: (clean) => `${chinese(clean)} ${clean.slice(11)}` },
    { code: 'time-seconds', spell: (clean) => `${clean}:00` },
    { code: 'time-serial', spell: (clean) => (serialOf(clean) + minuteOf(clean) / 1440).toFixed(10) },
  ],
  money: [
    { code: 'money-thousands', spell: thousands },
    { code: 'money-sign', spell: (clean) => `¥${clean}` },
    { code: 'money-word', spell: (clean) => `${clean}元` },
    { code: 'money-full-width', spell: (clean) => fullWidth(thousands(clean)) },
  ],
  phone: [
    { code: 'phone-spaces', spell: (clean) => `${clean.slice(0, 3)} ${clean.slice(3, 7)} ${clean.slice(7)}` },
    { code: 'phone-dashes', spell: (clean) => `${clean.slice(0, 3)}-${clean.slice(3, 7)}-${clean.slice(7)}` },
    { code: 'phone-country', spell: (clean) => `+86 ${clean}` },
    { code: 'phone-full-width', spell: fullWidth },
  ],
  yesNo: [{ code: 'yes-no-english', spell: (clean) => (clean === '是' ? 'Y' : 'no') }],
} as const satisfies Record<string, readonly CellDirt[]>

const columns: Readonly<Record<string, keyof typeof spellings>> = {
  生日: 'date',
  交车日期: 'date',
  质保到期: 'date',
  三电质保到期: 'date',
  售出日期: 'date',
  日期: 'date',
  到期日: 'date',
  进厂时间: 'time',
  出厂时间: 'time',
  承诺时间: 'time',
  投诉时间: 'time',
  首次响应: 'time',
  解决时间: 'time',
  时间: 'time',
  实收金额: 'money',
  标价: 'money',
  实收: 'money',
  成本: 'money',
  补偿金额: 'money',
  价格: 'money',
  手机号: 'phone',
  营销同意: 'yesNo',
}
/** Cells that may be missing without a loss that a score would notice. */
const dispensable = new Set(['微信', '邮箱', '城市', '颜色', '等待分钟', '顾问分钟', '工位分钟', '成本'])
/** Free text, in which a spreadsheet sees formulas and people break lines. */
const freeText = new Set(['地址', '评语', '备注'])
const oddTexts = [
  { code: 'text-formula', text: '=请电话联系' },
  { code: 'text-at', text: '@前台 提前备车' },
  { code: 'text-quotes', text: '客户说"再看看", 下次再定' },
  { code: 'text-lines', text: '第一次来店\n需要发票' },
] as const

export interface SoiledCell {
  readonly column: number
  readonly code: string
  readonly text: string
  /** What an import should read. */
  readonly meant: string
}

/** One cell of the row, soiled; null where the row has none that can be. */
export function soiledCell(random: Random, header: readonly string[], cells: readonly string[]): SoiledCell | null {
  const candidates = [...header.keys()].filter((column) => canBeSoiled(header[column] ?? '', cells[column] ?? ''))
  if (candidates.length === 0) return null
  const column = pick(random, candidates)
  const [title, clean] = [header[column] ?? '', cells[column] ?? '']
  if (freeText.has(title)) {
    const { code, text } = pick(random, oddTexts)
    return { column, code, text, meant: text }
  }
  const kind = columns[title]
  if (kind === undefined || (dispensable.has(title) && random() < 0.3))
    return { column, code: 'missing', text: '', meant: '' }
  const { code, spell } = pick<CellDirt>(random, spellings[kind])
  return { column, code, text: spell(clean), meant: clean }
}

function canBeSoiled(title: string, clean: string): boolean {
  return freeText.has(title) || (clean !== '' && (dispensable.has(title) || columns[title] !== undefined))
}

function slashed(clean: string): string {
  const on = day(clean.slice(0, 10))
  return `${yearOf(on)}/${monthOf(on)}/${dateOf(on)}`
}

function chinese(clean: string): string {
  const on = day(clean.slice(0, 10))
  return `${yearOf(on)}年${monthOf(on)}月${dateOf(on)}日`
}

/** The day as a spreadsheet counts it: 1 is 1900-01-01. */
function serialOf(clean: string): number {
  return dayNumber(day(clean.slice(0, 10))) + 25_569
}

function minuteOf(clean: string): number {
  return Number(clean.slice(11, 13)) * 60 + Number(clean.slice(14, 16))
}

function thousands(clean: string): string {
  return clean.replace(/\B(?=(\d{3})+\.)/g, ',')
}

function fullWidth(clean: string): string {
  return clean.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
}
