import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kindNamed } from '#intake/kinds.ts'
import { importDay, readAll, refusalOf, someFolder } from '#test/sheets/reading.ts'
import { workbook } from '#test/sheets/workbook.ts'
import { zip } from '#test/sheets/zip.ts'

let folder: Awaited<ReturnType<typeof someFolder>>
beforeAll(async () => {
  folder = await someFolder()
})
afterAll(() => folder.remove())

const text = '客户编号,客户姓名,城市\nC1,张伟,上海\nC2,王芳,苏州\n'

/** `latin1` carries the bytes of UTF-16 and GB18030 made by hand. */
function utf16(content: string, endian: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(content, 'utf16le')
  return endian === 'le' ? bytes : bytes.swap16()
}

const gbk: Readonly<Record<string, string>> = { 客: 'bfcd', 户: 'bba7', 编: 'b1e0', 号: 'bac5', 姓: 'd0d5', 名: 'c3fb', 城: 'b3c7', 市: 'cad0', 张: 'd5c5', 伟: 'ceb0', 上: 'c9cf', 海: 'baa3', 王: 'cdf5', 芳: 'b7bc', 苏: 'cbd5', 州: 'd6dd' }

function inGbk(content: string): Buffer {
  return Buffer.concat([...content].map((sign) => (gbk[sign] === undefined ? Buffer.from(sign) : Buffer.from(gbk[sign], 'hex'))))
}

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['GBK', inGbk(text), 'gb18030'],
    ['UTF-16 LE with a mark', utf16(`\uFEFF${text}`, 'le'), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16(`\uFEFF${text}`, 'be'), 'utf-16be'],
    ['UTF-16 LE without a mark', utf16(text, 'le'), 'utf-16le'],
    ['UTF-16 BE without a mark', utf16(text, 'be'), 'utf-16be'],
  ])('%s', async (name, bytes, encoding) => {
    const { table, records } = await readAll(await folder.put(`${name}.csv`, bytes))
    expect(table.form).toEqual({ form: 'csv', encoding, delimiter: ',' })
    expect(records).toEqual([
      { customer_no: 'C1', name: '张伟', city: '上海' },
      { customer_no: 'C2', name: '王芳', city: '苏州' },
    ])
  })

  const manyRows = Array.from({ length: 400_000 }, (_, index) => `C${index},Name ${index},Town ${index % 100}\n`).join('')

  test.each([
    ['UTF-8', Buffer.from('X1,张伟,上海\n'), 'utf-8'],
    ['GBK', inGbk('X1,张伟,上海\n'), 'gb18030'],
  ])('the first Chinese character stands behind 10 MB of ASCII: %s', async (name, end, encoding) => {
    const path = await folder.put(`late ${name}.csv`, Buffer.concat([Buffer.from(`customer_no,name,city\n${manyRows}`), end]))
    const { table, records } = await readAll(path)
    expect(table.form).toMatchObject({ encoding })
    expect(records.at(-1)).toEqual({ customer_no: 'X1', name: '张伟', city: '上海' })
    expect(records).toHaveLength(400_001)
  })

  test('a broken character in UTF-8 is named with its line', async () => {
    const broken = Buffer.concat([Buffer.from(`${text}C3,李`), Buffer.from([0xe5, 0x8d]), Buffer.from(',杭州\n')])
    expect(await refusalOf(await folder.put('broken.csv', broken))).toEqual({ fault: 'unsupported-encoding', line: 4 })
  })

  test('Western European text is in no supported encoding', async () => {
    const bytes = Buffer.from('customer_no,name,city\nC1,José,Köln\nC2,Ana,é\n', 'latin1')
    expect(await refusalOf(await folder.put('latin.csv', bytes))).toMatchObject({ fault: 'unsupported-encoding', line: 2 })
  })
})

describe('delimiters and line ends', () => {
  test.each([
    ['comma', ',', '\n'],
    ['semicolon', ';', '\n'],
    ['tab', '\t', '\r\n'],
    ['bar', '|', '\n'],
    ['old Macintosh line ends', ',', '\r'],
  ])('%s', async (name, delimiter, newline) => {
    const path = await folder.put(`${name}.csv`, text.replaceAll(',', delimiter).replaceAll('\n', newline))
    const { table, records } = await readAll(path)
    expect(table.form).toMatchObject({ delimiter })
    expect(records[1]).toEqual({ customer_no: 'C2', name: '王芳', city: '苏州' })
  })

  test('commas inside quoted cells do not count as delimiters', async () => {
    const { table, records } = await readAll(await folder.put('quoted.csv', '"客户编号";"客户姓名";"地址"\n"C1";"张伟";"上海,浦东,世纪大道 1 号"\n'))
    expect(table.form).toMatchObject({ delimiter: ';' })
    expect(records[0]?.['address']).toBe('上海,浦东,世纪大道 1 号')
  })

  test('sep= names the delimiter', async () => {
    const { table, rows } = await readAll(await folder.put('sep.csv', 'sep=;\ncustomer_no;name\nC1;张伟\n'))
    expect([table.headerRow, rows[0]?.number]).toEqual([2, 3])
  })

  test('zero bytes inside a text are left out', async () => {
    const long = `customer_no,name\n${'C1,A\n'.repeat(20_000)}`
    const { records } = await readAll(await folder.put('zero.csv', `${long}C2,张\0伟\n`))
    expect(records.at(-1)).toEqual({ customer_no: 'C2', name: '张伟' })
  })
})

