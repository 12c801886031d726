import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { healthGradeLabels } from '#domain/health/health-grade.ts'
import type { Label } from '#domain/label.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import type { MovedScore, PolicyEffect } from '#operations/policy-preview.ts'
import { count, total } from '#cli/amounts.ts'
import type { Context } from '#cli/command.ts'
import { valueText } from '#cli/policy-settings.ts'

/** The largest moves of each score; the others are counted. */
const mostMoves = 6

/** What a change of settings would move, in lines. */
export function effectLines({ changes, customers, moves, valueAtRiskFen }: PolicyEffect, context: Context): string[] {
  const { language, phrases } = context
  const { policy: say } = phrases
  if (changes.length === 0) return [say.noChange]
  const scores = Object.keys(moves) as MovedScore[]
  return [
    ...changes.map(
      ({ group, name, label, from, to }) =>
        `${label[language]}（${group}.${name}）${phrases.colon}${valueText(from)} → ${valueText(to)}`,
    ),
    '',
    say.ofCustomers(customers),
    ...scores.flatMap((score) => movedLines(score, moves[score], context)),
    say.atRisk(total(valueAtRiskFen.before, language), total(valueAtRiskFen.after, language)),
  ]
}

function movedLines(
  score: MovedScore,
  moves: PolicyEffect['moves'][MovedScore],
  { language, phrases }: Context,
): string[] {
  const { policy: say } = phrases
  const moved = moves.reduce((sum, each) => sum + each.customers, 0)
  const word = (id: string): string => words[score][id]?.[language] ?? id
  return [
    say.moved(say.scores[score], moved),
    ...moves
      .slice(0, mostMoves)
      .map(({ from, to, customers }) => `    ${word(from)} → ${word(to)}  ${count(customers, language)}`),
    ...(moves.length > mostMoves ? [`    ${say.otherMoves(moves.length - mostMoves)}`] : []),
  ]
}

const unknown: Label = { zh: '未知', en: 'Unknown' }

const words: Readonly<Record<MovedScore, Readonly<Record<string, Label>>>> = {
  stage: stageLabels,
  segment: segmentLabels,
  healthGrade: { ...healthGradeLabels, unknown },
  ladder: ladderLevelLabels,
  valueTier: {
    high: { zh: '高价值', en: 'High' },
    medium: { zh: '中价值', en: 'Medium' },
    low: { zh: '低价值', en: 'Low' },
    unknown,
  },
}
