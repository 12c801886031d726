import { yuanText } from '#domain/money.ts'
import { recommendationStateLabels } from '#domain/visit/recommendation-state.ts'
import type { AppointmentState } from '#domain/visit/appointment-state.ts'
import type { VisitKind } from '#domain/visit/visit-kind.ts'
import { deferrable } from '#demo/catalogue.ts'
import { dayText, timeText, type DayNumber } from '#demo/day-text.ts'
import type { Row } from '#demo/demo-files.ts'
import { at, chance, pick, pickIndex, randomStream, wholeBetween, type Random } from '#demo/random.ts'
import { isHereOn } from '#demo/relationship.ts'
import type { ToldCustomer } from '#demo/told-customer.ts'

const promiseShare = 0.06
const bookedShare = 0.45
const bookingDays = 21
const promises = [
  '到货后第一时间通知更换配件',
  '回电说明报价明细',
  '下次到店赠送一次洗车',
  '预留周六上午工位',
  '寄送检测报告',
  '帮忙确认软件升级时间',
] as const

/** What lies ahead: promises, advice that was put off, appointments. */
export function planRows(told: ToldCustomer): Row[] {
  const random = randomStream(told.world.seed, 'circle', 10_000_000 + told.life.profile.customer)
  return [...promiseRows(random, told), ...recommendationRows(random, told), ...appointmentRows(random, told)]
}

function promiseRows(random: Random, { world, life, advisor, visits }: ToldCustomer): Row[] {
  const last = visits.at(-1)
  const dueOn = world.today + wholeBetween(random, -12, 25)
  const isFresh = last !== undefined && last.visit.on > world.today - 150 && isHereOn(life.relationship, world.today)
  if (!chance(random, promiseShare) || !isFresh || dueOn < last.visit.on) return []
  return [{ file: 'promises', cells: [life.profile.customerNo, pick(random, promises), dayText(dueOn), advisor] }]
}

function recommendationRows(random: Random, { world, visits }: ToldCustomer): Row[] {
  const rows: Row[] = []
  for (const { visit, orders } of visits) {
    const isInspected = visit.kind === 'maintenance' || visit.kind === 'first_service' || visit.kind === 'free_check'
    const isPutOff = chance(random, 0.3)
    if (visit.on < world.today - 400 || !isInspected || !isPutOff) continue
    const advice = at(
      deferrable,
      pickIndex(
        random,
        deferrable.map(({ share }) => share),
      ),
    )
    const state = pick(random, ['yellow', 'yellow', 'red', 'green'] as const)
    const inDays = { red: 30, yellow: 90, green: 180 }[state] + wholeBetween(random, 0, 60)
    const dueKm = chance(random, 0.5) ? String(Math.round((visit.km + inDays * 40) / 100) * 100) : ''
    const cells = [
      orders[0]?.orderNo ?? '',
      advice.item,
      recommendationStateLabels[state].zh,
      dayText(visit.on + inDays),
      dueKm,
    ]
    rows.push({ file: 'recommendations', cells: [...cells, yuanText(advice.price * 100)] })
  }
  return rows
}

interface Appointment {
  readonly on: DayNumber
  readonly vin: string
  readonly kind: VisitKind
  readonly state: AppointmentState
}

function appointmentRows(random: Random, told: ToldCustomer): Row[] {
  const { customerNo } = told.life.profile
  const appointments = [...keptOrMissed(random, told), ...ahead(random, told)]
  return appointments.map(({ on, vin, kind, state }, index) => {
    const number = `A${customerNo.slice(1)}${String(index + 1).padStart(2, '0')}`
    return {
      file: 'appointments',
      cells: [number, customerNo, vin, timeText(on, wholeBetween(random, 17, 32) * 30), kind, state],
    }
  })
}

/** Of the last year: half of the visits had been booked, and some bookings came to nothing at first. */
function keptOrMissed(random: Random, { world, visits }: ToldCustomer): Appointment[] {
  const appointments: Appointment[] = []
  for (const { visit } of visits) {
    const [isBooked, isMissed, missedOn] = [
      chance(random, 0.5),
      chance(random, 0.06),
      visit.on - wholeBetween(random, 2, 9),
    ]
    if (visit.on < world.today - 365 || visit.isRework) continue
    const { vin, deliveredOn } = visit.car
    if (isMissed && missedOn > deliveredOn)
      appointments.push({ ...visit, vin, on: missedOn, state: pick(random, ['no_show', 'cancelled']) })
    if (isBooked) appointments.push({ ...visit, vin, state: 'arrived' })
  }
  return appointments
}

function ahead(random: Random, { world, life }: ToldCustomer): Appointment[] {
  const { nextVisitOn: on } = life
  const owned = life.cars.find((each) => each.nextOn === on)
  if (on === null || !owned || on > world.today + bookingDays || !chance(random, bookedShare)) return []
  return [{ on, vin: owned.car.vin, kind: owned.visits === 0 ? 'first_service' : 'maintenance', state: 'booked' }]
}
