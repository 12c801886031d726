import { readFile, stat } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '#domain/label.ts'
import { reasonOf } from '#intake/fault-sentences.ts'
import { writeRejectedFile } from '#intake/rejected-file.ts'
import { readAll, someFolder } from '#test/sheets/reading.ts'
import { workbook } from '#test/sheets/workbook.ts'

let folder: Awaited<ReturnType<typeof someFolder>>
beforeAll(async () => {
  folder = await someFolder()
})
afterAll(() => folder.remove())

/** Writes the rows that have faults and answers the text of the file. */
async function rejectedOf(original: string, language: Language = 'zh'): Promise<{ path: string; text: string; written: unknown }> {
  const { table, rows } = await readAll(original)
  const rejections = rows.filter((row) => row.faults.length > 0).map((row) => ({ row: row.number, reasons: row.faults.map(reasonOf) }))
  const path = `${original}.rejected.csv`
  const written = await writeRejectedFile(path, { original, table, rejections, language })
  return { path, written, text: await readFile(path, 'utf8') }
}

const bad = `客户编号,客户姓名,手机号,地址,生日
C1,张伟,+86 138 0000 0001,"世纪大道 1 号, ""东""楼",1985-13-01
C2,王芳,13800000002,上海,1990-01-01
0003,=李娜,13800000003,-,1890-01-01
C4,,-200.00,@home,
`

describe('a file of rejected rows', () => {
  test('holds the rejected rows as they stand, safe for spreadsheets, with the reason', async () => {
    const { text, written } = await rejectedOf(await folder.put('bad.csv', bad))
    expect(written).toBe(3)
    expect(text).toBe(
      [
        '\uFEFF客户编号,客户姓名,手机号,地址,生日,拒绝原因',
        `C1,张伟,'+86 138 0000 0001,"世纪大道 1 号, ""东""楼",1985-13-01,「生日」“1985-13-01”：不是能识别的日期；请写成 2024-09-01、2024/9/1、2024年9月1日 或 20240901，可带时间 08:30`,
        `'0003,'=李娜,13800000003,'-,1890-01-01,「生日」“1890-01-01”：早于 1900-01-01；请核对年份`,
        `C4,,-200.00,'@home,,「客户姓名」：必填，但为空；请补上`,
        '',
      ].join('\r\n'),
    )
  })

  test('is for its owner only', async () => {
    const { path } = await rejectedOf(await folder.put('private.csv', bad))
    expect((await stat(path)).mode & 0o077).toBe(0)
  })

  test('mended, it reads like the original', async () => {
    const original = await folder.put('mend.csv', bad)
    const { text } = await rejectedOf(original)
    const mended = text.replace('1985-13-01,', '1985-12-01,').replace('1890-', '1990-').replace('C4,,', 'C4,陈强,')
    const { table, rows, records } = await readAll(await folder.put('mended.csv', mended))
    expect(table.unrecognised).toEqual([])
    expect(rows.flatMap((row) => row.faults)).toEqual([])
    expect(records).toEqual([
      { customer_no: 'C1', name: '张伟', phone: '13800000001', address: '世纪大道 1 号, "东"楼', birthday: '1985-12-01' },
      { customer_no: '0003', name: '=李娜', phone: '13800000003', birthday: '1990-01-01' },
      { customer_no: 'C4', name: '陈强', address: '@home' },
    ])
  })

  test('rejected once more, it has one column of reasons and one escape', async () => {
    const once = await rejectedOf(await folder.put('once.csv', bad))
    const twice = await rejectedOf(await folder.put('twice.csv', once.text))
    expect(twice.text).toBe(once.text)
  })

  test('of complaints does not take our reason for theirs', async () => {
    const original = await folder.put('complaints.csv', 'complaint_no,customer_no,opened,severity\nT1,C1,soon,low\n')
    const { text } = await rejectedOf(original, 'en')
    expect(text.split('\r\n')[0]).toBe('\uFEFFcomplaint_no,customer_no,opened,severity,rejection_reason')
    const mended = await readAll(await folder.put('complaints mended.csv', text.replace('soon', '2024-03-01')))
    expect(mended.records).toEqual([{ complaint_no: 'T1', customer_no: 'C1', opened: '2024-03-01 00:00:00', severity: 'low' }])
  })

  test('speaks English too', async () => {
    const { text } = await rejectedOf(await folder.put('english.csv', 'customer_no,name\nC1,\n'), 'en')
    expect(text).toBe('\uFEFFcustomer_no,name,reason\r\nC1,,“name”: must be filled and is empty; fill it in\r\n')
  })

  test('of a merged sheet names the order in every row', async () => {
    const rows = [['工单号', '客户编号', '进厂时间', '项目', '实收'], ['R1', 'C1', '2024-03-01', '保养', 100], [null, null, null, '洗车', '免费']]
    const { text } = await rejectedOf(await folder.put('merged.xlsx', workbook([{ name: 'a', rows }])))
    expect(text.split('\r\n')[1]).toMatch(/^R1,C1,2024-03-01,洗车,免费,/)
  })

  test('keeps cells that stand beyond the headers', async () => {
    const { text } = await rejectedOf(await folder.put('wide.csv', 'customer_no,name\nC1,张伟,多的\n'), 'en')
    expect(text.split('\r\n')[1]).toMatch(/^C1,张伟,.*,多的$/)
  })

  test('of a file with quoted line breaks finds the right rows', async () => {
    const original = await folder.put('lines.csv', 'customer_no,name,address\nC1,A,"one\ntwo"\nC2,,"three\nfour"\nC3,C,\n')
    const { text } = await rejectedOf(original, 'en')
    expect(text).toContain('C2,,"three\nfour",')
    expect(text).not.toContain('C3')
  })
})
