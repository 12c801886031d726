import { ladderReason } from '#domain/churn/ladder-reason.ts'
import { healthReason } from '#domain/health/health-reason.ts'
import { stageReason } from '#domain/lifecycle/stage-reason.ts'
import { lossReason, valueAtRiskReason } from '#domain/lifetime-value/risk-reasons.ts'
import { falseHighValueReason, neglectedReason } from '#domain/lifetime-value/serving-reasons.ts'
import { potentialReason, realisedReason, tierReason, vipReasonOf } from '#domain/lifetime-value/value-reasons.ts'
import type { ScoreReason } from '#domain/reason.ts'
import { cadenceReason } from '#domain/segment/cadence-reason.ts'
import { frequencyReason, moneyReason, recencyReason } from '#domain/segment/rfm-reasons.ts'
import { segmentReason } from '#domain/segment/segment-reason.ts'

/** Every score that is explained, in the order in which reasons are told. */
export const scoreReasons = {
  stage: stageReason,
  r: recencyReason,
  f: frequencyReason,
  m: moneyReason,
  segment: segmentReason,
  health: healthReason,
  ladder: ladderReason,
  realised: realisedReason,
  potential: potentialReason,
  tier: tierReason,
  vip: vipReasonOf,
  valueAtRisk: valueAtRiskReason,
  lossIfLost: lossReason,
  cadenceGroup: cadenceReason,
  falseHighValue: falseHighValueReason,
  neglectedHighValue: neglectedReason,
} as const satisfies Readonly<Record<string, ScoreReason>>
