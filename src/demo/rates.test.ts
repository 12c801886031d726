import { beforeAll, describe, expect, test } from 'vitest'
import { day, dayNumber } from '#domain/calendar.ts'
import { demoFiles, type DemoFile, type Row } from '#demo/demo-files.ts'
import { simulatedRows } from '#demo/simulated-rows.ts'

/*
 * 4,000 customers over eight years. The bands are the references of the specification (§2.9, §4.4, §5.2) and what a
 * centre would call plausible, widened by about three standard errors of a run of this size.
 */
const asOf = '2025-12-31'
const today = dayNumber(asOf)

interface Known {
  deliveredOn: number
  readonly visits: { readonly on: number; readonly kind: string; readonly paid: number }[]
  readonly items: Set<string>
  goneOn: number | null
}

const customers = new Map<string, Known>()
const orders = new Map<string, Known>()
const scores: number[] = []
const reasons: string[] = []

beforeAll(() => {
  const read: Partial<Record<DemoFile, (cell: (title: string) => string) => void>> = {
    customers: (cell) =>
      customers.set(cell('客户编号'), { deliveredOn: Infinity, visits: [], items: new Set(), goneOn: null }),
    vehicles: (cell) => {
      const customer = of(cell('客户编号'))
      customer.deliveredOn = Math.min(customer.deliveredOn, dayIn(cell('交车日期')))
    },
    visits: (cell) => {
      const customer = of(cell('客户编号'))
      orders.set(cell('工单号'), customer)
      customer.visits.push({ on: dayIn(cell('进厂时间')), kind: cell('维修类型'), paid: Number(cell('实收金额')) })
    },
    visitLines: (cell) => orders.get(cell('工单号'))?.items.add(cell('项目')),
    surveys: (cell) => scores.push(Number(cell('评分'))),
    complaints: (cell) => reasons.push(cell('原因')),
    truth: (cell) => {
      if (cell('gone_on') !== '') of(cell('customer_no')).goneOn = dayIn(cell('gone_on'))
    },
  }
  for (const row of simulatedRows({ seed: 3, customers: 4000, centres: 3, from: '2018-01-01', asOf }))
    read[row.file]?.(cellsOf(row))
})

function cellsOf({ file, cells }: Row): (title: string) => string {
  const header: readonly string[] = demoFiles[file].header
  return (title) => cells[header.indexOf(title)] ?? ''
}

function of(customerNo: string): Known {
  const customer = customers.get(customerNo)
  if (customer === undefined) throw new Error(`no customer ${customerNo}`)
  return customer
}

function dayIn(text: string): number {
  return dayNumber(day(text.slice(0, 10)))
}

function visitDays({ visits }: Known): number[] {
  return [...new Set(visits.map(({ on }) => on))].toSorted((a, b) => a - b)
}

function shareOf<T>(all: readonly T[], holds: (each: T) => boolean): number {
  return all.filter(holds).length / all.length
}

function mean(all: readonly number[]): number {
  return all.reduce((sum, each) => sum + each, 0) / all.length
}

const repeaters = () => [...customers.values()].filter((each) => visitDays(each).length >= 2)

describe('the simulated centres behave like real ones', () => {
  test('78 % come to their first service within half a year', () => {
    const due = [...customers.values()].filter(({ deliveredOn }) => deliveredOn < today - 183)
    const share = shareOf(due, ({ visits, deliveredOn }) =>
      visits.some((visit) => visit.kind === '首保' && visit.on <= deliveredOn + 183),
    )
    expect(share).toBeGreaterThan(0.76)
    expect(share).toBeLessThan(0.82)
  })

  test('40 to 50 % of them are back within a year', () => {
    const served = [...customers.values()].flatMap((customer) => {
      const first = customer.visits.find((visit) => visit.kind === '首保' && visit.on <= today - 365)
      return first === undefined ? [] : [{ customer, on: first.on }]
    })
    const share = shareOf(served, ({ customer, on }) =>
      visitDays(customer).some((each) => each > on && each <= on + 365),
    )
    expect(share).toBeGreaterThan(0.4)
    expect(share).toBeLessThan(0.52)
  })

  test('those who keep coming come about twice a year, and pay some hundred yuan each time', () => {
    const years = repeaters().map((each) => ((each.goneOn ?? today) - (visitDays(each)[0] ?? today)) / 365)
    const visits = repeaters().map((each) => visitDays(each).length - 1)
    expect(mean(visits) / mean(years)).toBeGreaterThan(1.7)
    expect(mean(visits) / mean(years)).toBeLessThan(2.5)
    const all = [...customers.values()]
    const paid = all.flatMap((each) => each.visits.map((visit) => visit.paid))
    const days = all.map((each) => visitDays(each).length)
    const ticket = (mean(paid) * paid.length) / (mean(days) * days.length)
    expect(ticket).toBeGreaterThan(600)
    expect(ticket).toBeLessThan(1300)
  })

  test('intervals are far more regular than chance, and not equally so for everybody', () => {
    const spreads = repeaters().flatMap((each) => {
      const days = visitDays(each)
      const gaps = days.slice(1).map((on, i) => on - (days[i] ?? on))
      if (gaps.length < 5) return []
      return [Math.sqrt(mean(gaps.map((gap) => (gap - mean(gaps)) ** 2))) / mean(gaps)]
    })
    const sorted = spreads.toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
    expect(at(0.5)).toBeGreaterThan(0.3)
    expect(at(0.5)).toBeLessThan(0.65)
    expect(at(0.9) / at(0.1)).toBeGreaterThan(2)
  })

  test('surveys give an NPS between 35 and 60', () => {
    const nps = 100 * (shareOf(scores, (score) => score >= 9) - shareOf(scores, (score) => score <= 6))
    expect(nps).toBeGreaterThan(35)
    expect(nps).toBeLessThan(60)
  })

  test.each([
    { reason: '价格', share: 0.4 },
    { reason: '等待', share: 0.25 },
    { reason: '态度', share: 0.15 },
    { reason: '质量', share: 0.1 },
    { reason: '搬迁或换车手续', share: 0.1 },
  ])('$share of complaints are about $reason', ({ reason, share }) => {
    expect(shareOf(reasons, (each) => each === reason)).toBeGreaterThan(share - 0.07)
    expect(shareOf(reasons, (each) => each === reason)).toBeLessThan(share + 0.07)
  })

  test('2 to 4 visits in a hundred end in a complaint', () => {
    const days = [...customers.values()].reduce((sum, each) => sum + visitDays(each).length, 0)
    expect(reasons.length / days).toBeGreaterThan(0.02)
    expect(reasons.length / days).toBeLessThan(0.04)
  })

  test.each([
    { item: '三电健康诊断', share: 0.6 },
    { item: '代步车服务', share: 0.3 },
    { item: '上门取送车', share: 0.2 },
    { item: '漆面美容', share: 0.25 },
    { item: '延保一年', share: 0.15 },
  ])('$share of returning customers buy $item', ({ item, share }) => {
    expect(shareOf(repeaters(), ({ items }) => items.has(item))).toBeGreaterThan(share - 0.05)
    expect(shareOf(repeaters(), ({ items }) => items.has(item))).toBeLessThan(share + 0.05)
  })

  test('some have gone for good, and many have not', () => {
    const gone = shareOf([...customers.values()], ({ goneOn }) => goneOn !== null)
    expect(gone).toBeGreaterThan(0.35)
    expect(gone).toBeLessThan(0.65)
  })
})
