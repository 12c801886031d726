import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Reader } from '#store/transaction.ts'

/** How fresh everybody's scores are. */
export interface ScoreState {
  /** Null = nobody has been scored yet. */
  readonly asOf: Day | null
  readonly computedAt: string | null
  /** The last night's run went wrong. */
  readonly hasFailed: boolean
}

export async function scoreState(reader: Reader, groupId: number): Promise<ScoreState> {
  const { rows } = await sql<ScoreState>`
    SELECT max(r.as_of) AS "asOf", max(r.ended_at) AS "computedAt", coalesce((
      SELECT j.problem IS NOT NULL FROM job_runs j WHERE j.job = 'nightly-scores' AND j.group_id = ${groupId} AND j.ended_at IS NOT NULL
      ORDER BY j.run_id DESC LIMIT 1), false) AS "hasFailed"
    FROM score_runs r WHERE r.group_id = ${groupId} AND r.kind <> 'snapshot' AND r.ended_at IS NOT NULL`.execute(reader)
  return rows[0] ?? { asOf: null, computedAt: null, hasFailed: false }
}
