import { describe, expect, test } from 'vitest'
import { bestFit } from '#intake/headers.ts'
import { kinds } from '#intake/kinds.ts'
import { feeds } from '#store/imports/feeds.ts'
import { files } from '#test/operations/files-of-one-person.ts'
import { readAll } from '#test/sheets/reading.ts'

const sheet = (name: string) => `test/sheets/${name}`

/** A file of every kind: what it is, its encoding and delimiter, its rows. */
const samples = [
  ['customers-utf8-bom.csv', 'customers', 'utf-8', ',', 5],
  ['vehicles-gb18030.csv', 'vehicles', 'gb18030', ',', 5],
  ['visits-utf16.txt', 'visits', 'utf-16le', '\t', 4],
  ['visit-lines-semicolon.csv', 'visit_lines', 'utf-8', ';', 5],
  ['surveys.csv', 'surveys', 'utf-8', ',', 3],
  ['complaints-gbk.csv', 'complaints', 'gb18030', ',', 2],
  ['app-activity.csv', 'app_activity', 'utf-8', ',', 3],
  ['touches.csv', 'touches', 'utf-8', ',', 4],
  ['referrals.csv', 'referrals', 'utf-8', ',', 2],
  ['staff.csv', 'staff', 'utf-8', ',', 3],
  ['promises.csv', 'promises', 'utf-8', ',', 2],
  ['recommendations.csv', 'recommendations', 'utf-8', ',', 3],
  ['appointments.csv', 'appointments', 'utf-8', ',', 2],
  ['household.csv', 'household', 'utf-8', ',', 3],
  ['repair-orders-report.csv', 'repair_orders', 'utf-8', ',', 4],
] as const

describe('sample files', () => {
  test.each(samples)('%s holds %s in %s', async (...[name, kind, encoding, delimiter, count]) => {
    const { table, rows, fault } = await readAll(sheet(name))
    expect(table).toMatchObject({ kind: { id: kind }, form: { form: 'csv', encoding, delimiter }, unrecognised: [] })
    expect(rows.flatMap((row) => row.faults)).toEqual([])
    expect([fault, rows.length]).toEqual([null, count])
  })
})

/** Staff belong to no customer, and the rows of repair orders feed other kinds. */
const withoutFeed: readonly string[] = ['staff', 'repair_orders']

test('whoever adds a kind says where it is kept, what it looks like and what it holds of a person', () => {
  const sampled = samples.map(([, kind]): string => kind)
  const fed = feeds.map(({ kind }) => kind)
  const ofOnePerson = Object.values(files).map(kindByHeaders)
  const forgotten = kinds.flatMap(({ id }) => [
    ...(sampled.includes(id) ? [] : [`${id}: put a small file into test/sheets and its row into samples, above`]),
    ...(fed.includes(id) || withoutFeed.includes(id) ? [] : [`${id}: put a feed into src/store/imports/feeds.ts`]),
    ...(ofOnePerson.includes(id) || withoutFeed.includes(id)
      ? []
      : [`${id}: put a file into test/operations/files-of-one-person.ts, and into \`his\` what must be found no more`]),
  ])
  expect(forgotten).toEqual([])
  expect(fed.filter((kind) => !kinds.some(({ id }) => id === kind))).toEqual([])
})

function kindByHeaders(text: string): string | undefined {
  const [headers = ''] = text.split('\n')
  return bestFit(headers.split(','), {}, null)?.kind.id
}

test('customers: every form of phone, birthday, consent and tags', async () => {
  const { records } = await readAll(sheet('customers-utf8-bom.csv'))
  expect(records.map(({ customer_no, phone, gender, birthday, consent_marketing, tags }) => [customer_no, phone, gender, birthday, consent_marketing, tags])).toEqual([
    ['C0001', '13800000001', 'male', '1985-03-12', 'true', '{"VIP","老客户"}'],
    ['C0002', '13800000002', 'female', '1990-11-02', 'false', undefined],
    ['C0003', '13800000003', 'female', '1988-07-08', undefined, '{"潜客转化"}'],
    ['C0004', '02168880004', 'male', '1962-05-30', 'true', undefined],
    ['C0005', '13800000005', 'female', undefined, undefined, undefined],
  ])
  expect(records[0]).toMatchObject({ address: '浦东新区世纪大道 100 号, 2 单元' })
})

