import { daysBetween, type Day } from '#domain/calendar.ts'
import { nextBirthday } from '#domain/playbook/birthday.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import type { FeatureVocabulary } from '#domain/playbook/feature.ts'
import { mileageAt } from '#domain/playbook/mileage-trend.ts'

/** What triggers ask beside the scores: how far off a day is, how the car is used, what is open. */
export const momentFeatures = {
  never_visited: {
    type: 'bool',
    label: { zh: '从未到店', en: 'Has never visited' },
    of: (view) => view.assessment.visitsTotal === 0,
  },
  cars: { type: 'int', unit: 'count', label: { zh: '在用车辆数', en: 'Cars owned' }, of: (view) => view.cars.length },
  sold_all_cars: {
    type: 'bool',
    label: { zh: '名下车辆均已售出或过户', en: 'Every car they had is sold or handed on' },
    of: (view) => view.facts.cars.length > 0 && view.cars.length === 0,
  },
  has_advisor: {
    type: 'bool',
    label: { zh: '有专属服务顾问', en: 'Has a dedicated advisor' },
    of: (view) => view.facts.advisorId !== null,
  },
  ladder_days: {
    type: 'int',
    unit: 'days',
    label: { zh: '进入当前预警级别天数', en: 'Days since the ladder level began' },
    of: (view) => daysTo(view.today, view.assessment.ladder.since, -1),
  },
  delivered_days_ago: {
    type: 'int',
    unit: 'days',
    label: { zh: '现有车辆交车天数', en: 'Days since delivery of the current car' },
    of: (view) => daysTo(view.today, latest(view.cars.map((car) => car.deliveredOn)), -1),
  },
  first_service_due_in_days: {
    type: 'int',
    unit: 'days',
    label: { zh: '距首保到期天数（过期为负）', en: 'Days to first service due (negative when past)' },
    of: (view) => daysTo(view.today, serviceDueOn(view, true), 1),
  },
  maintenance_due_in_days: {
    type: 'int',
    unit: 'days',
    label: { zh: '距下次保养到期天数（过期为负）', en: 'Days to next maintenance due (negative when past)' },
    of: (view) => daysTo(view.today, serviceDueOn(view, false), 1),
  },
  warranty_ends_in_days: {
    type: 'int',
    unit: 'days',
    label: { zh: '距整车质保到期天数（过期为负）', en: 'Days to end of warranty (negative when past)' },
    of: (view) =>
      daysTo(
        view.today,
        comingFirst(
          view.today,
          view.cars.map((car) => car.warrantyEndsOn),
        ),
        1,
      ),
  },
  battery_warranty_ends_in_days: {
    type: 'int',
    unit: 'days',
    label: { zh: '距三电质保到期天数（过期为负）', en: 'Days to end of battery warranty (negative when past)' },
    of: (view) =>
      daysTo(
        view.today,
        comingFirst(
          view.today,
          view.cars.map((car) => car.batteryWarrantyEndsOn),
        ),
        1,
      ),
  },
  birthday_in_days: {
    type: 'int',
    unit: 'days',
    label: { zh: '距客户本人下次生日天数', en: "Days to the customer's own next birthday" },
    of: (view) => daysTo(view.today, nextBirthday(view.facts.birthdayOn, view.today), 1),
  },
  promise_due_in_days: {
    type: 'int',
    unit: 'days',
    label: { zh: '距最早未兑现承诺到期天数（过期为负）', en: 'Days to the earliest open promise (negative when past)' },
    of: (view) => daysTo(view.today, earliest(view.facts.promises.map((promise) => promise.dueOn)), 1),
  },
  promises_open: {
    type: 'int',
    unit: 'count',
    label: { zh: '未兑现承诺数', en: 'Open promises' },
    of: (view) => view.facts.promises.length,
  },
  recommendations_red: {
    type: 'int',
    unit: 'count',
    label: { zh: '红色待办建议数', en: 'Deferred items in red' },
    of: (view) => view.facts.recommendations.filter((item) => item.state === 'red').length,
  },
  mileage_km: {
    type: 'int',
    unit: 'km',
    label: { zh: '推算当前里程（行驶最多的车）', en: 'Projected mileage today (of the car driven most)' },
    of: (view) => most(view.dueServices.map(({ trend }) => (trend === null ? null : mileageAt(trend, view.today)))),
  },
  km_per_year: {
    type: 'double',
    unit: 'km_per_year',
    label: { zh: '年行驶里程（行驶最多的车）', en: 'Yearly mileage (of the car driven most)' },
    of: (view) => most(view.dueServices.map(({ trend }) => (trend === null ? null : trend.kmPerDay * 365.25))),
  },
  last_nps: {
    type: 'int',
    unit: 'points',
    label: { zh: '最近一次评分（0–10）', en: 'Latest survey score (0–10)' },
    of: (view) => view.facts.surveys.at(-1)?.score ?? null,
  },
  complaints_12m: {
    type: 'int',
    unit: 'count',
    label: { zh: '近 12 个月投诉数', en: 'Complaints in 12 months' },
    of: ({ facts, yearAgo }) => facts.complaints.filter(({ openedOn }) => openedOn > yearAgo).length,
  },
  complaints_total: {
    type: 'int',
    unit: 'count',
    label: { zh: '累计投诉数', en: 'Complaints ever' },
    of: (view) => view.facts.complaints.length,
  },
  visits_12m: {
    type: 'int',
    unit: 'visits',
    label: { zh: '近 12 个月到店', en: 'Visits in 12 months' },
    of: ({ facts, yearAgo }) => facts.visits.filter(({ on }) => on > yearAgo).length,
  },
  appointment_in_days: {
    type: 'int',
    unit: 'days',
    label: { zh: '距下次预约到店天数', en: 'Days to the next appointed visit' },
    of: (view) =>
      daysTo(view.today, earliest(view.facts.appointments.map(({ on }) => on).filter((on) => on >= view.today)), 1),
  },
  interests_open: {
    type: 'int',
    unit: 'count',
    label: { zh: '未了结的兴趣数', en: 'Interests that are open' },
    of: (view) => view.facts.interests.length,
  },
  bought_value_added: {
    type: 'bool',
    label: { zh: '买过增值产品', en: 'Has bought value-added products' },
    of: (view) => view.facts.visits.some((visit) => visit.hasValueAdded),
  },
} as const satisfies FeatureVocabulary

function serviceDueOn(view: CustomerView, isFirst: boolean): Day | null {
  return earliest(view.dueServices.filter(({ which }) => (which === 'first') === isFirst).map(({ dueOn }) => dueOn))
}

function daysTo(today: Day, on: Day | null, sign: 1 | -1): number | null {
  return on === null ? null : sign * daysBetween(today, on)
}

function known(days: readonly (Day | null)[]): Day[] {
  return days.filter((on) => on !== null).sort()
}

function earliest(days: readonly (Day | null)[]): Day | null {
  return known(days)[0] ?? null
}

function latest(days: readonly (Day | null)[]): Day | null {
  return known(days).at(-1) ?? null
}

/** The next of these days, else the last one that is past. */
function comingFirst(today: Day, days: readonly (Day | null)[]): Day | null {
  return known(days).find((on) => on >= today) ?? latest(days)
}

function most(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((high, each) => (each !== null && (high === null || each > high) ? each : high), null)
}
