import type { Label } from '#domain/label.ts'
import { movedScores } from '#domain/policy-moves.ts'
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
  const values: Readonly<Record<string, Label>> = movedScores[score].values
  const word = (id: string): string => values[id]?.[language] ?? id
  return [
    say.moved(say.scores[score], moved),
    ...moves
      .slice(0, mostMoves)
      .map(({ from, to, customers }) => `    ${word(from)} → ${word(to)}  ${count(customers, language)}`),
    ...(moves.length > mostMoves ? [`    ${say.otherMoves(moves.length - mostMoves)}`] : []),
  ]
}
