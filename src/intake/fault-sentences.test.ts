import { describe, expect, test } from 'vitest'
import { fileFaultSentence, reasonOf, rowFaultSentence, rowFlagSentence } from '#intake/fault-sentences.ts'
import { flagSentences, rowSentences } from '#intake/row-sentences.ts'

const fault = { row: 7, column: 'check_in', header: '进厂日期', value: '2024-13-01', code: 'unreadable-date' } as const

describe('a row fault', () => {
  test('is told with row, header, value, problem and mend', () => {
    expect(rowFaultSentence(fault)).toEqual({
      zh: '第 7 行「进厂日期」“2024-13-01”：不是能识别的日期；请写成 2024-09-01、2024/9/1、2024年9月1日 或 20240901，可带时间 08:30',
      en: 'Row 7, “进厂日期” “2024-13-01”: is not a date; write 2024-09-01, 2024/9/1, 2024年9月1日 or 20240901, with 08:30 behind it if you like',
    })
  })

  test('of an empty cell names only the header', () => {
    expect(reasonOf({ ...fault, value: null, code: 'missing' }).zh).toBe('「进厂日期」：必填，但为空；请补上')
  })

  test('of the whole row names no header', () => {
    const whole = {
      row: 9,
      column: null,
      header: null,
      value: null,
      code: 'too-many-cells',
      expected: { max: 12 },
    } as const
    expect(rowFaultSentence(whole).en).toMatch(/^Row 9, the row has more cells than the 12 headers/)
    expect(rowFaultSentence(whole).zh).toMatch(/^第 9 行：单元格比表头多（表头 12 列）/)
  })

  test('with a long value shortens it', () => {
    expect(reasonOf({ ...fault, value: '长'.repeat(100) }).zh).toContain(`“${'长'.repeat(39)}…”`)
  })

  test.each(Object.entries(rowSentences))('%s has words in both languages', (_, sentence) => {
    const { zh, en } = sentence({ day: '2024-01-01', min: 0, max: 10, words: { zh: '甲、乙', en: 'a, b' } })
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[\p{ASCII}“”年月日¥元]+$/u)
  })
})

test.each(Object.entries(flagSentences))('the flag %s has words in both languages', (_, { zh, en }) => {
  expect(zh).toMatch(/已|取/)
  expect(en).toMatch(/^[A-Za-z0-9;, ]+$/)
})

test('a flag is told with row, header and value', () => {
  const flag = { row: 3, column: 'vin', header: 'VIN', value: '1M8GDM9A1KP042788', code: 'vin-check-digit' } as const
  expect(rowFlagSentence(flag).zh).toBe('第 3 行「VIN」“1M8GDM9A1KP042788”：车架号校验位不符，已保留，请核对')
})

describe('a refused file', () => {
  test('that lacks columns names them and what there is', () => {
    const missing = [{ zh: '进厂时间', en: 'Check-in' }]
    expect(
      fileFaultSentence({ fault: 'missing-columns', kind: 'visits', missing, headers: ['工单号', '车架号'] }),
    ).toEqual({
      zh: '看起来是“进厂”，但缺少必需的列：进厂时间；现有表头：工单号、车架号',
      en: 'this looks like “Visits” but lacks required columns: Check-in; it has: 工单号, 车架号',
    })
  })

  test('without known headers shows what was found', () => {
    expect(fileFaultSentence({ fault: 'no-known-header', firstRow: ['甲', ' ', '乙'] }).zh).toContain('甲、乙')
  })

  test('with a broken character says where', () => {
    expect(fileFaultSentence({ fault: 'unsupported-encoding', line: 12 }).zh).toContain('第 12 行')
  })
})
