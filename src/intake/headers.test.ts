import { describe, expect, test } from 'vitest'
import { bestFit, plainHeader } from '#intake/headers.ts'
import type { Fit } from '#intake/headers.ts'
import { kindNamed, kinds, type Kind } from '#intake/kinds.ts'
import { repairOrderFeeds } from '#intake/kinds/repair-orders.ts'

function fitOfHeaders(headers: string): Fit {
  const fit = bestFit(headers.split(','), {}, null)
  if (fit === null) throw new Error(`no kind for ${headers}`)
  return fit
}

function columnsOf(fit: Fit): (string | null)[] {
  return fit.columns.map(({ column }) => column)
}

const ids = (kind: Kind) => kind.columns.map(({ id }) => id)

describe('each kind', () => {
  const spelled: readonly (readonly [string, (text: string, index: number) => string])[] = [
    ['as written', (text) => text],
    ['in upper case', (text) => text.toUpperCase()],
    ['with blanks and stars', (text) => ` ${text} *`],
    ['full-width', (text) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))],
    ['with a unit', (text) => `${text}（说明）`],
    ['behind a byte order mark', (text, index) => (index === 0 ? `\uFEFF${text}` : text)],
    ['with a line break inside', (text) => `${text}\n(必填)`],
  ]

  for (const kind of kinds) {
    test.each(spelled)(`${kind.id} is known by its English ids, %s`, (_, spell) => {
      const fit = bestFit(ids(kind).map(spell), {}, null)
      expect(fit?.kind.id).toBe(kind.id)
      expect(fit && columnsOf(fit)).toEqual(ids(kind))
      expect(fit?.missing).toEqual([])
    })

    test.each(spelled)(`${kind.id} is known by its Chinese headers, %s`, (_, spell) => {
      const fit = bestFit(kind.columns.map(({ label }) => label.zh).map(spell), {}, null)
      expect(fit?.kind.id).toBe(kind.id)
      expect(fit && columnsOf(fit)).toEqual(ids(kind))
    })

    test(`${kind.id} is known by its required columns alone`, () => {
      const required = kind.columns.filter((column) => column.required).map(({ id }) => id)
      const oneOfEach = (kind.needsOneOf ?? []).map(([first = '']) => first)
      expect(bestFit([...required, ...oneOfEach], {}, null)).toMatchObject({ kind: { id: kind.id }, missing: [] })
    })
  }
})

describe('headers as systems spell them', () => {
  test.each([
    [
      '工单编号,车牌,进店时间,VIN码,行驶里程(km),业务类型,接待顾问,结算金额',
      'visits',
      ['order_no', null, 'check_in', 'vin', 'mileage', 'kind', 'advisor', 'paid'],
    ],
    [
      'Order No.,Check In Date,VIN No,Odometer,Service Advisor,Amount Paid',
      'visits',
      ['order_no', 'check_in', 'vin', 'mileage', 'advisor', 'paid'],
    ],
    [
      '车主编号,车主姓名,手机号码,出生日期,所属门店',
      'customers',
      ['customer_no', 'name', 'phone', 'birthday', 'centre'],
    ],
    ['车架号,客户号,车牌号码,交车时间', 'vehicles', ['vin', 'customer_no', 'plate', 'delivery_date']],
    [
      '工单号,序号,项目名称,原价,金额,结算类型',
      'visit_lines',
      ['order_no', 'line_no', 'item', 'list_price', 'paid', 'payer'],
    ],
    ['问卷编号,工单号,提交时间,NPS,意见建议', 'surveys', ['survey_no', 'order_no', 'date', 'score', 'comment']],
    [
      '投诉编号,客户编号,客户姓名,手机号,服务顾问,投诉日期,投诉原因',
      'complaints',
      ['complaint_no', 'customer_no', null, null, null, 'opened', 'reason'],
    ],
    ['客户编号,联系方式,触达编号,触达时间', 'touches', ['customer_no', 'channel', 'touch_no', 'time']],
  ])('%s is %s', (headers, kind, columns) => {
    const fit = fitOfHeaders(headers)
    expect(fit.kind.id).toBe(kind)
    expect(columnsOf(fit)).toEqual(columns)
  })

  test('an order export with customer columns is about orders', () => {
    expect(fitOfHeaders('客户编号,客户姓名,手机号,微信,邮箱,性别,生日,城市,地址,工单号,进厂时间').kind.id).toBe(
      'visits',
    )
  })

  test('unknown headers are named, our own column of reasons is not', () => {
    expect(fitOfHeaders('customer_no,name,鞋码,拒绝原因').unrecognised).toEqual(['鞋码'])
    expect(fitOfHeaders('customer_no,name,reason').unrecognised).toEqual([])
    expect(columnsOf(fitOfHeaders('complaint_no,customer_no,opened,reason,rejection_reason'))).toEqual([
      'complaint_no',
      'customer_no',
      'opened',
      'reason',
      null,
    ])
  })

  test('required columns that are not there are named', () => {
    const fit = fitOfHeaders('order_no,customer_no,mileage,paid,status')
    expect(fit.kind.id).toBe('visits')
    expect(fit.missing.map(({ id }) => id)).toEqual(['check_in'])
  })

  test('of car and customer an order needs one', () => {
    expect(fitOfHeaders('order_no,check_in,mileage').missing.map(({ id }) => id)).toEqual(['vin'])
  })

  test('nothing known is no kind', () => {
    expect(bestFit(['甲', '乙', '丙'], {}, null)).toBeNull()
  })
})

