import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '#domain/label.ts'
import { conditionWords } from '#intake/cel-words.ts'
import type { SheetStep } from '#domain/playbook/sheet.ts'
import { playbookSheet } from '#intake/playbook-sheet.ts'

const words = new Map([
  ['segment', { zh: '分群', en: 'Segment', choices: { lost: { zh: '已流失', en: 'Lost' } } }],
  ['vip', { zh: 'VIP', en: 'VIP' }],
  ['f', { zh: '频度', en: 'Frequency' }],
])

test.each([
  { expression: 'segment == "lost"', zh: '分群为已流失', en: 'Segment is Lost' },
  { expression: '!vip && f >= 3', zh: '不是（VIP），且频度 ≥ 3', en: 'not (VIP) and Frequency ≥ 3' },
  {
    expression: 'vip && (f < 2 || f in [4, 5])',
    zh: 'VIP，且（频度 < 2，或频度为4或5）',
    en: 'VIP and (Frequency < 2 or Frequency is 4 or 5)',
  },
  { expression: 'f * 2 > 3', zh: 'f * 2 > 3', en: 'f * 2 > 3' },
] as const)('$expression in words', ({ expression, zh, en }) => {
  expect({ zh: conditionWords(expression, words, 'zh'), en: conditionWords(expression, words, 'en') }).toEqual({
    zh,
    en,
  })
})

const text = `id: P99
name: example
label: { zh: 示例, en: Example }
class: medium
purpose: service
trigger: { date: anniversary, when: years == 3, window: { opens_days: -7, closes_days: 30 } }
success: { events: [visit], when: vip, within_days: 60, benchmark: { low: 0.75, high: 0.92 }, label: { zh: 到店, en: A visit } }
failures: [{ when: attempts >= 3, hand_over_to: P12 }]
steps:
  - { id: heard, kind: wait, day: 3, until: result, at_most_days: 14 }
  - id: by_reason
    kind: branch
    cases:
      - if: reason == "price"
        steps:
          - { id: voucher, kind: offer, when: vip, label: { zh: 抵用券, en: Voucher }, percent: 30, cost_yuan: 500, valid_days: 30 }
    otherwise:
      - { id: tell, kind: message, channel: wechat, topic: tip, text: { zh: '{{ customer_name | default: "您好" }}，{% if years %}{{ years }} 年了{% else %}您好{% endif %}', en: 'Hello {{ customer_name }}' } }
`

test('a sheet says in words when it begins, what is done for whom, and how it ends', () => {
  const { terms, steps } = playbookSheet(text, 'zh')
  expect(terms.map(({ term, text: says }) => `${term}：${says}`)).toEqual([
    '触发：交车周年；仅当第几个周年为3',
    '有效期：触发日 −7 天至 +30 天',
    '级别与目的：中 · 服务',
    '成功：到店（到店或VIP，最后一次触达后 60 天内）；参考 75%–92%',
    '未成功：未接通次数 ≥ 3 → 转入 P12',
  ])
  expect(steps).toMatchObject([
    { kind: '等待', when: '第 +3 天', lines: ['等到：任务有结果，最多 14 天'] },
    {
      kind: '分支',
      inner: [
        {
          heading: '客户说的流失原因为价格',
          steps: [{ when: '仅当VIP', lines: ['抵用券，减 30%', '平均成本 500 元，30 天内有效，一次性'] }],
        },
        { heading: '否则', steps: [{ lines: ['微信', '〔客户称呼〕，〔第几个周年〕 年了 / 您好'] }] },
      ],
    },
  ])
})

const folder = new URL('../../playbooks/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

test.each(files)('%s reads in both languages without a trace of code', (name) => {
  for (const language of languages) {
    const sheet = playbookSheet(readFileSync(new URL(name, folder), 'utf8'), language)
    const all = (steps: readonly SheetStep[]): string[] =>
      steps.flatMap(({ when, lines, inner }) => [
        when ?? '',
        ...lines,
        ...inner.flatMap((each) => [each.heading, ...all(each.steps)]),
      ])
    const says = [...sheet.terms.map((term) => term.text), ...all(sheet.steps)].join('\n')
    expect(says).not.toMatch(/\{\{|\{%|==|&&|undefined|null|NaN/)
  }
})
