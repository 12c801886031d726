import { addDays, addMonths, daysBetween, type Day } from '#domain/calendar.ts'
import type { CarFacts, VisitFacts } from '#domain/customer-facts.ts'
import { dayAtMileage, mileageTrend, type MileageTrend } from '#domain/playbook/mileage-trend.ts'
import type { Settings, ValuesOf } from '#domain/settings.ts'

const months = { min: 1, max: 60, whole: true } as const
const kilometres = { min: 500, max: 100_000, whole: true } as const

/** When a car's next scheduled service is due (spec §3.3, P2 and P7). */
export const serviceDueSettings = {
  firstMonths: { label: { zh: '首保：交车后月数', en: 'First service: months after delivery' }, default: 3, ...months },
  firstKm: { label: { zh: '首保：里程（公里）', en: 'First service: mileage, km' }, default: 5000, ...kilometres },
  secondMonths: {
    label: { zh: '二保：首保后月数', en: 'Second service: months after the first' },
    default: 6,
    ...months,
  },
  secondKm: {
    label: { zh: '二保：首保后里程（公里）', en: 'Second service: km after the first' },
    default: 10_000,
    ...kilometres,
  },
  laterMonths: { label: { zh: '此后保养间隔月数', en: 'Later services: months between' }, default: 12, ...months },
  laterKm: {
    label: { zh: '此后保养间隔里程（公里）', en: 'Later services: km between' },
    default: 20_000,
    ...kilometres,
  },
  firstSeenWithinMonths: {
    label: { zh: '首保最晚认定：交车后月数', en: 'A first service is one within, months after delivery' },
    default: 12,
    ...months,
  },
  trendDays: {
    label: { zh: '里程趋势回看天数', en: 'Mileage trend looks back, days' },
    default: 365,
    min: 60,
    max: 1095,
    whole: true,
  },
} as const satisfies Settings

export type ServiceDueValues = ValuesOf<typeof serviceDueSettings>

export interface DueService {
  readonly car: CarFacts
  readonly which: 'first' | 'second' | 'later'
  readonly dueOn: Day
  /** True where the mileage is reached before the months are over. */
  readonly isByMileage: boolean
  readonly lastServiceOn: Day | null
  readonly trend: MileageTrend | null
}

/**
 * The next scheduled service of a car from its visits (ascending, this car's, none later than today); null where
 * nothing tells: no delivery day and never serviced.
 */
export function dueService(
  car: CarFacts,
  visits: readonly VisitFacts[],
  settings: ServiceDueValues,
): DueService | null {
  const trend = mileageTrend(car, visits, settings.trendDays)
  const services = visits.filter((visit) => visit.kind === 'first_service' || visit.kind === 'maintenance')
  const last = services.at(-1)
  if (last === undefined) {
    if (car.deliveredOn === null) return null
    const due = soonest(addMonths(car.deliveredOn, settings.firstMonths), trend, settings.firstKm)
    return { car, which: 'first', ...due, lastServiceOn: null, trend }
  }
  const which = services.length === 1 && isFirst(last, car, settings) ? 'second' : 'later'
  const [afterMonths, afterKm] =
    which === 'second' ? [settings.secondMonths, settings.secondKm] : [settings.laterMonths, settings.laterKm]
  const kmThen = last.mileageKm ?? (trend === null ? null : trend.km - trend.kmPerDay * daysBetween(last.on, trend.on))
  const due = soonest(addMonths(last.on, afterMonths), trend, kmThen === null ? null : kmThen + afterKm)
  // A wild reading must not make a service due on the day of the one before it.
  const dueOn = due.dueOn <= last.on ? addDays(last.on, 1) : due.dueOn
  return { car, which, dueOn, isByMileage: due.isByMileage, lastServiceOn: last.on, trend }
}

/** A lone service long after delivery is the first we *saw*, hardly the car's first. */
function isFirst(service: VisitFacts, car: CarFacts, settings: ServiceDueValues): boolean {
  if (service.kind === 'first_service' || car.deliveredOn === null) return true
  return service.on <= addMonths(car.deliveredOn, settings.firstSeenWithinMonths)
}

function soonest(byDate: Day, trend: MileageTrend | null, km: number | null): { dueOn: Day; isByMileage: boolean } {
  const byMileage = trend === null || km === null ? null : dayAtMileage(trend, km)
  return byMileage !== null && byMileage < byDate
    ? { dueOn: byMileage, isByMileage: true }
    : { dueOn: byDate, isByMileage: false }
}
