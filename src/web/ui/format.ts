import { dateOf, dayNumber, monthOf, yearOf, type Day } from '#domain/calendar.ts'
import type { Language } from '#domain/label.ts'

/** What stands for a number that we do not know; screens read it out as a word (`Unknown`). */
export const unknownMark = '—'

type Told = number | null | undefined

/** Amounts to be read at a glance: `¥1,280`, from ¥10,000 `12.8万元` or `¥128k`. */
export function moneyText(fen: Told, language: Language): string {
  if (!isKnown(fen)) return unknownMark
  const yuan = fen / 100
  const size = Math.abs(Math.round(yuan))
  if (size < 10_000) return exactMoneyText(Math.round(yuan) * 100, language)
  return language === 'zh' ? chineseMoney(yuan) : englishMoney(yuan)
}

/** Amounts to be checked: `¥1,280`, and with cents only where there are some. */
export function exactMoneyText(fen: Told, _language: Language): string {
  if (!isKnown(fen)) return unknownMark
  const digits = fen % 100 === 0 ? 0 : 2
  return `${fen < 0 ? '−' : ''}¥${grouped(Math.abs(fen) / 100, digits)}`
}

function chineseMoney(yuan: number): string {
  const inMyriads = yuan / 10_000
  if (Math.abs(inMyriads) < 9999.95) return `${threeDigits(inMyriads)}万元`
  return `${threeDigits(inMyriads / 10_000)}亿元`
}

function englishMoney(yuan: number): string {
  const size = Math.abs(yuan)
  const [unit, letter] = size < 999_500 ? [1e3, 'k'] : size < 999_500_000 ? [1e6, 'm'] : [1e9, 'bn']
  return `${yuan < 0 ? '−' : ''}¥${threeDigits(size / unit)}${letter}`
}

/** At most one decimal, and none from 100. */
function threeDigits(value: number): string {
  const rounded = Math.round(value * 10) / 10
  if (Math.abs(rounded) >= 100) return signed(value, 0)
  return signed(rounded, Number.isInteger(rounded) ? 0 : 1)
}

/** `1,000`; a minus that lines up with figures. */
export function numberText(value: Told, digits = 0): string {
  return isKnown(value) ? signed(value, digits) : unknownMark
}

/** `1,000+` where nobody counted to the end. */
export function countText(count: { atLeast: number; isExact: boolean } | null): string {
  if (count === null) return unknownMark
  return `${grouped(count.atLeast, 0)}${count.isExact ? '' : '+'}`
}

/** A share of 1 as `12.5%`. */
export function percentText(share: Told, digits = 1): string {
  return isKnown(share) ? `${signed(share * 100, digits)}%` : unknownMark
}

/** A change of a number with its sign: `+12`, `−3`, `±0`. */
export function changeText(change: Told, digits = 0): string {
  if (!isKnown(change)) return unknownMark
  const text = signed(change, digits)
  if (Number(change.toFixed(digits)) === 0) return `±${grouped(0, digits)}`
  return change > 0 ? `+${text}` : text
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `9月1日` in the year of `today`, `2024年9月1日` in others and where no today is given; `1 Sep 2024`. */
export function dayText(on: Day | null, language: Language, today: Day | null = null): string {
  if (on === null) return unknownMark
  const isThisYear = today !== null && yearOf(today) === yearOf(on)
  const [year, month, date] = [yearOf(on), monthOf(on), dateOf(on)]
  if (language === 'zh') return `${isThisYear ? '' : `${year}年`}${month}月${date}日`
  return `${date} ${months[month - 1]}${isThisYear ? '' : ` ${year}`}`
}

/** `2024年9月`, `Sep 2024`; `month` as `2024-09` or a day in it. */
export function monthText(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-')
  return language === 'zh' ? `${year}年${Number(number)}月` : `${months[Number(number) - 1] ?? ''} ${year}`
}

/** A day as seen from today: `今天`, `3天前`, `2个月后`, `5年前`. */
export function relativeDayText(on: Day | null, today: Day, language: Language): string {
  if (on === null) return unknownMark
  const days = dayNumber(on) - dayNumber(today)
  const near = nearDays[language][days]
  if (near !== undefined) return near
  const [size, unit] = inUnits(Math.abs(days))
  return language === 'zh' ? chineseSpan(size, unit, days < 0) : englishSpan(size, unit, days < 0)
}

const nearDays: Readonly<Record<Language, Readonly<Record<number, string>>>> = {
  zh: { [-1]: '昨天', 0: '今天', 1: '明天' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
}

type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year'

function inUnits(days: number): readonly [number, Unit] {
  if (days < 61) return [days, 'day']
  if (days < 730) return [Math.floor(days / 30.44), 'month']
  return [Math.floor(days / 365.25), 'year']
}

const chineseUnits: Readonly<Record<Unit, string>> = {
  minute: '分钟',
  hour: '小时',
  day: '天',
  month: '个月',
  year: '年',
}

function chineseSpan(size: number, unit: Unit, isPast: boolean): string {
  return `${size} ${chineseUnits[unit]}${isPast ? '前' : '后'}`
}

function englishSpan(size: number, unit: Unit, isPast: boolean): string {
  const span = `${size} ${unit}${size === 1 ? '' : 's'}`
  return isPast ? `${span} ago` : `in ${span}`
}

/** How long ago an instant was: `刚刚`, `3 分钟前`, `2 hours ago`. */
export function agoText(at: string, now: number, language: Language): string {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000)
  if (Number.isNaN(minutes)) return unknownMark
  if (minutes < 1) return language === 'zh' ? '刚刚' : 'just now'
  const [size, unit] = minutes < 60 ? ([minutes, 'minute'] as const) : hoursOrMore(minutes)
  return language === 'zh' ? chineseSpan(size, unit, true) : englishSpan(size, unit, true)
}

function hoursOrMore(minutes: number): readonly [number, Unit] {
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? [hours, 'hour'] : inUnits(Math.floor(hours / 24))
}

/** An instant in the reader's zone: `2024-09-01 08:30`. */
export function instantText(at: string | null): string {
  const moment = at === null ? null : new Date(at)
  if (moment === null || Number.isNaN(moment.getTime())) return unknownMark
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`
}

/** A size of a file: `812 KB`, `3.4 MB`. */
export function bytesText(bytes: Told): string {
  if (!isKnown(bytes)) return unknownMark
  if (bytes < 1_000_000) return `${grouped(Math.ceil(bytes / 1000), 0)} KB`
  return bytes < 1e9 ? `${threeDigits(bytes / 1e6)} MB` : `${threeDigits(bytes / 1e9)} GB`
}

function isKnown(value: Told): value is number {
  return value !== null && value !== undefined && Number.isFinite(value)
}

function signed(value: number, digits: number): string {
  const text = grouped(Math.abs(value), digits)
  return value < 0 && Number(value.toFixed(digits)) !== 0 ? `−${text}` : text
}

const groupings = new Map<number, Intl.NumberFormat>()

function grouped(value: number, digits: number): string {
  let grouping = groupings.get(digits)
  if (grouping === undefined) {
    grouping = new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    groupings.set(digits, grouping)
  }
  return grouping.format(value)
}
