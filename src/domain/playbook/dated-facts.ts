import { yearOf, type Day } from '#domain/calendar.ts'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import type { RecommendationFacts } from '#domain/customer-facts.ts'
import type { Label } from '#domain/label.ts'
import type { Fen } from '#domain/money.ts'
import { birthdayIn } from '#domain/playbook/birthday.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import { dayAtMileage, mileageAt } from '#domain/playbook/mileage-trend.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import { recommendationStateLabels } from '#domain/visit/recommendation-state.ts'

/** One time that a dated fact comes round for a customer. `key` tells it from all others of that fact and customer. */
export interface Occasion {
  readonly key: string
  readonly on: Day
  readonly variables: Variables
  /** Price of what is due, where the fact has one. */
  readonly priceFen?: Fen | null
}

/**
 * A dated fact that playbooks hang on: an `event` has happened, a `date` is known beforehand, a `state` says since
 * when something has been so.
 */
export interface DatedFact {
  readonly kind: 'event' | 'date' | 'state'
  readonly label: Label
  /** What its occasions add to the templates' variables. */
  readonly variables: Readonly<Record<string, Label & { readonly choices?: Readonly<Record<string, Label>> }>>
  readonly occasions: (view: CustomerView) => readonly Occasion[]
}

const carModel = { car_model: { zh: '车型', en: 'Model of the car' } }
const serviceVariables = {
  ...carModel,
  by_mileage: { zh: '按里程到期（真/假）', en: 'Due by mileage (true or false)' },
  last_service_on: { zh: '上次保养日', en: 'Day of the last service' },
  projected_km: { zh: '到期时推算里程（公里）', en: 'Projected mileage when due, km' },
}

export const datedFacts = {
  delivery: {
    kind: 'event',
    label: { zh: '交车', en: 'Delivery' },
    variables: carModel,
    occasions: ({ cars }) =>
      cars.flatMap(({ vin, model, deliveredOn }) =>
        deliveredOn === null ? [] : [{ key: vin, on: deliveredOn, variables: { car_model: model } }],
      ),
  },
  first_service_due: {
    kind: 'date',
    label: { zh: '首保到期', en: 'First service due' },
    variables: serviceVariables,
    occasions: (view) => servicesDue(view, true),
  },
  maintenance_due: {
    kind: 'date',
    label: { zh: '保养到期', en: 'Maintenance due' },
    variables: serviceVariables,
    occasions: (view) => servicesDue(view, false),
  },
  warranty_end: {
    kind: 'date',
    label: { zh: '整车质保到期', en: 'End of warranty' },
    variables: carModel,
    occasions: ({ cars }) =>
      cars.flatMap(({ vin, model, warrantyEndsOn: on }) =>
        on === null ? [] : [{ key: `${vin} ${on}`, on, variables: { car_model: model } }],
      ),
  },
  battery_warranty_end: {
    kind: 'date',
    label: { zh: '三电质保到期', en: 'End of battery warranty' },
    variables: carModel,
    occasions: ({ cars }) =>
      cars.flatMap(({ vin, model, batteryWarrantyEndsOn: on }) =>
        on === null ? [] : [{ key: `${vin} ${on}`, on, variables: { car_model: model } }],
      ),
  },
  birthday: {
    kind: 'date',
    label: { zh: '生日（本人或家人）', en: 'Birthday (of the customer or the family)' },
    variables: {
      is_own_birthday: { zh: '客户本人生日（真/假）', en: "The customer's own birthday (true or false)" },
      relation: { zh: '寿星与客户的关系', en: 'What the birthday child is to the customer' },
    },
    occasions: birthdays,
  },
  promise_due: {
    kind: 'date',
    label: { zh: '承诺到期', en: 'Promise due' },
    variables: { promise_text: { zh: '承诺内容', en: 'What was promised' } },
    occasions: ({ facts }) =>
      facts.promises.map(({ text, dueOn }) => ({
        key: `${dueOn} ${text}`,
        on: dueOn,
        variables: { promise_text: text },
      })),
  },
  recommendation_due: {
    kind: 'date',
    label: { zh: '待办建议到期', en: 'Deferred item due' },
    variables: {
      item: { zh: '项目', en: 'Item' },
      item_state: { zh: '状态', en: 'State', choices: recommendationStateLabels },
      item_price: { zh: '报价（元）', en: 'Price, yuan' },
      recommended_on: { zh: '建议日', en: 'Day of the recommendation' },
    },
    occasions: recommendationsDue,
  },
  ladder_level: {
    kind: 'state',
    label: { zh: '当前预警级别开始日', en: 'Day the ladder level began' },
    variables: { ladder_level: { zh: '预警级别', en: 'Ladder level', choices: ladderLevelLabels } },
    occasions: ({ assessment: { ladder } }) =>
      ladder.since === null
        ? []
        : [{ key: `${ladder.level} ${ladder.since}`, on: ladder.since, variables: { ladder_level: ladder.level } }],
  },
} as const satisfies Record<string, DatedFact>

export type DatedFactId = keyof typeof datedFacts

function servicesDue({ dueServices }: CustomerView, isFirst: boolean): Occasion[] {
  return dueServices
    .filter(({ which }) => (which === 'first') === isFirst)
    .map(({ car, dueOn, isByMileage, lastServiceOn, trend }) => ({
      // The service that it counts from, not the due day: a new mileage reading moves the day, not the occasion.
      key: `${car.vin} ${lastServiceOn ?? car.deliveredOn ?? ''}`,
      on: dueOn,
      variables: {
        car_model: car.model,
        by_mileage: isByMileage,
        last_service_on: lastServiceOn,
        projected_km: trend === null ? null : mileageAt(trend, dueOn),
      },
    }))
}

function birthdays({ facts, today }: CustomerView): Occasion[] {
  const own = { relation: null, birthdayOn: facts.birthdayOn }
  return [own, ...facts.family].flatMap(({ relation, birthdayOn }) =>
    birthdayOn === null
      ? []
      : [-1, 0, 1].map((years) => {
          const on = birthdayIn(yearOf(today) + years, birthdayOn)
          const variables = { is_own_birthday: relation === null, relation }
          return { key: `${relation ?? 'own'} ${on}`, on, variables }
        }),
  )
}

function recommendationsDue(view: CustomerView): Occasion[] {
  return view.facts.recommendations.flatMap((recommendation) => {
    const on = recommendationDueOn(recommendation, view)
    if (on === null) return []
    const { item, state, recommendedOn, priceFen } = recommendation
    const variables = {
      item,
      item_state: state,
      recommended_on: recommendedOn,
      item_price: priceFen === null ? null : priceFen / 100,
    }
    return [{ key: `${recommendedOn} ${item}`, on, variables, priceFen }]
  })
}

/** By date or, with one car, by projected mileage, whichever comes first. */
function recommendationDueOn({ dueOn, dueMileageKm }: RecommendationFacts, { dueServices }: CustomerView): Day | null {
  const trend = dueServices.length === 1 ? (dueServices[0]?.trend ?? null) : null
  const byMileage = trend === null || dueMileageKm === null ? null : dayAtMileage(trend, dueMileageKm)
  if (dueOn === null || byMileage === null) return dueOn ?? byMileage
  return byMileage < dueOn ? byMileage : dueOn
}