describe('the one-sheet export of orders', () => {
  const start = 'order_no,customer_no,vin,check_in,item'

  test.each([
    ['实收金额,实收', ['paid', 'line_paid']],
    ['实收,实收金额', ['line_paid', 'paid']],
    ['paid,line_paid', ['paid', 'line_paid']],
    ['paid,paid', ['paid', 'line_paid']],
    ['paid', ['line_paid']],
    ['实收', ['line_paid']],
    ['实收金额', ['line_paid']],
  ])('amount columns %s', (headers, columns) => {
    const fit = fitOfHeaders(`${start},${headers}`)
    expect(fit.kind.id).toBe('repair_orders')
    expect(columnsOf(fit).slice(5)).toEqual(columns)
  })

  test('the hand-over of an order is not the delivery of the car', () => {
    expect(columnsOf(fitOfHeaders(`${start},实收,交车时间,交车日期`)).slice(6)).toEqual(['check_out', 'delivery_date'])
  })

  test('feeds every column of its four kinds from one of its own', () => {
    for (const [id, feed] of Object.entries(repairOrderFeeds)) {
      expect(Object.keys(feed)).toEqual(ids(kinds.find((kind) => kind.id === id) ?? kindNamed('staff')))
      for (const from of Object.values(feed)) expect(ids(kindNamed('repair_orders'))).toContain(from)
    }
    expect(repairOrderFeeds.visit_lines.paid).toBe('line_paid')
  })
})

describe('a remembered mapping', () => {
  test('wins over what the header says, and may leave a column out', () => {
    const mapping = { 单号: 'order_no', 来的时候: 'check_in', 车架号: 'vin', 里程: null }
    const fit = bestFit(['单号', '来的时候', '车架号', '里程', '服务顾问'], { visits: mapping }, null)
    expect(fit && columnsOf(fit)).toEqual(['order_no', 'check_in', 'vin', null, 'advisor'])
    expect(fit?.unrecognised).toEqual([])
  })

  test('is found again when the export changes blanks or case', () => {
    const fit = bestFit(['order_no', 'VIN', ' Came in '], { visits: { 'came in': 'check_in' } }, null)
    expect(fit?.missing).toEqual([])
  })

  test('a column that the kind no longer has is passed over', () => {
    const fit = bestFit(['customer_no', 'name'], { customers: { name: 'gone' } }, null)
    expect(fit && columnsOf(fit)).toEqual(['customer_no', 'name'])
  })
})

test('a kind may be forced', () => {
  expect(bestFit(['customer_no', 'name', 'birthday'], {}, kindNamed('household'))).toMatchObject({
    kind: { id: 'household' },
    missing: [{ id: 'relation' }],
  })
})

test('headers are compared without blanks, case, width and punctuation', () => {
  expect(['Customer No.', 'customer_no', 'CUSTOMER－NO', ' customer  no * '].map(plainHeader)).toEqual(
    Array(4).fill('customerno'),
  )
})

test('no header means two columns of one kind, except where a sheet of order lines shares words with its orders', () => {
  const shared = kinds.flatMap((kind) => {
    const words = kind.columns.flatMap((column) => [
      ...new Set([column.id, column.label.zh, column.label.en, ...(column.aliases ?? [])].map(plainHeader)),
    ])
    return words.filter((word, index) => words.indexOf(word) !== index).map((word) => `${kind.id} ${word}`)
  })
  expect(shared.filter((word) => !word.startsWith('repair_orders'))).toEqual([])
})