test('vehicles: days in five forms, characters beyond GBK, short rows', async () => {
  const { records } = await readAll(sheet('vehicles-gb18030.csv'))
  expect(records.map((one) => one['delivery_date'])).toEqual(['2021-06-18', '2022-01-05', '2023-09-09', '2019-12-01', '2024-02-29'])
  expect(records[3]).toMatchObject({ model: '远行 㐱版', sold_date: '2024-03-15' })
  expect(records[1]?.['vin']).toMatch(/^LRW3E7FS/)
})

test('visits: amounts in fen, mileage with units, times to the second', async () => {
  const { records } = await readAll(sheet('visits-utf16.txt'))
  expect(records.map(({ order_no, check_in, mileage, kind, paid, status }) => [order_no, check_in, mileage, kind, paid, status])).toEqual([
    ['RO240001', '2024-03-04 08:35:00', '42310', 'maintenance', '128000', 'closed'],
    ['RO240002', '2024-03-04 09:10:00', '18950', 'repair', '0', 'open'],
    ['RO240003', '2024-04-12 14:05:00', '9000', 'first_service', '0', 'closed'],
    ['RO240004', '2024-02-20 00:00:00', '88012', 'repair', '-20000', 'void'],
  ])
})

test('a printed report: title, page breaks, merged blanks and totals', async () => {
  const { table, rows, records } = await readAll(sheet('repair-orders-report.csv'))
  expect(table).toMatchObject({ headerRow: 4, skipped: { blank: 0, repeatedHeaders: 1, footers: 2 } })
  expect(rows.map((row) => row.number)).toEqual([5, 6, 7, 9])
  expect(records.map(({ order_no, customer_no, line_no, paid, line_paid }) => [order_no, customer_no, line_no, paid, line_paid])).toEqual([
    ['RO240001', 'C0001', '1', '128000', '88000'],
    ['RO240001', 'C0001', '2', '128000', '40000'],
    ['RO240002', 'C0002', '1', '0', '0'],
    ['RO240005', 'C0001', '1', '26000', '26000'],
  ])
  expect(rows[1]?.flags).toMatchObject([{ row: 6, code: 'filled-from-above' }])
})

test('a comment that looks like a formula is a comment, and one with a line break keeps it', async () => {
  const { rows, records } = await readAll(sheet('surveys.csv'))
  expect(records.map((one) => one['comment'])).toEqual(['Quick.\nFriendly.', '=Waited too long', undefined])
  expect(rows.map((row) => row.number)).toEqual([2, 4, 5])
})

test('a workbook with a title, merged orders, formulas and a total', async () => {
  const { table, rows, records } = await readAll(sheet('repair-orders-merged.xlsx'))
  expect(table).toMatchObject({ kind: { id: 'repair_orders' }, headerRow: 2, unrecognised: [], skipped: { footers: 1 } })
  expect(rows.flatMap(({ faults }) => faults)).toEqual([])
  expect(records.map(({ order_no, check_in, mileage, item, line_paid, payer }) => [order_no, check_in, mileage, item, line_paid, payer])).toEqual([
    ['RO240001', '2024-03-04 08:35:00', '42310', 'A 保', '88000', 'customer'],
    ['RO240001', '2024-03-04 08:35:00', '42310', '香氛', '40000', 'customer'],
    ['RO240002', '2024-03-04 09:10:00', '18950', '车门密封条', '0', 'warranty'],
  ])
})

test('a workbook of another program', async () => {
  const { records } = await readAll(sheet('customers-workbook.xlsx'))
  expect(records).toEqual([
    { customer_no: 'C1', name: '张伟', phone: '13800000001', birthday: '1985-03-12' },
    { customer_no: 'C2', name: '王芳', phone: '13800000002' },
  ])
})
