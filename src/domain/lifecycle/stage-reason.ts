import type { Appraised } from '#domain/appraised.ts'
import { dayFromNumber } from '#domain/calendar.ts'
import type { Change, Reason } from '#domain/explanation.ts'
import { nextStageOn, stageOf } from '#domain/lifecycle/stage.ts'

export function stageReason({ features, assessment, policy }: Appraised): Reason {
  const { deliveredOn, ageMonths, ownsCar } = features.ownership
  return {
    value: assessment.stage,
    rule: ageMonths !== null ? 'age-of-vehicle' : ownsCar ? 'delivery-unknown' : 'no-vehicle',
    inputs: { deliveredOn, ageMonths, carsOwned: ownsCar },
    thresholds: { fromMonths: policy.stage.fromMonths },
    wouldChange: nextStage({ features, policy }),
  }
}

function nextStage({ features, policy }: Pick<Appraised, 'features' | 'policy'>): Change[] {
  const { deliveredOn, ageMonths } = features.ownership
  const on = nextStageOn(deliveredOn, ageMonths, policy.stage)
  const months = policy.stage.fromMonths.find((from) => from > (ageMonths ?? Infinity))
  return months === undefined ? [] : [{ to: stageOf(months, policy.stage), by: 'time', on: dayFromNumber(on) }]
}