describe('rows', () => {
  test('empty cells, blank lines and row numbers', async () => {
    const { table, rows } = await readAll(await folder.put('gaps.csv', '\n报表\n\n客户编号,客户姓名,城市,尺码\nC1,张伟,,42\n\nC2,,苏州,\n,,,\n'))
    expect(table).toMatchObject({ headerRow: 4, unrecognised: ['尺码'], skipped: { blank: 2 } })
    expect([...table.present]).toEqual(['customer_no', 'name', 'city'])
    expect(rows.map(({ number, faults }) => [number, faults])).toEqual([
      [5, []],
      [7, [{ row: 7, column: 'name', header: '客户姓名', value: null, code: 'missing' }]],
    ])
  })

  test('a row with more cells than headers is rejected, trailing delimiters are not', async () => {
    const { rows } = await readAll(await folder.put('ragged.csv', 'customer_no,name\nC1,张伟,,\nC2,王芳,上海,浦东\nC3\n'))
    expect(rows.map((row) => row.faults.map(({ code }) => code))).toEqual([[], ['too-many-cells'], ['missing']])
  })

  test('="0012" is what a system writes to keep the zeros', async () => {
    const { records } = await readAll(await folder.put('zeros.csv', 'customer_no,name,phone\n="0012","=""A""","=""13800000001"""\n'))
    expect(records).toEqual([{ customer_no: '0012', name: 'A', phone: '13800000001' }])
  })

  test('every problem of a row is told', async () => {
    const { rows } = await readAll(await folder.put('bad.csv', '工单号,车架号,进厂时间,里程,实收金额\n,1234,2099-01-01,很多,免费\n'))
    expect(rows[0]?.faults).toEqual([
      { row: 2, column: 'order_no', header: '工单号', value: null, code: 'missing' },
      { row: 2, column: 'vin', header: '车架号', value: '1234', code: 'vin-length' },
      { row: 2, column: 'check_in', header: '进厂时间', value: '2099-01-01', code: 'after-import-day', expected: { day: importDay } },
      { row: 2, column: 'mileage', header: '里程', value: '很多', code: 'unreadable-number' },
      { row: 2, column: 'paid', header: '实收金额', value: '免费', code: 'unreadable-money' },
    ])
  })

  test('an order needs its car or its customer', async () => {
    const { rows } = await readAll(await folder.put('nobody.csv', 'order_no,vin,customer_no,check_in\nR1,,,2024-01-02\nR2,,C1,2024-01-02\n'))
    expect(rows.map((row) => row.faults)).toMatchObject([[{ code: 'missing-one-of', expected: { words: { en: 'VIN, Customer no.' } } }], []])
  })

  test('only headers are a table without rows', async () => {
    expect((await readAll(await folder.put('headers.csv', 'customer_no,name'))).rows).toEqual([])
  })

  test('a kind may be forced and a mapping remembered', async () => {
    const path = await folder.put('own.csv', '编码,称呼,说明\nC1,刘敏,配偶\n')
    const options = { kind: kindNamed('household'), mappings: { household: { 编码: 'customer_no', 称呼: 'name', 说明: 'relation' } } }
    expect((await readAll(path, options)).records).toEqual([{ customer_no: 'C1', name: '刘敏', relation: '配偶' }])
  })
})

