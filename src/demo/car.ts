import { addMonths, dayNumber, yearOf, type Day } from '#domain/calendar.ts'
import { dayText, type DayNumber } from '#demo/day-text.ts'
import { at, pick, pickIndex, randomStream } from '#demo/random.ts'
import { vinOf } from '#demo/vin.ts'
import { centreAt, type World } from '#demo/world.ts'

export interface Car {
  readonly vin: string
  readonly model: string
  readonly color: string
  readonly plate: string
  /** To this owner. */
  readonly deliveredOn: DayNumber
  /** To the first owner: warranties run from here. */
  readonly firstDeliveredOn: DayNumber
  readonly kmAtDelivery: number
}

interface Model {
  readonly name: string
  readonly code: string
  readonly sinceYear: number
  readonly weight: number
  readonly trims: readonly string[]
}

// The brand 启岚 is invented.
const models: readonly Model[] = [
  { name: '启岚 E3', code: 'A', sinceYear: 0, weight: 34, trims: ['标准版', '长续航版'] },
  { name: '启岚 S5', code: 'C', sinceYear: 0, weight: 30, trims: ['标准版', '长续航版', '四驱性能版'] },
  { name: '启岚 E7', code: 'E', sinceYear: 2019, weight: 16, trims: ['长续航版', '四驱性能版'] },
  { name: '启岚 S7', code: 'G', sinceYear: 2020, weight: 22, trims: ['长续航版', '四驱性能版', '六座版'] },
  { name: '启岚 M9', code: 'K', sinceYear: 2022, weight: 12, trims: ['六座版', '行政版'] },
]
const colors = ['珍珠白', '星空灰', '曜石黑', '海湾蓝', '森林绿', '落日红', '月光银'] as const
// First cars get the letters of the first list, further ones the second; both mean "electric".
const plateLetters = { first: 'DABC', second: 'E' } as const
const basicWarrantyMonths = 48
const batteryWarrantyMonths = 96

/** A customer's car straight from the maker; `ordinal` 0 is their first. */
export function newCar(
  world: World,
  owner: { customer: number; centre: number },
  ordinal: number,
  deliveredOn: DayNumber,
): Car {
  const random = randomStream(world.seed, 'car', owner.customer * 4 + ordinal)
  const year = yearOf(dayText(deliveredOn))
  const offered = models.filter((model) => model.sinceYear <= year)
  const model = at(
    offered,
    pickIndex(
      random,
      offered.map((each) => each.weight),
    ),
  )
  const trim = Math.floor(random() * model.trims.length)
  return {
    vin: vinOf({
      descriptor: `${model.code}${trim + 1}E${'B'}${ordinal + 1}`,
      modelYear: year,
      plant: String.fromCharCode(65 + Math.floor(owner.customer / 1_000_000)),
      serial: owner.customer % 1_000_000,
    }),
    model: `${model.name} ${at(model.trims, trim)}`,
    color: pick(random, colors),
    plate: plateOf(world, owner, ordinal),
    deliveredOn,
    firstDeliveredOn: deliveredOn,
    kmAtDelivery: 10 + Math.floor(random() * 40),
  }
}

/** The same car in the hands of its next owner, in whose region it gets a new plate. */
export function handedOver(car: Car, plate: string, deliveredOn: DayNumber, km: number): Car {
  return { ...car, plate, deliveredOn, kmAtDelivery: km }
}

export function plateOf(world: World, owner: { customer: number; centre: number }, ordinal: number): string {
  const letters = ordinal === 0 ? plateLetters.first : plateLetters.second
  const letter = letters.charAt(Math.floor(owner.customer / 100_000) % letters.length)
  const digits = (owner.customer * 37_813 + ordinal * 50_000) % 100_000
  return `${centreAt(world, owner.centre).plate}${letter}${String(digits).padStart(5, '0')}`
}

export function warrantyEnd(car: Car): Day {
  return addMonths(dayText(car.firstDeliveredOn), basicWarrantyMonths)
}

export function batteryWarrantyEnd(car: Car): Day {
  return addMonths(dayText(car.firstDeliveredOn), batteryWarrantyMonths)
}

export function warrantyEndOn(car: Car): DayNumber {
  return dayNumber(warrantyEnd(car))
}
