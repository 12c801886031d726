import { describe, expect, test } from 'vitest'
import type { CodeTable } from '#intake/kind.ts'
import { kinds } from '#intake/kinds.ts'
import { severities, touchChannels, touchDirections, touchPurposes, touchResults } from '#intake/codes/contact-codes.ts'
import { genders, referralStates, staffRoles } from '#intake/codes/people-codes.ts'
import {
  appointmentStates,
  lineCategories,
  orderStatuses,
  payers,
  recommendationStates,
  visitKinds,
} from '#intake/codes/visit-codes.ts'
import { codeReader, plainWord } from '#intake/values/code.ts'
import { readTags } from '#intake/values/tags.ts'
import { readYesNo } from '#intake/values/yes-no.ts'

describe('yes and no', () => {
  test.each(['是', '同意', 'Y', 'yes', 'TRUE', '1', '√', '已授权', 'Granted', 'Ｙ'])('%s is yes', (text) => {
    expect(readYesNo(text)).toBe('true')
  })

  test.each(['否', '不同意', '拒绝', 'N', 'No', 'false', '0', '×', '未授权', 'refused'])('%s is no', (text) => {
    expect(readYesNo(text)).toBe('false')
  })

  test.each(['未知', 'unknown', '-'])('%s is neither', (text) => {
    expect(readYesNo(text)).toBeNull()
  })

  test('anything else is a fault: no guess at consent', () => {
    expect(readYesNo('随便')).toEqual({ fault: 'unreadable-yes-no' })
  })
})

describe('tags', () => {
  test.each([
    ['老客户、VIP', '{"老客户","VIP"}'],
    ['a,b;c|d，e；f', '{"a","b","c","d","e","f"}'],
    [' VIP 、VIP', '{"VIP"}'],
    ['他说"好"', '{"他说\\"好\\""}'],
    ['a\\b', '{"a\\\\b"}'],
    ['、、', null],
    ['无', null],
  ])('%s becomes %s', (text, tags) => {
    expect(readTags(text)).toBe(tags)
  })
})

describe('codes', () => {
  test.each([
    [visitKinds, '保养', 'maintenance'],
    [visitKinds, '首保', 'first_service'],
    [visitKinds, 'First Service', 'first_service'],
    [visitKinds, 'free_check', 'free_check'],
    [visitKinds, '免费检测', 'free_check'],
    [visitKinds, '钣喷', 'repair'],
    [visitKinds, '机修+保养', 'maintenance'],
    [visitKinds, '首保、加装', 'first_service'],
    [lineCategories, '精品', 'accessory'],
    [lineCategories, '延保', 'extended_warranty'],
    [lineCategories, 'Value-added', 'value_added'],
    [lineCategories, '其他', null],
    [payers, '客户', 'customer'],
    [payers, '自费', 'customer'],
    [payers, '质保', 'warranty'],
    [payers, '索赔', 'warranty'],
    [payers, 'Goodwill', 'goodwill'],
    [payers, '保险', 'insurance'],
    [orderStatuses, '已结算', 'closed'],
    [orderStatuses, '作废', 'void'],
    [orderStatuses, 'Cancelled', 'void'],
    [orderStatuses, '在修', 'open'],
    [touchChannels, '电话', 'phone'],
    [touchChannels, '企微', 'wechat'],
    [touchChannels, 'SMS', 'sms'],
    [touchChannels, 'App', 'app'],
    [touchChannels, 'in person', 'in_person'],
    [touchDirections, '呼入', 'in'],
    [touchDirections, 'Outbound', 'out'],
    [touchPurposes, '关怀', 'value'],
    [touchPurposes, '保养提醒', 'service'],
    [touchPurposes, '促销', 'sales'],
    [touchResults, '接通', 'reached'],
    [touchResults, '无人接听', 'no_answer'],
    [touchResults, 'no answer', 'no_answer'],
    [touchResults, '已送达', 'delivered'],
    [touchResults, 'Bounced', 'bounced'],
    [severities, '严重', 'high'],
    [recommendationStates, '红', 'red'],
    [recommendationStates, '黄灯', 'yellow'],
    [appointmentStates, '爽约', 'no_show'],
    [referralStates, '已成交', 'bought'],
    [staffRoles, '服务顾问', 'advisor'],
    [staffRoles, 'Manager', 'manager'],
    [genders, '女士', 'female'],
    [genders, '保密', null],
  ])('%#: %s means %s', (table, word, code) => {
    expect(codeReader(table)(word)).toBe(code)
  })

  test('an unknown kind of visit is kept as other, with a question mark', () => {
    expect(codeReader(visitKinds)('年检代办')).toEqual({ value: 'other', flag: 'unknown-word' })
  })

  test('an unknown payer is refused, and the words to choose from are named', () => {
    expect(codeReader(payers)('张三')).toEqual({
      fault: 'unknown-word',
      expected: { words: { zh: '客户、质保、善意补偿、保险', en: 'Customer, Warranty, Goodwill, Insurance' } },
    })
  })

  const tables = kinds.flatMap((kind) =>
    kind.columns.flatMap((column) =>
      column.type.reads === 'code' ? [[`${kind.id}.${column.id}`, column.type.codes] as const] : [],
    ),
  )

  test.each(tables)('%s: no word means two codes, and ids and labels mean themselves', (_, table: CodeTable) => {
    const read = codeReader(table)
    for (const [code, label] of Object.entries(table.labels)) {
      for (const word of [code, label.zh, label.en]) expect(read(word)).toBe(code)
    }
    const words = Object.entries(table.also).flatMap(([code, synonyms]) =>
      [...new Set(synonyms.map(plainWord))].map((word) => [word, code] as const),
    )
    for (const [word, code] of words) expect({ word, code: read(word) }).toEqual({ word, code })
  })
})
