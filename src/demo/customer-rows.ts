import { genderLabels } from '#domain/customer/gender.ts'
import { batteryWarrantyEnd, warrantyEnd, type Car } from '#demo/car.ts'
import { dayText, type DayNumber } from '#demo/day-text.ts'
import type { Row } from '#demo/demo-files.ts'
import type { Life } from '#demo/life.ts'
import { chance, pick, randomStream, wholeBetween, type Random } from '#demo/random.ts'
import type { ToldCustomer } from '#demo/told-customer.ts'
import { centreAt } from '#demo/world.ts'

const streets = [
  '青石路',
  '望湖街',
  '梧桐大道',
  '学府路',
  '文汇街',
  '银杏路',
  '滨河东路',
  '长兴街',
  '春晓路',
  '科创大道',
] as const
const elsewhere = ['宁泽市', '溪川市', '望州市', '南汀市'] as const
const useTags = { commute: '通勤', family: '家用', business: '商务', ride_hailing: '网约车' } as const

export function customerRow({ world, person, life, advisor }: ToldCustomer): Row {
  const { profile, relationship } = life
  const random = randomStream(world.seed, 'circle', -1 - profile.customer)
  const centre = centreAt(world, profile.centre)
  const knowsMove = relationship.reason === 'moved' && relationship.leavesOn <= world.today && chance(random, 0.5)
  const cells = [
    profile.customerNo,
    person.name,
    person.phone,
    chance(random, 0.6) ? `wx_${profile.customerNo.toLowerCase()}` : '',
    chance(random, 0.2) ? `${profile.customerNo.toLowerCase()}@example.com` : '',
    genderLabels[person.gender].zh,
    chance(random, 0.85) ? dayText(person.birthOn) : '',
    knowsMove ? pick(random, elsewhere) : centre.city,
    knowsMove ? '' : `${pick(random, streets)}${wholeBetween(random, 1, 299)}号`,
    advisor,
    centre.name,
    consentText(random),
    tagsText(random, life, knowsMove),
  ]
  return { file: 'customers', cells }
}

export function vehicleRows({ world, life }: ToldCustomer): Row[] {
  const { profile } = life
  const random = randomStream(world.seed, 'car', -1 - profile.customer)
  return life.cars.map(({ car, endedOn }, index) => {
    // A trade-in passes through our hands; of a car sold privately we hear now and then.
    const isKnown = chance(random, index === 0 && life.cars.length > 1 ? 0.85 : 0.4) && profile.handsOverOn === null
    const isUsed = index === 0 && profile.boughtUsed
    return {
      file: isUsed ? 'usedVehicles' : 'vehicles',
      cells: vehicleCells(car, profile.customerNo, isKnown ? endedOn : null),
    }
  })
}

function vehicleCells(car: Car, customerNo: string, soldOn: DayNumber | null): string[] {
  return [
    car.vin,
    customerNo,
    car.plate,
    car.model,
    car.color,
    dayText(car.deliveredOn),
    warrantyEnd(car),
    batteryWarrantyEnd(car),
    soldOn === null ? '' : dayText(soldOn),
  ]
}

function consentText(random: Random): string {
  const share = random()
  if (share < 0.55) return '是'
  return share < 0.7 ? '否' : ''
}

function tagsText(random: Random, { profile }: Life, knowsMove: boolean): string {
  const tags: string[] = chance(random, 0.5) ? [useTags[profile.use]] : []
  if (knowsMove) tags.push('已迁出')
  return tags.join(';')
}
