import { addDays, type Day } from '#domain/calendar.ts'
import { orderStatusLabels } from '#domain/visit/order-status.ts'
import type { DemoFile } from '#demo/demo-files.ts'
import { vinOf } from '#demo/vin.ts'

/**
 * What an import makes of a row.
 * `read`: as any other row. `flagged`: kept, with a question mark. `repeated`: a copy, of which nothing comes.
 * `parked`: waits for its customer. `candidate`: kept, and reported as perhaps the same person.
 */
export type Outcome = 'read' | 'flagged' | 'rejected' | 'repeated' | 'parked' | 'candidate'

/** A row that stands in a file although it should not: made from the good row before it. */
export interface RowDirt {
  readonly code: string
  readonly outcome: Outcome
  /** The code of the import's complaint; '' where it has none. */
  readonly reason: string
  /** Header of the cell at fault; '' for the whole row. */
  readonly column: string
  readonly spoil: (cells: readonly string[], context: DirtContext) => string[]
}

export interface DirtContext {
  readonly asOf: Day
  /** Position of a column by its header. */
  readonly column: (title: string) => number
  /** A number that no other row of this kind has, made from the good row's. */
  readonly number: string
  readonly customer: number
}

const repeated: RowDirt = {
  code: 'repeated',
  outcome: 'repeated',
  reason: '',
  column: '',
  spoil: (cells) => [...cells],
}

/** The mess of each file (spec §7.2). */
export const rowDirt: Partial<Record<DemoFile, readonly RowDirt[]>> = {
  customers: [
    repeated,
    {
      code: 'same-person',
      outcome: 'candidate',
      reason: '',
      column: '',
      spoil: (cells, { number }) => [number, ...cells.slice(1)],
    },
    rejected('name-missing', 'missing', '客户姓名', ''),
    rejected('birthday-before-1900', 'too-early', '生日', '1899-12-31'),
  ],
  vehicles: [
    repeated,
    spoiltVin(
      'vin-check-digit',
      'flagged',
      (vin) => vin.slice(0, 8) + (vin.charAt(8) === '1' ? '2' : '1') + vin.slice(9),
    ),
    spoiltVin('vin-length', 'rejected', (vin) => vin.slice(0, 16)),
    spoiltVin('vin-alphabet', 'rejected', (vin) => `${vin.slice(0, 11)}O${vin.slice(12)}`),
  ],
  visits: [
    repeated,
    rejected('check-in-missing', 'missing', '进厂时间', ''),
    rejected('check-in-unreadable', 'unreadable-date', '进厂时间', '2024-13-45 08:30'),
    rejected('check-in-ahead', 'after-import-day', '进厂时间', 'ahead'),
    rejected('check-in-before-2000', 'too-early', '进厂时间', '1999-12-31 09:00'),
    rejected('paid-unreadable', 'unreadable-money', '实收金额', '见发票'),
    { ...sameKey('实收金额', '99.01'), code: 'same-number' },
    {
      code: 'unknown-customer',
      outcome: 'parked',
      reason: 'unknown-customer',
      column: '客户编号',
      spoil: unknownCustomer,
    },
    {
      code: 'void',
      outcome: 'read',
      reason: '',
      column: '状态',
      spoil: (cells, context) => changed(cells, context, { 状态: orderStatusLabels.void.zh }),
    },
    {
      code: 'refund',
      outcome: 'read',
      reason: '',
      column: '实收金额',
      spoil: (cells, context) => changed(cells, context, { 实收金额: '(50.00)' }),
    },
  ],
  visitLines: [repeated, { ...sameKey('实收', '1.01'), code: 'same-line' }],
  surveys: [
    repeated,
    rejected('score-11', 'out-of-range', '评分', '11'),
    rejected('date-ahead', 'after-import-day', '日期', 'ahead'),
    rejected('score-missing', 'missing', '评分', ''),
  ],
  complaints: [repeated, rejected('opened-unreadable', 'unreadable-date', '投诉时间', '上周三')],
  touches: [
    repeated,
    rejected('time-ahead', 'after-import-day', '时间', 'ahead'),
    rejected('channel-missing', 'missing', '渠道', ''),
  ],
  appActivity: [repeated, rejected('date-ahead', 'after-import-day', 'date', 'ahead')],
  referrals: [repeated, rejected('date-before-2000', 'too-early', '日期', '1999-06-01')],
  recommendations: [repeated],
  repairOrders: [repeated],
}

/** The good row under a number of its own, with one cell that can't be taken. `ahead`: a day after the import's. */
function rejected(code: string, reason: string, column: string, text: string): RowDirt {
  return {
    code,
    outcome: 'rejected',
    reason,
    column,
    spoil: (cells, context) =>
      changed(cells, context, { [column]: text === 'ahead' ? addDays(context.asOf, 40) : text }),
  }
}

/** A second row with the number of the first and another amount: the first holds. */
function sameKey(column: string, text: string): Omit<RowDirt, 'code'> {
  const spoil: RowDirt['spoil'] = (cells, context) => cells.with(context.column(column), text)
  return { outcome: 'rejected', reason: 'duplicate-key', column, spoil }
}

/** One more car, long sold, with a slip in its VIN. */
function spoiltVin(
  code: 'vin-check-digit' | 'vin-length' | 'vin-alphabet',
  outcome: Outcome,
  slip: (vin: string) => string,
): RowDirt {
  return {
    code,
    outcome,
    reason: code,
    column: '车架号',
    spoil: (cells, { column, customer }) => {
      const vin = vinOf({
        descriptor: `A1EB${cells[0]?.charAt(7)}`,
        modelYear: 2016,
        plant: 'X',
        serial: customer % 1_000_000,
      })
      const delivered = cells[column('交车日期')] ?? ''
      return cells.with(column('车架号'), slip(vin)).with(column('车牌号'), '').with(column('售出日期'), delivered)
    },
  }
}

function unknownCustomer(cells: readonly string[], context: DirtContext): string[] {
  const number = `U${(cells[context.column('客户编号')] ?? '').slice(1)}`
  return changed(cells, context, { 客户编号: number, 车架号: '' })
}

function changed(
  cells: readonly string[],
  { number, column }: DirtContext,
  cellsByTitle: Readonly<Record<string, string>>,
): string[] {
  const row = [...cells]
  // Rows of app use are numbered by their customer and must stay theirs.
  if (column('customer_no') !== 0) row[0] = number
  for (const [title, text] of Object.entries(cellsByTitle)) row[column(title)] = text
  return row
}
