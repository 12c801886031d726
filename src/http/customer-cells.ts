import { mayUse, type Viewer } from '#domain/access/viewer.ts'
import type { Day } from '#domain/calendar.ts'
import { ladderLevelLabels } from '#domain/churn/ladder-level.ts'
import { type CustomerColumn, moneyColumns, usualColumns } from '#domain/customer/list-column.ts'
import { healthGradeLabels } from '#domain/health/health-grade.ts'
import type { Label, Language } from '#domain/label.ts'
import { stageLabels } from '#domain/lifecycle/stage.ts'
import { valueTierLabels } from '#domain/lifetime-value/value.ts'
import { cadenceGroupLabels } from '#domain/segment/cadence-group.ts'
import { segmentLabels } from '#domain/segment/segment.ts'
import type { CustomerLine } from '#http/listed-customer.ts'

/** As `SheetCell` of intake: text, a number, a day, an amount, or nothing. */
type Cell = string | number | null | { readonly day: Day } | { readonly fen: number }

function said<K extends string>(labels: Readonly<Record<K, Label>>, code: K | null, language: Language): string | null {
  return code === null ? null : labels[code][language]
}

function amount(fen: number | null): Cell {
  return fen === null ? null : { fen }
}

function dated(on: Day | null | undefined): Cell {
  return on === null || on === undefined ? null : { day: on }
}

/** What a file shows of a line in each column: what the screen shows, with codes in words. */
const cells: Readonly<Record<CustomerColumn, (line: CustomerLine, language: Language) => Cell>> = {
  customerNo: (line) => line.customerNo,
  name: (line) => line.name,
  phone: (line) => line.phoneMasked,
  plate: (line) => line.plate,
  model: (line) => line.model,
  stage: (line, language) => said(stageLabels, line.stage, language),
  segment: (line, language) => said(segmentLabels, line.segment, language),
  level: (line, language) => said(ladderLevelLabels, line.level, language),
  health: (line) => line.healthScore,
  grade: (line, language) => said(healthGradeLabels, line.grade, language),
  tier: (line, language) => said(valueTierLabels, line.tier, language),
  valueAtRisk: (line) => amount(line.valueAtRiskFen),
  totalValue: (line) => amount(line.totalFen),
  spend24m: (line) => amount(line.spend24mFen),
  visits24m: (line) => line.visits24m,
  lastVisit: (line) => dated(line.lastVisitOn),
  tenure: (line) => line.tenureMonths,
  rfm: ({ r, f, m }) => (r === null || f === null || m === null ? null : `${r}-${f}-${m}`),
  cadence: (line, language) => said(cadenceGroupLabels, line.cadence, language),
  vip: ({ isVip }) => (isVip === true ? 'VIP' : null),
  advisor: (line) => line.advisor,
  centre: (line) => line.centre,
  warrantyEnds: (line) => dated(line.warrantyEndsOn),
  tags: ({ tags }) => tags.join('、'),
}

export function cellsOf(columns: readonly CustomerColumn[], line: CustomerLine, language: Language): Cell[] {
  return columns.map((column) => cells[column](line, language))
}

/** The columns wanted that the viewer may see; the usual ones where none are named. */
export function columnsFor(viewer: Viewer, wanted: readonly CustomerColumn[] | undefined): CustomerColumn[] {
  return [...(wanted ?? usualColumns(mayUse(viewer, 'names.read')))].filter(
    (column) => mayUse(viewer, 'money.read') || !moneyColumns.has(column),
  )
}
