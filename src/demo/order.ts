import { fenFromYuan, wholeFen, type Fen } from '#domain/money.ts'
import type { LineCategory } from '#domain/visit/line-category.ts'
import type { Payer } from '#domain/visit/payer.ts'
import type { VisitKind } from '#domain/visit/visit-kind.ts'
import {
  accessories,
  basicService,
  bodyworks,
  deepService,
  firstServiceItem,
  freeCheck,
  ownersDay,
  recallWork,
  repairLabour,
  repairs,
  serviceExtras,
  softwarePackage,
  valueAddedItems,
  type Item,
} from '#demo/catalogue.ts'
import { warrantyEndOn } from '#demo/car.ts'
import type { DayNumber } from '#demo/day-text.ts'
import type { Visit } from '#demo/life.ts'
import { at, between, chance, normal, pickIndex, type Random } from '#demo/random.ts'

export interface OrderLine {
  readonly category: LineCategory
  readonly item: string
  readonly listFen: Fen
  /** By the payer; 0 for warranty and goodwill, whose work nobody pays the centre's customer desk for. */
  readonly paidFen: Fen
  readonly payer: Payer
  readonly costFen: Fen | null
}

export interface Order {
  readonly kind: VisitKind
  readonly lines: readonly OrderLine[]
  /** By the customer. */
  readonly paidFen: Fen
}

/** How one customer buys. */
export interface Shopper {
  /** Value-added items that they buy every year, by index, with the day of the last time. */
  readonly yearly: Map<number, DayNumber>
  /** Of list prices. */
  readonly priceFactor: number
}

const insuredShare = 0.16
const secondOrderShare = 0.1

export function newShopper(random: Random): Shopper {
  const yearly = new Map<number, DayNumber>()
  for (const [index, { share }] of valueAddedItems.entries()) if (chance(random, share)) yearly.set(index, 0)
  return { yearly, priceFactor: between(random, 0.82, 1) }
}

/** The repair orders of one visit: one, sometimes two. */
export function ordersOf(random: Random, shopper: Shopper, visit: Visit): Order[] {
  const lines = visit.isRework ? reworkLines(random) : linesFor(random, shopper, visit)
  const orders = [orderOf(visit.kind, [...lines, ...yearlyLines(shopper, visit)])]
  if (chance(random, secondOrderShare)) {
    const isAccessory = chance(random, 0.3)
    const second = isAccessory ? oneOf(random, shopper, accessories) : repairLines(random, shopper, visit)
    orders.push(orderOf(isAccessory ? 'accessory' : 'repair', second))
  }
  return orders
}

function linesFor(random: Random, shopper: Shopper, visit: Visit): OrderLine[] {
  switch (visit.kind) {
    case 'first_service':
      return [borne(firstServiceItem, 'warranty'), ...extras(random, shopper, 0.4)]
    case 'maintenance':
      return serviceLines(random, shopper, visit.trouble === 'price')
    case 'repair':
      return repairLines(random, shopper, visit)
    case 'accessory':
      return oneOf(random, shopper, accessories)
    case 'recall':
      return [borne(recallWork, 'warranty')]
    case 'activity':
      return [sold(ownersDay, shopper.priceFactor)]
    case 'free_check':
    case 'other':
      return [{ ...sold(freeCheck, 0), paidFen: 0 }, ...extras(random, shopper, 0.8)]
  }
}

function serviceLines(random: Random, shopper: Shopper, isDear: boolean): OrderLine[] {
  const factor = isDear ? 1.25 : shopper.priceFactor
  const service = sold(isDear || chance(random, deepService.share) ? deepService : basicService, factor)
  const software = chance(random, softwarePackage.share) ? [sold(softwarePackage, 1)] : []
  return [service, ...extras(random, shopper, isDear ? 1.6 : 1), ...software]
}

/** Under warranty the maker pays for parts that fail by themselves; tyres never; insurers pay for bodywork. */
function repairLines(random: Random, shopper: Shopper, visit: Visit): OrderLine[] {
  if (chance(random, insuredShare)) {
    const item = at(
      bodyworks,
      pickIndex(
        random,
        bodyworks.map(({ share }) => share),
      ),
    )
    return [{ ...sold(item, Math.exp(normal(random) * 0.25)), payer: 'insurance' }]
  }
  const item = at(
    repairs,
    pickIndex(
      random,
      repairs.map(({ share }) => share),
    ),
  )
  const isCovered = item.category === 'repair' && visit.on < warrantyEndOn(visit.car)
  if (isCovered) return [borne(item, 'warranty')]
  const labour = chance(random, repairLabour.share) ? [sold(repairLabour, between(random, 0.5, 2))] : []
  return [sold(item, shopper.priceFactor * between(random, 0.9, 1.3)), ...labour]
}

function reworkLines(random: Random): OrderLine[] {
  return [
    borne(
      at(
        repairs,
        pickIndex(
          random,
          repairs.map(({ share }) => share),
        ),
      ),
      'goodwill',
    ),
  ]
}

function extras(random: Random, shopper: Shopper, readiness: number): OrderLine[] {
  return serviceExtras
    .filter(({ share }) => chance(random, share * readiness))
    .map((item) => sold(item, shopper.priceFactor))
}

/** What this customer buys every year and has not bought for ten months. */
function yearlyLines({ yearly }: Shopper, visit: Visit): OrderLine[] {
  if (visit.isRework || visit.trouble !== null) return []
  const lines: OrderLine[] = []
  for (const [index, boughtOn] of yearly) {
    if (visit.on - boughtOn < 300) continue
    yearly.set(index, visit.on)
    lines.push(sold(at(valueAddedItems, index), 1))
  }
  return lines
}

function oneOf(random: Random, shopper: Shopper, items: readonly Item[]): OrderLine[] {
  return [
    sold(
      at(
        items,
        pickIndex(
          random,
          items.map(({ share }) => share),
        ),
      ),
      shopper.priceFactor,
    ),
  ]
}

/** Paid by the customer, rounded to whole yuan as a till does. */
function sold({ item, category, price, cost }: Item, factor: number): OrderLine {
  return {
    category,
    item,
    listFen: fenFromYuan(price),
    paidFen: fenFromYuan(Math.round(price * factor)),
    payer: 'customer',
    costFen: cost === null ? null : wholeFen(fenFromYuan(cost)),
  }
}

function borne(item: Item, payer: 'warranty' | 'goodwill'): OrderLine {
  return { ...sold(item, 0), payer }
}

function orderOf(kind: VisitKind, lines: readonly OrderLine[]): Order {
  return { kind, lines, paidFen: lines.reduce((sum, line) => sum + (line.payer === 'customer' ? line.paidFen : 0), 0) }
}
