import type { Reading } from '#intake/values/reading.ts'
import { halfWidth, isCellError } from '#intake/values/text.ts'

const yes = [
  '是',
  '有',
  '同意',
  '已同意',
  '已授权',
  '授权',
  '接受',
  '允许',
  '愿意',
  '对',
  '真',
  '√',
  '✓',
  '✔',
  'y',
  'yes',
  'true',
  't',
  '1',
  'on',
  'granted',
  'agree',
  'agreed',
  'opt in',
  'opt-in',
  'opted in',
]
const no = [
  '否',
  '无',
  '没有',
  '不',
  '不同意',
  '未同意',
  '拒绝',
  '已拒绝',
  '未授权',
  '不接受',
  '不允许',
  '不愿意',
  '错',
  '假',
  '×',
  '✗',
  '✘',
  'n',
  'no',
  'false',
  'f',
  '0',
  'off',
  'refused',
  'denied',
  'disagree',
  'opt out',
  'opt-out',
  'opted out',
]
const unknown = ['未知', '不详', '不清楚', '未填写', '未确认', 'unknown', '-', '--', '/', 'n/a', 'null', '?']

const readings = new Map<string, Reading>([
  ...yes.map((word) => [word, 'true'] as const),
  ...no.map((word) => [word, 'false'] as const),
  ...unknown.map((word) => [word, null] as const),
])

export function readYesNo(text: string): Reading {
  const known = readings.get(text) ?? readings.get(halfWidth(text).toLowerCase())
  if (known !== undefined) return known
  return { fault: isCellError(text) ? 'cell-error' : 'unreadable-yes-no' }
}
