import { sql } from 'kysely'
import type { Reader, Writer } from '#store/transaction.ts'

/** A run of a job; `groupId` null = of the whole installation. */
export interface JobRun {
  readonly runId: number
  readonly job: string
  readonly groupId: number | null
  readonly begunAt: string
  /** Null while it is under way, and where the app was stopped in the middle. */
  readonly endedAt: string | null
  readonly problem: string | null
  readonly detail: Readonly<Record<string, unknown>> | null
}

const columns = sql`run_id AS "runId", job, group_id AS "groupId", begun_at AS "begunAt", ended_at AS "endedAt", problem, detail`

export async function beginJobRun(writer: Writer, job: string, groupId: number | null): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO job_runs (job, group_id) VALUES (${job}, ${groupId}) RETURNING run_id AS id`.execute(writer)
  return rows[0]?.id ?? 0
}

export async function endJobRun(
  writer: Writer,
  runId: number,
  { problem, detail }: { problem: string | null; detail: object | null },
): Promise<void> {
  await sql`
    UPDATE job_runs SET ended_at = now(), problem = ${problem}, detail = ${detail === null ? null : JSON.stringify(detail)}
    WHERE run_id = ${runId}`.execute(writer)
}

/** The last runs of each job that concern a group, the latest first. */
export async function lastJobRuns(reader: Reader, groupId: number, most: number): Promise<JobRun[]> {
  const { rows } = await sql<JobRun>`
    SELECT ${columns} FROM (
      SELECT *, row_number() OVER (PARTITION BY job ORDER BY run_id DESC) AS nth FROM job_runs
      WHERE group_id = ${groupId} OR group_id IS NULL
    ) r WHERE nth <= ${most} ORDER BY run_id DESC`.execute(reader)
  return rows
}

/** Forgets the runs before `runId` in which there was nothing to do. */
export async function forgetIdleRuns(
  writer: Writer,
  { job, groupId }: { readonly job: string; readonly groupId: number | null },
  runId: number,
): Promise<void> {
  await sql`
    DELETE FROM job_runs WHERE job = ${job} AND group_id IS NOT DISTINCT FROM ${groupId} AND run_id < ${runId}
      AND ended_at IS NOT NULL AND problem IS NULL AND detail ? 'idle'`.execute(writer)
}

export async function forgetOldJobRuns(writer: Writer, days: number): Promise<void> {
  await sql`DELETE FROM job_runs WHERE begun_at < now() - make_interval(days => ${days})`.execute(writer)
}
