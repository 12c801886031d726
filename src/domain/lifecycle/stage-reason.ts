import type { Appraised } from '#domain/appraised.ts'
import { dayFromNumber } from '#domain/calendar.ts'
import { type Change, scoreReason } from '#domain/reason.ts'
import { nextStageOn, stageOf } from '#domain/lifecycle/stage.ts'
import { sharedEvidence as shared } from '#domain/shared-evidence.ts'

export const stageReason = scoreReason({
  ruleLabels: {
    'age-of-vehicle': { zh: '按当前车辆车龄', en: 'By the age of the current vehicle' },
    'no-vehicle': { zh: '名下无车辆', en: 'No vehicle is owned' },
    'delivery-unknown': { zh: '交车日期未知', en: 'The delivery date is unknown' },
  },
  evidenceLabels: {
    ageMonths: shared.ageMonths,
    deliveredOn: { zh: '当前车辆交车日期', en: 'Delivery of the current vehicle' },
    carsOwned: { zh: '仍在名下的车辆', en: 'Cars still owned' },
    fromMonths: { zh: '各阶段起始车龄（月）', en: 'Ages at which stages begin, months' },
  },
  tell({ features, assessment, policy }) {
    const { deliveredOn, ageMonths, ownsCar } = features.ownership
    return {
      value: assessment.stage,
      rule: ageMonths !== null ? 'age-of-vehicle' : ownsCar ? 'delivery-unknown' : 'no-vehicle',
      inputs: { deliveredOn, ageMonths, carsOwned: ownsCar },
      thresholds: { fromMonths: policy.stage.fromMonths },
      wouldChange: nextStage({ features, policy }),
    }
  },
})

function nextStage({ features, policy }: Pick<Appraised, 'features' | 'policy'>): Change<never>[] {
  const { deliveredOn, ageMonths } = features.ownership
  const on = nextStageOn(deliveredOn, ageMonths, policy.stage)
  const months = policy.stage.fromMonths.find((from) => from > (ageMonths ?? Infinity))
  return months === undefined ? [] : [{ to: stageOf(months, policy.stage), by: 'time', on: dayFromNumber(on) }]
}
