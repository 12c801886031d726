import { z } from 'zod'
import { addDays, addMonths, type Day } from '#domain/calendar.ts'
import { goalMetricNames, goalMetrics, type GoalFigures, type GoalMetricName } from '#domain/goal/goal-metric.ts'
import { goalStatus, goalStatusLabels, isBelowTarget } from '#domain/goal/goal-status.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import { activePlaybooks } from '#operations/playbooks.ts'
import { goalsOf, type GoalPlace, type SetGoal } from '#store/figures/goals.ts'
import { liveFamilies, snapshotFamilies } from '#store/figures/kept-figures.ts'
import type { Reader } from '#store/transaction.ts'
import { keyOf } from '#http/figure-place.ts'

const label = z.object({ zh: z.string(), en: z.string() })

/** A goal of a month, and how it stands. */
export const goalRow = z.object({
  metric: keyOf(goalMetrics),
  target: z.number().nullable(),
  isUsual: z.boolean().describe('The target is the usual one; nobody set another.'),
  owner: z.object({ staffId: z.int(), name: z.string() }).nullable(),
  value: z.number().nullable(),
  base: z.int().describe('How many it is told from.'),
  interval: z.object({ low: z.number(), high: z.number() }).nullable().describe('95 %.'),
  status: keyOf(goalStatusLabels),
  proposals: z.array(z.object({ playbook: z.string(), label })).describe('Playbooks that move it, where it is below.'),
})

export type GoalRow = z.input<typeof goalRow>

interface GoalsWanted extends GoalPlace {
  readonly today: Day
}

/** Every goal of a month: of the month under way by the live figures, of one that is over by the snapshot at its end. */
export async function goalRowsOf(reader: Reader, wanted: GoalsWanted): Promise<GoalRow[]> {
  const set = new Map((await goalsOf(reader, wanted)).map((goal) => [goal.metric, goal]))
  const figures = await figuresOfMonth(reader, wanted)
  const playbooks = await activePlaybooks(reader, wanted.groupId)
  return goalMetricNames.map((metric) => rowOf(metric, set.get(metric), figures, playbooks))
}

const families = ['standing', 'retention', 'work', 'service'] as const

/** The snapshot of a month's end is made on the first days of the next. */
const daysAfterMonth = 4

async function figuresOfMonth(reader: Reader, { today, month, ...place }: GoalsWanted): Promise<GoalFigures | null> {
  const next = addMonths(month, 1)
  if (today < next) return (await liveFamilies<GoalFigures>(reader, place, families))?.figures ?? null
  const found = await snapshotFamilies<GoalFigures>(
    reader,
    { ...place, until: addDays(next, daysAfterMonth) },
    families,
  )
  return found === null || found.asOf < addDays(next, -daysAfterMonth) ? null : found.figures
}

function rowOf(
  metric: GoalMetricName,
  set: SetGoal | undefined,
  figures: GoalFigures | null,
  playbooks: readonly Playbook[],
): GoalRow {
  const { usualTarget, measure, movedBy } = goalMetrics[metric]
  const reached = figures === null ? { value: null, base: 0, interval: null } : measure(figures)
  const target = set?.target ?? usualTarget
  const status = goalStatus(reached, target)
  return {
    metric,
    target,
    isUsual: set === undefined,
    owner: ownerOf(set),
    ...reached,
    status,
    proposals: isBelowTarget(status) ? proposed(movedBy, playbooks) : [],
  }
}

function ownerOf(set: SetGoal | undefined): GoalRow['owner'] {
  if (set === undefined || set.ownerStaffId === null) return null
  return { staffId: set.ownerStaffId, name: set.ownerName ?? '' }
}

/** Those of the named playbooks that are in force. */
function proposed(movedBy: readonly string[], playbooks: readonly Playbook[]): GoalRow['proposals'] {
  return movedBy.flatMap((name) =>
    playbooks.filter(({ id }) => id === name).map(({ id: playbook, label: words }) => ({ playbook, label: words })),
  )
}
