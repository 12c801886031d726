import type { Day } from '#domain/calendar.ts'
import type { RecommendationFacts } from '#domain/customer-facts.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import type { DatedFact, Occasion } from '#domain/playbook/dated-fact.ts'
import { dayAtMileage } from '#domain/playbook/mileage-trend.ts'
import { recommendationStateLabels } from '#domain/visit/recommendation-state.ts'

export const recommendationDue = {
  kind: 'date',
  label: { zh: '待办建议到期', en: 'Deferred item due' },
  variables: {
    item: { type: 'string', zh: '项目', en: 'Item' },
    item_state: { type: 'string', zh: '状态', en: 'State', choices: recommendationStateLabels },
    item_price: { type: 'double', zh: '报价（元）', en: 'Price, yuan' },
    recommended_on: { type: 'string', zh: '建议日', en: 'Day of the recommendation' },
  },
  occasions: recommendationsDue,
} as const satisfies DatedFact

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
