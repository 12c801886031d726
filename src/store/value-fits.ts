import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Drift } from '#domain/value-model/drift.ts'
import type { FitInForce } from '#domain/value-model/fit-in-force.ts'
import type { FitFault } from '#domain/value-model/fit-refusals.ts'
import type { FitReport } from '#domain/value-model/fit-report.ts'
import type { FitWarning } from '#domain/value-model/fit-warnings.ts'
import type { TimingModelName } from '#domain/value-model/timing-model.ts'
import type { Reader, Writer } from '#store/transaction.ts'

/** What a fit is made of, without its number. */
export type FittedValue = Omit<FitInForce, 'fitId' | 'asOf'>

/** A try at fitting a group, and what came of it. */
export interface FitAttempt {
  readonly groupId: number
  readonly asOf: Day
  readonly customers: number
  readonly historyRows: number
  readonly visitDays: number
  readonly seconds: number
  readonly outcome: { readonly refusal: FitFault } | AcceptedFit
}

export interface AcceptedFit {
  readonly refusal: null
  readonly model: TimingModelName
  readonly k: number | null
  readonly logLikelihood: number
  readonly fit: FittedValue
  readonly report: FitReport
  readonly warnings: readonly FitWarning[]
}

const nothingFitted = { model: null, k: null, logLikelihood: null, warnings: [], fit: null, report: null }

/** Keeps an attempt; answers its number. */
export async function addFit(writer: Writer, attempt: FitAttempt): Promise<number> {
  const { groupId, asOf, customers, historyRows, visitDays, seconds, outcome } = attempt
  const { model, k, logLikelihood, warnings, fit, report } = outcome.refusal === null ? outcome : nothingFitted
  const { rows } = await sql<{ id: number }>`
    INSERT INTO value_fits (group_id, as_of, refusal, model, k, log_likelihood, customers, history_rows, visit_days, fit, report, warnings, seconds)
    VALUES (${groupId}, ${asOf}, ${outcome.refusal}, ${model}, ${k}, ${logLikelihood}, ${customers}, ${historyRows},
      ${visitDays}, ${fit && JSON.stringify(fit)}::jsonb, ${report && JSON.stringify(report)}::jsonb,
      ${warnings}::text[], ${seconds})
    RETURNING fit_id AS id`.execute(writer)
  return rows[0]?.id ?? 0
}

/** The fit that was in force on a day: the newest that knew nothing later. Null: there was none, and the formula speaks. */
export async function fitInForce(reader: Reader, groupId: number, on: Day): Promise<FitInForce | null> {
  const { rows } = await sql<{ fitId: number; asOf: Day; fit: FittedValue }>`
    SELECT fit_id AS "fitId", as_of AS "asOf", fit FROM value_fits
    WHERE group_id = ${groupId} AND refusal IS NULL AND as_of <= ${on}
    ORDER BY as_of DESC, fit_id DESC LIMIT 1`.execute(reader)
  const [row] = rows
  return row === undefined ? null : { fitId: row.fitId, asOf: row.asOf, ...row.fit }
}

/** An attempt as it is told. */
export interface KeptAttempt {
  readonly fitId: number
  readonly asOf: Day
  readonly fittedAt: string
  readonly customers: number
  readonly historyRows: number
  readonly visitDays: number
  readonly seconds: number
  readonly refusal: FitFault | null
}

/** An accepted fit with what it says of itself. */
export interface KeptFit extends KeptAttempt {
  readonly refusal: null
  readonly logLikelihood: number
  readonly report: FitReport
  readonly warnings: readonly FitWarning[]
}

const told = sql`fit_id AS "fitId", as_of AS "asOf", fitted_at AS "fittedAt", customers, history_rows AS "historyRows",
  visit_days AS "visitDays", seconds, refusal`

/** The latest attempt, whatever came of it; null before the first. */
export async function latestAttempt(reader: Reader, groupId: number): Promise<KeptAttempt | null> {
  const { rows } = await sql<KeptAttempt>`
    SELECT ${told} FROM value_fits WHERE group_id = ${groupId} ORDER BY fit_id DESC LIMIT 1`.execute(reader)
  return rows[0] ?? null
}

/** An accepted fit with its report. */
export async function fitNumbered(reader: Reader, groupId: number, fitId: number): Promise<KeptFit | null> {
  const { rows } = await sql<KeptFit>`
    SELECT ${told}, log_likelihood AS "logLikelihood", report, warnings FROM value_fits
    WHERE group_id = ${groupId} AND fit_id = ${fitId} AND refusal IS NULL`.execute(reader)
  return rows[0] ?? null
}

/** How a fit foretold what then happened, by `until`. */
export interface FitCheck {
  readonly fitId: number
  readonly untilOn: Day
  readonly laterFitId: number
  readonly findings: Drift
}

export async function addFitCheck(writer: Writer, { fitId, untilOn, laterFitId, findings }: FitCheck): Promise<void> {
  await sql`
    INSERT INTO fit_checks (fit_id, until_on, later_fit_id, is_worse, findings)
    VALUES (${fitId}, ${untilOn}, ${laterFitId}, ${findings.isWorse}, ${JSON.stringify(findings)}::jsonb)
    ON CONFLICT (fit_id, until_on) DO NOTHING`.execute(writer)
}

/** The group's checks, the latest first. */
export async function fitChecks(
  reader: Reader,
  groupId: number,
  most: number,
): Promise<(FitCheck & { readonly fitAsOf: Day })[]> {
  const { rows } = await sql<FitCheck & { fitAsOf: Day }>`
    SELECT k.fit_id AS "fitId", f.as_of AS "fitAsOf", k.until_on AS "untilOn", k.later_fit_id AS "laterFitId", k.findings
    FROM fit_checks k JOIN value_fits f USING (fit_id) WHERE f.group_id = ${groupId}
    ORDER BY k.until_on DESC, k.fit_id DESC LIMIT ${most}`.execute(reader)
  return rows
}
