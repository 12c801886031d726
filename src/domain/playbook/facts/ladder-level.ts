import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import type { DatedFact } from '#domain/playbook/dated-fact.ts'

export const ladderLevel = {
  kind: 'state',
  label: { zh: '当前预警级别开始日', en: 'Day the ladder level began' },
  variables: { ladder_level: { type: 'string', zh: '预警级别', en: 'Ladder level', choices: ladderLevelLabels } },
  occasions: ({ assessment: { ladder } }) =>
    ladder.since === null
      ? []
      : [{ key: `${ladder.level} ${ladder.since}`, on: ladder.since, variables: { ladder_level: ladder.level } }],
} as const satisfies DatedFact
