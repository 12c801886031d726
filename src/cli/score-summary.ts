import { type Assessment } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import { ladderLevelLabels, type LadderLevel } from '#domain/churn/ladder-level.ts'
import { healthGradeLabels, type HealthGrade } from '#domain/health/health-grade.ts'
import type { Label } from '#domain/label.ts'
import { stageLabels, type Stage } from '#domain/lifecycle/stage.ts'
import { expectedShares, segmentLabels, type Segment } from '#domain/segment/segment.ts'
import { count, percent, total } from '#cli/amounts.ts'
import type { Context } from '#cli/command.ts'
import { columnsOf, heading } from '#cli/screen.ts'
import { wrapped } from '#cli/text-width.ts'
import { bar, table, type TableColumn } from '#cli/table.ts'

/** How many customers stand where, and what is at risk there. */
export interface Tally {
  customers: number
  readonly stages: Record<Stage, number>
  readonly segments: Record<Segment, number>
  readonly grades: Record<HealthGrade | 'unknown', number>
  readonly levels: Record<LadderLevel, { customers: number; atRiskFen: number }>
}

export function newTally(): Tally {
  return {
    customers: 0,
    stages: zeros(stageLabels),
    segments: zeros(segmentLabels),
    grades: { ...zeros(healthGradeLabels), unknown: 0 },
    levels: each(ladderLevelLabels, () => ({ customers: 0, atRiskFen: 0 })),
  }
}

function zeros<K extends string>(labels: Readonly<Record<K, Label>>): Record<K, number> {
  return each(labels, () => 0)
}

function each<K extends string, V>(labels: Readonly<Record<K, Label>>, value: () => V): Record<K, V> {
  return Object.fromEntries(Object.keys(labels).map((key) => [key, value()])) as Record<K, V>
}

export function addToTally(tally: Tally, { stage, segment, health, ladder, valueAtRiskFen }: Assessment): void {
  tally.customers += 1
  tally.stages[stage] += 1
  tally.segments[segment] += 1
  tally.grades[health.grade ?? 'unknown'] += 1
  const level = tally.levels[ladder.level]
  level.customers += 1
  level.atRiskFen += valueAtRiskFen ?? 0
}

/** Stages, segments, health and warnings of a group, in lines. */
export function scoreSummary(tally: Tally, asOf: Day, context: Context): string[] {
  const { phrases } = context
  const { score: say } = phrases
  return [
    say.scored(tally.customers, asOf),
    '',
    heading(say.stages, context),
    ...shares(tally, stageLabels, tally.stages, context),
    `  ${say.stagesNote}`,
    '',
    heading(say.segments, context),
    ...segmentTable(tally, context),
    ...wrapped(say.expectedNote, columnsOf(context) - 2).map((line) => `  ${line}`),
    '',
    heading(say.health, context),
    ...shares(tally, { ...healthGradeLabels, unknown: say.unknown }, tally.grades, context),
    '',
    heading(say.warnings, context),
    ...warningTable(tally, context),
  ]
}

function shares<K extends string>(
  { customers }: Tally,
  labels: Readonly<Record<K, Label>>,
  counts: Readonly<Record<K, number>>,
  context: Context,
): string[] {
  const { language } = context
  const keys = (Object.keys(labels) as K[]).filter((key) => key !== 'unknown' || counts[key] > 0)
  const most = Math.max(...keys.map((key) => counts[key]))
  const rows = keys.map((key) => shareRow(labels[key][language], counts[key], { customers, most }, context))
  return table([indented, figure, figure, plain], rows, columnsOf(context))
}

function segmentTable({ segments, customers }: Tally, context: Context): string[] {
  const { language, phrases } = context
  const { segment, customers: number, share, expected } = phrases.score.segmentHead
  const most = Math.max(...Object.values(segments))
  const rows = Object.entries(expectedShares).map(([key, [from, to]]) => {
    const id = key as Segment
    const [name, n, part, drawn] = shareRow(segmentLabels[id][language], segments[id], { customers, most }, context)
    return [name, n, part, `${(from * 100).toFixed(0)}–${percent(to, 0)}`, drawn]
  })
  const head: TableColumn[] = [
    { header: `  ${segment}` },
    { header: number, align: 'right' },
    { header: share, align: 'right' },
    { header: expected, align: 'right' },
    plain,
  ]
  return table(head, rows, columnsOf(context))
}

function warningTable({ levels, customers }: Tally, context: Context): string[] {
  const { language, phrases } = context
  const { level, customers: number, share, atRisk } = phrases.score.warningHead
  const keys = Object.keys(ladderLevelLabels) as LadderLevel[]
  const most = Math.max(...keys.map((key) => levels[key].customers))
  const rows = keys.map((key) => {
    const [name, n, part, drawn] = shareRow(
      ladderLevelLabels[key][language],
      levels[key].customers,
      { customers, most },
      context,
    )
    return [name, n, part, total(levels[key].atRiskFen, language), drawn]
  })
  const head: TableColumn[] = [
    { header: `  ${level}` },
    { header: number, align: 'right' },
    { header: share, align: 'right' },
    { header: atRisk, align: 'right' },
    plain,
  ]
  const atRiskFen = keys.reduce((sum, key) => sum + levels[key].atRiskFen, 0)
  rows.push([`  ${phrases.score.sum}`, count(customers, language), percent(1), total(atRiskFen, language), ''])
  return table(head, rows, columnsOf(context))
}

const indented: TableColumn = { header: '' }
const figure: TableColumn = { header: '', align: 'right' }
const plain: TableColumn = { header: '' }

function shareRow(
  name: string,
  n: number,
  { customers, most }: { customers: number; most: number },
  context: Context,
): [string, string, string, string] {
  const share = n / Math.max(1, customers)
  const width = columnsOf(context) >= 110 ? 50 : 25
  return [`  ${name}`, count(n, context.language), percent(share), bar(n / Math.max(1, most), width)]
}
