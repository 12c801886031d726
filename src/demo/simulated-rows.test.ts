import { describe, expect, test } from 'vitest'
import { csvLine } from '#demo/csv-line.ts'
import { demoFiles, type DemoFile, type Row } from '#demo/demo-files.ts'
import { filesOf } from '#demo/file-form.ts'
import { simulatedRows } from '#demo/simulated-rows.ts'
import { vinCheckDigit } from '#demo/vin.ts'
import type { SimulationOptions } from '#demo/world.ts'

const options: SimulationOptions = { seed: 7, customers: 1200, centres: 3, from: '2018-01-01', asOf: '2025-12-31' }
const rows = [...simulatedRows(options)]
const rowsOf = (file: DemoFile) => rows.filter((row) => row.file === file).map((row) => recordOf(row))

/** Cells by header; '' for a header that the file has not. */
function recordOf({ file, cells }: Row): (title: string) => string {
  const header: readonly string[] = demoFiles[file].header
  return (title) => cells[header.indexOf(title)] ?? ''
}

/** FNV-1a over everything that would be written. */
function checksum(all: Iterable<Row>): number {
  let hash = 0x811c9dc5
  for (const { file, cells } of all) {
    const line = `${file}:${csvLine(cells)}\n`
    for (let i = 0; i < line.length; i++) hash = Math.imul(hash ^ line.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

describe('the same seed', () => {
  test.each([
    { dirtyShare: 0, form: 'kinds' },
    { dirtyShare: 0.1, form: 'kinds' },
    { dirtyShare: 0.1, form: 'repair-orders' },
  ] as const)('gives the same bytes: $form, $dirtyShare dirty', (how) => {
    const small = { ...options, ...how, customers: 150 }
    expect(checksum(simulatedRows(small))).toBe(checksum(simulatedRows(small)))
  })

  test('gives customer n the same history whatever the total', () => {
    const few = [...simulatedRows({ ...options, customers: 300 })]
    expect(rows.slice(0, few.length)).toEqual(few)
  })

  test('another seed gives other people', () => {
    expect(checksum(simulatedRows({ ...options, customers: 50, seed: 8 }))).not.toBe(
      checksum(simulatedRows({ ...options, customers: 50 })),
    )
  })
})

test.each([
  { wrong: { centres: 0 } },
  { wrong: { centres: 7 } },
  { wrong: { customers: 0 } },
  { wrong: { seed: 1.5 } },
  { wrong: { from: '2025-06-01' } },
  { wrong: { dirtyShare: 0.5 } },
] as const)('refuses $wrong', ({ wrong }) => {
  expect(() => simulatedRows({ ...options, ...wrong }).next()).toThrow(RangeError)
})

describe('without dirt no row breaks a rule of the import', () => {
  test('every row has a cell per header, and every file rows', () => {
    for (const { file, cells } of rows) expect(cells).toHaveLength(demoFiles[file].header.length)
    expect(new Set(rows.map(({ file }) => file))).toEqual(new Set(filesOf(options)))
  })

  test('numbers are unique', () => {
    const keys = {
      staff: ['员工编号'], customers: ['客户编号'], vehicles: ['车架号'], usedVehicles: ['车架号'], visits: ['工单号'], visitLines: ['工单号', '行号'],
      surveys: ['问卷号'], complaints: ['投诉号'], touches: ['触达号'], referrals: ['推荐号'], appActivity: ['customer_no', 'date'],
      promises: ['客户编号', '承诺内容', '到期日'], recommendations: ['工单号', '项目'], appointments: ['appointment_no'], household: ['客户编号', '姓名'],
    } as const satisfies Partial<Record<DemoFile, readonly string[]>> // prettier-ignore
    for (const [file, titles] of Object.entries(keys)) {
      const found = rowsOf(file as DemoFile).map((record) => titles.map((title) => record(title)).join(' '))
      expect(new Set(found).size, file).toBe(found.length)
    }
    const names = rowsOf('staff').map((record) => record('姓名'))
    expect(new Set(names).size).toBe(names.length)
  })

  test('whoever and whatever is named exists', () => {
    const customers = new Set(rowsOf('customers').map((record) => record('客户编号')))
    const orders = new Set(rowsOf('visits').map((record) => record('工单号')))
    const cars = new Set(rowsOf('vehicles').map((record) => record('车架号')))
    const staff = new Set(rowsOf('staff').map((record) => record('姓名')))
    for (const row of rows) {
      const record = recordOf(row)
      for (const title of ['客户编号', 'customer_no', '成员客户编号', '推荐人'])
        if (record(title)) expect(customers).toContain(record(title))
      if (record('工单号')) expect(orders).toContain(record('工单号'))
      for (const title of ['车架号', 'vin']) if (record(title)) expect(cars).toContain(record(title))
      for (const title of ['服务顾问', '承诺人']) if (record(title)) expect(staff).toContain(record(title))
    }
  })

  test('what has happened lies between 2000 and the last day, in order', () => {
    const past = {
      vehicles: '交车日期',
      visits: '进厂时间',
      surveys: '日期',
      complaints: '投诉时间',
      appActivity: 'date',
      touches: '时间',
      referrals: '日期',
    } as const
    for (const [file, title] of Object.entries(past)) {
      for (const record of rowsOf(file as DemoFile)) {
        expect(record(title)).toMatch(/^20\d\d-[01]\d-[0-3]\d( [0-2]\d:[0-5]\d)?$/)
        expect(record(title).slice(0, 10) <= options.asOf).toBe(true)
      }
    }
    for (const record of rowsOf('visits'))
      if (record('出厂时间')) expect(record('出厂时间') > record('进厂时间')).toBe(true)
    for (const record of rowsOf('complaints'))
      if (record('首次响应')) expect(record('首次响应') > record('投诉时间')).toBe(true)
  })

  test('no car is serviced before its delivery or by somebody who has sold it, and no mileage falls', () => {
    const delivered = new Map(
      [...rowsOf('vehicles'), ...rowsOf('usedVehicles')].map((car) => [
        `${car('客户编号')} ${car('车架号')}`,
        car('交车日期'),
      ]),
    )
    const lastKm = new Map<string, number>()
    const byTime = rowsOf('visits').toSorted((a, b) => (a('进厂时间') < b('进厂时间') ? -1 : 1))
    for (const visit of byTime) {
      const [vin, km, on] = [visit('车架号'), Number(visit('里程')), visit('进厂时间').slice(0, 10)]
      expect(on > (delivered.get(`${visit('客户编号')} ${vin}`) ?? '9999')).toBe(true)
      expect(km).toBeGreaterThanOrEqual(lastKm.get(vin) ?? 0)
      lastKm.set(vin, km)
    }
    const handedOver = rowsOf('usedVehicles')
    expect(handedOver.length).toBeGreaterThan(0)
    for (const car of handedOver) {
      const before = byTime.filter(
        (visit) => visit('车架号') === car('车架号') && visit('客户编号') !== car('客户编号'),
      )
      for (const visit of before) expect(visit('进厂时间') < car('交车日期')).toBe(true)
    }
  })

  test('check digits hold, phones are of a range nobody has', () => {
    for (const vin of rowsOf('vehicles').map((car) => car('车架号'))) expect(vin.charAt(8)).toBe(vinCheckDigit(vin))
    const phones = [...rowsOf('customers'), ...rowsOf('staff')].map((record) => record('手机号'))
    for (const phone of phones) expect(phone).toMatch(/^154\d{8}$/)
    expect(new Set(phones).size).toBe(phones.length)
  })

  test('what an order says was paid is what its customer paid line by line', () => {
    const fromLines = new Map<string, number>()
    for (const line of rowsOf('visitLines')) {
      if (line('付款方') === '客户')
        fromLines.set(line('工单号'), (fromLines.get(line('工单号')) ?? 0) + Number(line('实收')))
    }
    for (const order of rowsOf('visits'))
      expect(Number(order('实收金额'))).toBeCloseTo(fromLines.get(order('工单号')) ?? 0, 6)
  })

  test('the one sheet tells what the two files tell', () => {
    const sheet = [...simulatedRows({ ...options, form: 'repair-orders' })]
      .filter(({ file }) => file === 'repairOrders')
      .map((row) => recordOf(row))
    const lines = (all: readonly ((title: string) => string)[]) =>
      all.map((each) => [each('工单号'), each('行号'), each('项目'), each('实收')].join(' '))
    expect(lines(sheet)).toEqual(lines(rowsOf('visitLines')))
    const orders = new Map(sheet.map((each) => [each('工单号'), each]))
    for (const visit of rowsOf('visits')) {
      for (const title of ['进厂时间', '里程', '状态', '服务顾问'])
        expect(orders.get(visit('工单号'))?.(title)).toBe(visit(title))
    }
  })
})

test('nobody who has gone comes back, and nobody comes before the day that the truth gives', () => {
  const lastVisit = new Map<string, string>()
  for (const visit of rowsOf('visits')) {
    const [no, on] = [visit('客户编号'), visit('进厂时间').slice(0, 10)]
    if (on > (lastVisit.get(no) ?? '')) lastVisit.set(no, on)
  }
  const truth = rowsOf('truth')
  expect(truth).toHaveLength(options.customers)
  for (const each of truth) {
    const last = lastVisit.get(each('customer_no')) ?? ''
    if (each('state') === 'gone') expect(last < each('gone_on')).toBe(true)
    if (each('next_visit_on')) expect(each('next_visit_on') > options.asOf).toBe(true)
  }
})

test('an advisor looks after 200 to 600 customers', () => {
  const counts = new Map<string, number>()
  for (const { file, cells } of simulatedRows({ ...options, customers: 4002 })) {
    if (file === 'customers') counts.set(cells[9] ?? '', (counts.get(cells[9] ?? '') ?? 0) + 1)
  }
  expect(counts.size).toBe(12)
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(200)
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(600)
})
