import type { VisitFacts } from '#domain/customer-facts.ts'
import type { CustomerView } from '#domain/playbook/customer-view.ts'
import { carModel, type DatedFact, type Occasion, type OpenDays } from '#domain/playbook/dated-fact.ts'
import { visitKindLabels } from '#domain/visit/visit-kind.ts'

const variables = {
  ...carModel,
  visit_kind: { type: 'string', zh: '到店类型', en: 'What the visit was for', choices: visitKindLabels },
  visit_spend: { type: 'double', zh: '本次消费（元）', en: 'Spend of the visit, yuan' },
  visit_no: { type: 'int', zh: '第几次到店', en: 'Which visit of theirs it was' },
} as const

export const visitClosed = {
  kind: 'event',
  label: { zh: '到店结束', en: 'Visit closed' },
  variables,
  isFixed: true,
  occasions: (view, open) => visitsOf(view, open, () => true),
} as const satisfies DatedFact

export const firstServiceClosed = {
  kind: 'event',
  label: { zh: '首保完成', en: 'First service closed' },
  variables,
  isFixed: true,
  occasions: (view, open) => visitsOf(view, open, ({ kind }) => kind === 'first_service'),
} as const satisfies DatedFact

export const valueAddedBought = {
  kind: 'event',
  label: { zh: '买了增值产品（含软件、延保）', en: 'Value-added product bought (software and warranty extension too)' },
  variables,
  isFixed: true,
  occasions: (view, open) => visitsOf(view, open, ({ hasValueAdded }) => hasValueAdded),
} as const satisfies DatedFact

export const softwareBought = {
  kind: 'event',
  label: { zh: '买了软件功能', en: 'Software bought' },
  variables,
  isFixed: true,
  occasions: (view, open) => visitsOf(view, open, ({ hasSoftware }) => hasSoftware),
} as const satisfies DatedFact

function visitsOf({ facts }: CustomerView, { from }: OpenDays, isMeant: (visit: VisitFacts) => boolean): Occasion[] {
  const { visits, cars } = facts
  const occasions: Occasion[] = []
  for (let at = visits.length - 1; at >= 0; at--) {
    const visit = visits[at]
    if (visit === undefined || visit.on < from) break
    if (!isMeant(visit)) continue
    const { on, vin, centreId, kind, spendFen } = visit
    const car = vin === null ? cars.length === 1 && cars[0] : cars.find((each) => each.vin === vin)
    occasions.push({
      key: `${on} ${vin ?? ''} ${centreId}`,
      on,
      variables: { car_model: car ? car.model : null, visit_kind: kind, visit_spend: spendFen / 100, visit_no: at + 1 },
    })
  }
  return occasions
}
