import { describe, expect, test } from 'vitest'
import { demoFiles, type DemoFile, type Row } from '#demo/demo-files.ts'
import { filesOf } from '#demo/file-form.ts'
import { simulatedRows } from '#demo/simulated-rows.ts'
import { vinCheckDigit } from '#demo/vin.ts'
import type { SimulationOptions } from '#demo/world.ts'

const options: SimulationOptions = { seed: 7, customers: 1200, centres: 3, from: '2018-01-01', asOf: '2025-12-31' }
const rows = [...simulatedRows(options)]
const records = new Map(filesOf(options).map((file) => [file, rows.filter((row) => row.file === file).map(recordOf)]))

/** The cell below a header; '' for a header that the file has not. */
type Told = (title: string) => string

function recordOf({ file, cells }: Row): Told {
  const header: readonly string[] = demoFiles[file].header
  return (title) => cells[header.indexOf(title)] ?? ''
}

function recordsOf(file: DemoFile): readonly Told[] {
  return records.get(file) ?? []
}

function dayIn(time: string): string {
  return time.slice(0, 10)
}

/** The texts that stand more than once. */
function repeatedIn(texts: readonly string[]): string[] {
  const seen = new Set<string>()
  return texts.filter((text) => seen.size === seen.add(text).size)
}

describe('without dirt no row breaks a rule of the import', () => {
  test('every row has a cell per header, and every file rows', () => {
    expect(rows.filter(({ file, cells }) => cells.length !== demoFiles[file].header.length)).toEqual([])
    for (const file of filesOf(options)) expect(recordsOf(file).length, file).toBeGreaterThan(0)
  })

  test.each([
    { file: 'staff', key: ['员工编号'] },
    { file: 'staff', key: ['姓名'] },
    { file: 'customers', key: ['客户编号'] },
    { file: 'vehicles', key: ['车架号'] },
    { file: 'usedVehicles', key: ['车架号'] },
    { file: 'household', key: ['客户编号', '姓名'] },
    { file: 'visits', key: ['工单号'] },
    { file: 'visitLines', key: ['工单号', '行号'] },
    { file: 'surveys', key: ['问卷号'] },
    { file: 'complaints', key: ['投诉号'] },
    { file: 'appActivity', key: ['customer_no', 'date'] },
    { file: 'touches', key: ['触达号'] },
    { file: 'referrals', key: ['推荐号'] },
    { file: 'promises', key: ['客户编号', '承诺内容', '到期日'] },
    { file: 'recommendations', key: ['工单号', '项目'] },
    { file: 'appointments', key: ['appointment_no'] },
  ] as const)('$file: no $key twice', ({ file, key }) => {
    expect(repeatedIn(recordsOf(file).map((told) => key.map(told).join(' ')))).toEqual([])
  })

  test.each([
    { titles: ['客户编号', 'customer_no', '成员客户编号', '推荐人'], file: 'customers', key: '客户编号' },
    { titles: ['车架号', 'vin'], file: 'vehicles', key: '车架号' },
    { titles: ['工单号'], file: 'visits', key: '工单号' },
    { titles: ['服务顾问', '承诺人'], file: 'staff', key: '姓名' },
  ] as const)('whatever is named in $titles exists in $file', ({ titles, file, key }) => {
    const known = new Set(['', ...recordsOf(file).map((told) => told(key))])
    expect([...records.values()].flat().flatMap((told) => titles.map(told).filter((name) => !known.has(name)))).toEqual(
      [],
    )
  })

  test.each([
    { file: 'vehicles', title: '交车日期' },
    { file: 'visits', title: '进厂时间' },
    { file: 'surveys', title: '日期' },
    { file: 'complaints', title: '投诉时间' },
    { file: 'appActivity', title: 'date' },
    { file: 'touches', title: '时间' },
    { file: 'referrals', title: '日期' },
  ] as const)('$file: every $title lies between 2000 and the last day', ({ file, title }) => {
    const form = /^20\d\d-[01]\d-[0-3]\d( [0-2]\d:[0-5]\d)?$/
    const times = recordsOf(file).map((told) => told(title))
    expect(times.filter((time) => !form.test(time) || dayIn(time) > options.asOf)).toEqual([])
  })

  test.each([
    { file: 'visits', first: '进厂时间', later: '出厂时间' },
    { file: 'visits', first: '进厂时间', later: '承诺时间' },
    { file: 'complaints', first: '投诉时间', later: '首次响应' },
    { file: 'complaints', first: '投诉时间', later: '解决时间' },
  ] as const)('$file: $later comes after $first', ({ file, first, later }) => {
    expect(
      recordsOf(file)
        .filter((told) => told(later) !== '' && told(later) <= told(first))
        .map((told) => told(first)),
    ).toEqual([])
  })

  test('check digits hold, and phones are of a range that nobody has', () => {
    expect(
      recordsOf('vehicles')
        .map((car) => car('车架号'))
        .filter((vin) => vin.charAt(8) !== vinCheckDigit(vin)),
    ).toEqual([])
    const phones = [...recordsOf('customers'), ...recordsOf('staff')].map((told) => told('手机号'))
    expect(phones.filter((phone) => !/^154\d{8}$/.test(phone))).toEqual([])
    expect(repeatedIn(phones)).toEqual([])
  })
})

