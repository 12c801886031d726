import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { healthGradeLabels } from '#domain/health/health-grade.ts'
import type { Label } from '#domain/label.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import { cadenceGroupLabels } from '#domain/segment/cadence-group.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import { parseDay } from '#domain/calendar.ts'
import { useLabel } from '#web/phrases/language.ts'
import { useProfilePhrases } from '#web/profile/profile-of.ts'
import { unknownMark } from '#web/ui/format.ts'
import { useFormat } from '#web/ui/use-format.ts'

/** Codes that stand in the evidence of scores, whatever the score. */
const codes: Readonly<Record<string, Label>> = {
  ...ladderLevelLabels,
  ...healthGradeLabels,
  ...valueTierLabels,
  ...cadenceGroupLabels,
  ...segmentLabels,
  ...stageLabels,
  centre: { zh: '本店', en: 'the centre' },
  segment: { zh: '同客群', en: 'the segment' },
  reference: { zh: '参考值', en: 'the reference' },
  delivery: { zh: '交车日', en: 'delivery' },
  'unknown-delivery': { zh: '交车日未知', en: 'delivery unknown' },
  'gave-up-car': { zh: '已无车辆', en: 'no car any more' },
  both: { zh: '固定天数与自身节奏', en: 'fixed days and own rhythm' },
  fixed: { zh: '固定天数', en: 'fixed days' },
  rhythm: { zh: '自身节奏', en: 'own rhythm' },
}

const scoreCodes: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  stage: stageLabels,
  segment: segmentLabels,
  ladder: ladderLevelLabels,
  tier: valueTierLabels,
  cadenceGroup: cadenceGroupLabels,
}

const scoreAmounts: ReadonlySet<string> = new Set(['realised', 'potential', 'valueAtRisk', 'lossIfLost'])

/** Values of scores and of what they looked at, as the reader reads them. */
export function useEvidenceText() {
  const words = useProfilePhrases()
  const format = useFormat()
  const say = useLabel()
  const plain = (value: unknown): string => {
    if (value === null || value === undefined) return unknownMark
    if (typeof value === 'boolean') return value ? words.yes : words.no
    if (typeof value === 'number') return format.number(value, Number.isInteger(value) ? 0 : 1)
    if (typeof value !== 'string') return ''
    const day = parseDay(value)
    if (day !== null) return format.day(day)
    const label = codes[value]
    return label === undefined ? value : say(label)
  }
  const evidenceText = (score: string, name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((each) => evidenceText(score, name, each)).join(' / ')
    if (typeof value !== 'number') return plain(value)
    if (/Fen/.test(name) || (score === 'm' && name === 'cuts')) return format.exactMoney(value)
    return /Share$|^coverage$|^yearlyRetention$|^pActive$/.test(name) ? format.percent(value) : plain(value)
  }
  const valueText = (score: string, value: unknown): string => {
    if (typeof value === 'number' && scoreAmounts.has(score)) return format.exactMoney(value)
    const label = typeof value === 'string' ? scoreCodes[score]?.[value] : undefined
    return label === undefined ? plain(value) : say(label)
  }
  return { evidenceText, valueText }
}
