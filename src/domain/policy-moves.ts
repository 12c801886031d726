import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { healthGradeLabels } from '#domain/health/health-grade.ts'
import type { Label } from '#domain/label.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import { segmentLabels } from '#domain/segment/segment.ts'

const unknown: Label = { zh: '未知', en: 'Unknown' }

/** The scores that a change of policy can move, with the words of their values. */
export const movedScores = {
  stage: { label: { zh: '生命周期阶段', en: 'Lifecycle stage' }, values: stageLabels },
  segment: { label: { zh: '客群', en: 'Segment' }, values: segmentLabels },
  healthGrade: { label: { zh: '健康等级', en: 'Health grade' }, values: { ...healthGradeLabels, unknown } },
  ladder: { label: { zh: '预警级别', en: 'Warning level' }, values: ladderLevelLabels },
  valueTier: { label: { zh: '价值层级', en: 'Value tier' }, values: { ...valueTierLabels, unknown } },
} as const satisfies Readonly<Record<string, { label: Label; values: Readonly<Record<string, Label>> }>>

export type MovedScoreName = keyof typeof movedScores