describe('the files tell one story', () => {
  const byTime = recordsOf('visits').toSorted((a, b) => (a('进厂时间') < b('进厂时间') ? -1 : 1))
  const visits = byTime.map((told) => ({
    told,
    vin: told('车架号'),
    on: dayIn(told('进厂时间')),
    km: Number(told('里程')),
  }))

  test('no car is serviced before its delivery to that customer, or by somebody who has passed it on', () => {
    const cars = [...recordsOf('vehicles'), ...recordsOf('usedVehicles')]
    const delivered = new Map(cars.map((car) => [`${car('客户编号')} ${car('车架号')}`, car('交车日期')]))
    const handedOver = new Map(
      recordsOf('usedVehicles').map((car) => [car('车架号'), { to: car('客户编号'), on: car('交车日期') }]),
    )
    expect(handedOver.size).toBeGreaterThan(0)
    expect(visits.filter(({ told, vin, on }) => on <= (delivered.get(`${told('客户编号')} ${vin}`) ?? '9999'))).toEqual(
      [],
    )
    const isLate = ({ told, vin, on }: (typeof visits)[number]) => {
      const handOver = handedOver.get(vin)
      return handOver !== undefined && handOver.to !== told('客户编号') && on >= handOver.on
    }
    expect(visits.filter(isLate)).toEqual([])
  })

  test('no mileage falls, whoever drives', () => {
    const last = new Map<string, number>()
    const fallen = visits.filter(({ vin, km }) => {
      const before = last.get(vin) ?? 0
      last.set(vin, km)
      return km < before
    })
    expect(fallen).toEqual([])
  })

  test('what an order says was paid is what its customer paid line by line', () => {
    const paid = new Map<string, number>()
    for (const line of recordsOf('visitLines').filter((told) => told('付款方') === '客户')) {
      paid.set(line('工单号'), (paid.get(line('工单号')) ?? 0) + Number(line('实收')))
    }
    const wrong = recordsOf('visits').filter(
      (order) => Math.abs(Number(order('实收金额')) - (paid.get(order('工单号')) ?? 0)) > 0.001,
    )
    expect(wrong).toEqual([])
  })

  test('the one sheet tells what the two files tell', () => {
    const sheet = [...simulatedRows({ ...options, form: 'repair-orders' })]
      .filter(({ file }) => file === 'repairOrders')
      .map(recordOf)
    const textOf = (told: Told, titles: readonly string[]) => titles.map(told).join(' ')
    const lineTitles = ['工单号', '行号', '类别', '项目', '标价', '实收', '付款方', '成本']
    expect(sheet.map((told) => textOf(told, lineTitles))).toEqual(
      recordsOf('visitLines').map((told) => textOf(told, lineTitles)),
    )
    const orderTitles = [
      '工单号',
      '客户编号',
      '车架号',
      '服务中心',
      '进厂时间',
      '出厂时间',
      '里程',
      '维修类型',
      '服务顾问',
      '状态',
    ]
    const orders = new Set(sheet.map((told) => textOf(told, orderTitles)))
    expect([...orders]).toEqual(recordsOf('visits').map((told) => textOf(told, orderTitles)))
  })

  test('nobody who has gone comes back, and the visit that the truth foretells lies ahead', () => {
    const lastOn = new Map(visits.map(({ told, on }) => [told('客户编号'), on]))
    const truth = recordsOf('truth')
    expect(truth).toHaveLength(options.customers)
    expect(
      truth.filter((told) => told('state') === 'gone' && (lastOn.get(told('customer_no')) ?? '') >= told('gone_on')),
    ).toEqual([])
    expect(truth.filter((told) => told('next_visit_on') !== '' && told('next_visit_on') <= options.asOf)).toEqual([])
  })
})
