import { sql } from 'kysely'
import type { KeptEnrolment } from '#domain/enrolment/customer-at-work.ts'
import type { OpenTask } from '#domain/enrolment/enrolment.ts'
import type { Day } from '#domain/calendar.ts'
import { nothingYet } from '#domain/playbook/memory.ts'
import type { Memory } from '#domain/playbook/memory.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import type { Reader } from '#store/transaction.ts'

/** Between the parts of an occasion, and between occasions: characters that no name has. */
const [partEnd, occasionEnd] = ['\u001f', '\u001e']

/** A moment as `Instant` has it. */
const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/**
 * What playbooks hold of a customer `c`, to be read beside their facts: `holdingIn` and `livingIn` take the two columns
 * apart. Memory that remembers nothing is left out.
 */
export const heldBeside: readonly string[] = [
  `(SELECT string_agg(o.playbook_id || chr(31) || o.occasion, chr(30)) FROM occasions o
    WHERE o.customer_id = c.customer_id AND o.over_on IS NULL)`,
  `(SELECT json_agg(json_build_array(e.playbook_id, e.version, e.trigger_on, e.variables, ${instant('e.entered_at')},
      (e.paused_at IS NOT NULL)::int, e.step_id, ${instant('e.waits_since')}, nullif(e.memory, '${JSON.stringify(nothingYet)}'),
      (SELECT json_agg(json_build_object('stepId', t.step_id, 'opensOn', t.opens_on, 'closesOn', t.closes_on,
          'isWorkedOn', t.attempts > 0 OR t.put_off IS NOT NULL))
        FROM task_reasons t WHERE t.customer_id = e.customer_id AND t.enrolment_id = e.enrolment_id AND t.state = 'open')))
    FROM enrolments e WHERE e.customer_id = c.customer_id AND e.ended_at IS NULL)`,
]

/** Playbook and name of the occasions that still hold. */
export function holdingIn(text: string | null): (readonly [playbookId: string, occasion: string])[] {
  if (text === null) return []
  return text.split(occasionEnd).map((each) => {
    const [playbookId = '', occasion = ''] = each.split(partEnd)
    return [playbookId, occasion] as const
  })
}

type Packed = readonly [
  playbookId: string,
  version: number,
  triggerOn: Day,
  variables: Variables,
  enteredAt: string,
  isPaused: 0 | 1,
  stepId: string | null,
  waitsSince: string | null,
  memory: Partial<Memory> | null,
  openTasks: readonly OpenTask[] | null,
]

/** The live enrolments as far as exits and waits read them. */
export function livingIn(text: string | null): KeptEnrolment[] {
  return text === null ? [] : (JSON.parse(text) as Packed[]).map(unpack)
}

function unpack(packed: Packed): KeptEnrolment {
  const [playbookId, version, triggerOn, variables, enteredAt, isPaused, stepId, waitsSince, memory, openTasks] = packed
  return {
    enrolmentId: 0,
    playbookId,
    version,
    occasion: '',
    subject: '',
    triggerOn,
    variables,
    enteredAt,
    enteredBy: null,
    isPaused: isPaused === 1,
    position: { stepId, dueAt: null, waitsSince, memory: { ...nothingYet, ...memory }, ended: null },
    openTasks: openTasks ?? [],
    voucherCostFen: 0,
    messagesWaiting: 0,
  }
}

/** The versions of playbooks that somebody of a group is in. */
export async function liveVersions(
  reader: Reader,
  groupId: number,
): Promise<readonly { readonly playbookId: string; readonly version: number }[]> {
  const { rows } = await sql<{ playbookId: string; version: number }>`
    SELECT DISTINCT playbook_id AS "playbookId", version FROM enrolments
    WHERE group_id = ${groupId} AND ended_at IS NULL`.execute(reader)
  return rows
}
