import { yuanText } from '#domain/money.ts'
import { lineCategoryLabels } from '#domain/visit/line-category.ts'
import { orderStatusLabels } from '#domain/visit/order-status.ts'
import { payerLabels } from '#domain/visit/payer.ts'
import { visitKindLabels } from '#domain/visit/visit-kind.ts'
import { dayText, timeText } from '#demo/day-text.ts'
import type { Row } from '#demo/demo-files.ts'
import type { OrderLine } from '#demo/order.ts'
import type { NumberedOrder, ToldCustomer, ToldVisit } from '#demo/told-customer.ts'
import { centreAt, type World } from '#demo/world.ts'

/** Orders and their lines, in two files. */
export function visitRows({ world, life, visits }: ToldCustomer): Row[] {
  const rows: Row[] = []
  for (const told of visits) {
    for (const numbered of told.orders) {
      const head = headCells(world, told, numbered)
      const paid = yuanText(numbered.order.paidFen)
      rows.push({
        file: 'visits',
        cells: [
          numbered.orderNo, told.visit.car.vin, life.profile.customerNo, head.centre, head.checkIn, head.checkOut, head.mileage,
          head.kind, told.advisor, paid, head.status, head.promised, head.waiting, head.advisorMinutes, head.bay,
        ], // prettier-ignore
      })
      for (const [index, line] of numbered.order.lines.entries()) {
        rows.push({ file: 'visitLines', cells: [numbered.orderNo, String(index + 1), ...lineCells(line)] })
      }
    }
  }
  return rows
}

/** The same on one sheet: customer, car and order repeated on every line. */
export function repairOrderRows({ world, person, life, visits }: ToldCustomer): Row[] {
  const rows: Row[] = []
  for (const told of visits) {
    const { car } = told.visit
    for (const numbered of told.orders) {
      const head = headCells(world, told, numbered)
      const repeated = [
        numbered.orderNo, head.centre, life.profile.customerNo, person.name, person.phone, car.vin, car.plate, car.model, car.color,
        dayText(car.deliveredOn), head.checkIn, head.checkOut, head.mileage, head.kind, told.advisor, head.status, head.promised,
        head.waiting, head.advisorMinutes, head.bay,
      ] // prettier-ignore
      for (const [index, line] of numbered.order.lines.entries()) {
        rows.push({ file: 'repairOrders', cells: [...repeated, String(index + 1), ...lineCells(line)] })
      }
    }
  }
  return rows
}

interface HeadCells {
  readonly centre: string
  readonly checkIn: string
  readonly checkOut: string
  readonly mileage: string
  readonly kind: string
  readonly status: string
  readonly promised: string
  readonly waiting: string
  readonly advisorMinutes: string
  readonly bay: string
}

function headCells(world: World, { visit, centre }: ToldVisit, { order, passage }: NumberedOrder): HeadCells {
  const isOpen = passage.outOn > world.today
  return {
    centre: centreAt(world, centre).name,
    checkIn: timeText(visit.on, passage.inMinute),
    checkOut: isOpen ? '' : timeText(passage.outOn, passage.outMinute),
    mileage: String(visit.km),
    kind: visitKindLabels[order.kind].zh,
    status: isOpen ? orderStatusLabels.open.zh : orderStatusLabels.closed.zh,
    promised: timeText(passage.promisedOn, passage.promisedMinute),
    waiting: String(passage.waitingMinutes),
    advisorMinutes: String(passage.advisorMinutes),
    bay: String(passage.bayMinutes),
  }
}

function lineCells(line: OrderLine): string[] {
  return [
    lineCategoryLabels[line.category].zh,
    line.item,
    yuanText(line.listFen),
    yuanText(line.paidFen),
    payerLabels[line.payer].zh,
    line.costFen === null ? '' : yuanText(line.costFen),
  ]
}