describe('workbooks', () => {
  const headers = ['工单号', '客户编号', '进厂时间', '里程', '实收金额', '状态', '服务顾问']

  test('numbers, days, texts, formulas and booleans as spreadsheets store them', async () => {
    const rows = [
      headers,
      ['R1', 'C1', { serial: 45_536.354166666664, format: 22 }, 12_345, 1580.1000000000001, '已结算', { rich: ['李', '娜'] }],
      [1002, 'C2', 45_536, '12,345 km', '¥1,580.00', { inline: '作废' }, { formula: 'A1&"x"', shows: '陈强' }],
      [{ formula: 'ROW()', shows: 1003 }, 'C3', '2024/9/1 8:30', 12_345.6, { formula: 'SUM(A1)', shows: -200 }, null, 'a_x000D_b &<"'],
      [1.3e10, 'C4', { serial: 45_536, format: 165 }, null, null, null, null],
    ]
    const path = await folder.put('all.xlsx', workbook([{ name: '工单', rows }], { formats: { 165: 'yyyy"年"m"月"d"日"' } }))
    const { table, records } = await readAll(path)
    expect(table.form).toEqual({ form: 'xlsx', sheet: '工单', sheets: ['工单'] })
    expect(records).toEqual([
      { order_no: 'R1', customer_no: 'C1', check_in: '2024-09-01 08:30:00', mileage: '12345', paid: '158010', status: 'closed', advisor: '李娜' },
      { order_no: '1002', customer_no: 'C2', check_in: '2024-09-01 00:00:00', mileage: '12345', paid: '158000', status: 'void', advisor: '陈强' },
      { order_no: '1003', customer_no: 'C3', check_in: '2024-09-01 08:30:00', mileage: '12346', paid: '-20000', advisor: 'a b &<"' },
      { order_no: '13000000000', customer_no: 'C4', check_in: '2024-09-01 00:00:00' },
    ])
  })

  test('days counted from 1904, with and without a date format', async () => {
    const rows = [['customer_no', 'name', 'birthday'], ['C1', 'A', { serial: 29_000 }], ['C2', 'B', 29_000]]
    const { records } = await readAll(await folder.put('1904.xlsx', workbook([{ name: 'a', rows }], { countsFrom1904: true })))
    expect(records.map((one) => one['birthday'])).toEqual(['1983-05-26', '1983-05-26'])
  })

  test('the first sheet, or the one that is named', async () => {
    const sheets = [
      { name: '说明', rows: [['customer_no', 'name'], ['C1', 'A']] },
      { name: '客户 2024', rows: [['customer_no', 'name'], ['C2', 'B']] },
    ]
    const path = await folder.put('two.xlsx', workbook(sheets))
    expect((await readAll(path)).records).toEqual([{ customer_no: 'C1', name: 'A' }])
    expect((await readAll(path, { sheet: '客户 2024' })).records).toEqual([{ customer_no: 'C2', name: 'B' }])
    expect(await refusalOf(path, { sheet: '没有' })).toEqual({ fault: 'no-such-sheet', sheet: '没有', sheets: ['说明', '客户 2024'] })
  })

  test('cells merged downwards count for every row that they cover', async () => {
    const rows = [['投诉号', '客户编号', '投诉时间'], ['T1', 'C1', '2024-01-02'], ['T2', null, '2024-01-03'], ['T3', null, '2024-01-04'], ['T4', null, '2024-01-05']]
    const { rows: read, records } = await readAll(await folder.put('merged.xlsx', workbook([{ name: 'a', rows, merged: ['B2:B4'] }])))
    expect(records.map((one) => one['customer_no'])).toEqual(['C1', 'C1', 'C1', undefined])
    expect(read[3]?.faults).toMatchObject([{ code: 'missing' }])
  })

  test('a failed formula and a number too long for a spreadsheet are faults', async () => {
    const rows = [['order_no', 'customer_no', 'check_in', 'paid'], [{ error: '#N/A' }, 'C1', '2024-01-02', { error: '#DIV/0!' }], [1.23456789012345e17, 'C1', '2024-01-02', 0]]
    const { rows: read } = await readAll(await folder.put('errors.xlsx', workbook([{ name: 'a', rows }])))
    expect(read.map((row) => row.faults.map(({ column, code }) => [column, code]))).toEqual([
      [['order_no', 'cell-error'], ['paid', 'cell-error']],
      [['order_no', 'digits-lost']],
    ])
  })

  test('gaps between rows and cells keep their places, and prefixed elements are understood', async () => {
    const rows = [[], ['报表'], [], ['customer_no', null, 'name'], [], ['C1', null, 'A']]
    const { table, rows: read } = await readAll(await folder.put('prefixed.xlsx', workbook([{ name: 'a', rows }], { prefix: 'x' })))
    expect([table.headerRow, read.map((row) => row.number)]).toEqual([4, [6]])
  })

  test('a workbook without shared strings and styles', async () => {
    const sheet = '<worksheet><sheetData><row><c t="inlineStr"><is><t>customer_no</t></is></c><c t="inlineStr"><is><t>name</t></is></c></row><row><c><v>7</v></c><c t="inlineStr"><is><t>A</t></is></c></row></sheetData></worksheet>'
    const relations = '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/one.xml"/></Relationships>'
    const parts = { 'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>', 'xl/_rels/workbook.xml.rels': relations, 'xl/worksheets/one.xml': sheet }
    const bytes = zip(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)]))
    expect((await readAll(await folder.put('bare.xlsx', bytes))).records).toEqual([{ customer_no: '7', name: 'A' }])
  })

  test('what the name of a file says does not matter', async () => {
    const book = workbook([{ name: 'a', rows: [['customer_no', 'name'], ['C1', 'A']] }])
    expect((await readAll(await folder.put('really xlsx.csv', book))).table.form.form).toBe('xlsx')
    expect((await readAll(await folder.put('really csv.xlsx', text))).table.form.form).toBe('csv')
  })
})
