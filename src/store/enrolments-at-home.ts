import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { KeptEnrolment } from '#domain/enrolment/customer-at-work.ts'
import type { OpenTask } from '#domain/enrolment/enrolment.ts'
import { nothingYet } from '#domain/playbook/memory.ts'
import type { Memory } from '#domain/playbook/memory.ts'
import type { Variables } from '#domain/playbook/variables.ts'
import { copyOut } from '#store/copy.ts'
import { readCopyLine } from '#store/copy-text.ts'
import { homeOn } from '#store/customer-facts.ts'
import type { Reader } from '#store/transaction.ts'

/** Everybody at home at a centre (null: at none). */
export interface HomeOn {
  readonly groupId: number
  readonly centreId: number | null
  readonly asOf: Day
}

function atHome({ groupId, centreId, asOf }: HomeOn): string {
  const home = homeOn(asOf)
  if (centreId === null) return `c.group_id = ${Number(groupId)} AND ${home} IS NULL`
  return `c.group_id = ${Number(groupId)} AND c.home_centre_id = ${Number(centreId)} AND ${home} = ${Number(centreId)}`
}

/** Something of each customer of a home. It stays as text until it is asked for: there are many, and most are asked about once. */
export type OfCustomer<T> = (customerId: number) => readonly T[]

/** Between the parts of an occasion, and between occasions: characters that no name has. */
const [partEnd, occasionEnd] = ['\u001f', '\u001e']

/** Playbook and name of the occasions that still hold. Read by one COPY. */
export async function holdingAt(reader: Reader, home: HomeOn): Promise<OfCustomer<readonly [string, string]>> {
  const packed = await textsOf(
    reader,
    `SELECT o.customer_id, string_agg(o.playbook_id || chr(31) || o.occasion, chr(30))
    FROM occasions o JOIN customers c USING (customer_id) WHERE o.over_on IS NULL AND ${atHome(home)} GROUP BY 1`,
  )
  return (customerId) => {
    const text = packed.get(customerId)
    if (text === undefined) return []
    return text.split(occasionEnd).map((each) => {
      const [playbookId = '', occasion = ''] = each.split(partEnd)
      return [playbookId, occasion] as const
    })
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

/** By customer; one COPY of two columns. */
async function textsOf(reader: Reader, query: string): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  for await (const line of copyOut(reader, query)) {
    const [customerId, text] = readCopyLine(line)
    if (text !== null && text !== undefined) found.set(Number(customerId), text)
  }
  return found
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
  memory: Partial<Memory>,
  openTasks: readonly OpenTask[] | null,
]

/** The live enrolments of a home as far as exits and waits read them. */
export async function livingAt(reader: Reader, home: HomeOn): Promise<OfCustomer<KeptEnrolment>> {
  const packed = await textsOf(
    reader,
    `SELECT e.customer_id, json_agg(json_build_array(e.playbook_id, e.version, e.trigger_on, e.variables,
      to_char(e.entered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), (e.paused_at IS NOT NULL)::int, e.step_id,
      to_char(e.waits_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), e.memory, t.tasks))
    FROM enrolments e JOIN customers c USING (customer_id) LEFT JOIN (
      SELECT customer_id, enrolment_id, json_agg(json_build_object('stepId', step_id, 'opensOn', opens_on, 'closesOn', closes_on,
        'isWorkedOn', attempts > 0 OR put_off IS NOT NULL)) AS tasks
      FROM task_reasons WHERE state = 'open' AND enrolment_id IS NOT NULL GROUP BY 1, 2
    ) t USING (customer_id, enrolment_id)
    WHERE e.ended_at IS NULL AND ${atHome(home)} GROUP BY e.customer_id`,
  )
  return (customerId) => {
    const text = packed.get(customerId)
    return text === undefined ? [] : (JSON.parse(text) as Packed[]).map(unpack)
  }
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
