import { sql } from 'kysely'
import { undoMinutes } from '#domain/task/task-settings.ts'
import { instantOf, millisOf, minuteMillis } from '#domain/working-time/instant.ts'
import { copyInto } from '#store/copy.ts'
import { writeEffects } from '#store/enrolment-effects.ts'
import type { NumberedWork, WorkStamp, WorkToKeep } from '#store/enrolment-work.ts'
import { noteEvents } from '#store/outgoing-events.ts'
import type { Writer } from '#store/transaction.ts'

/** Keeps what the engine decided for some customers, a fixed number of statements for all of them; answers what it numbered. */
export async function writeWork(
  writer: Writer,
  works: readonly WorkToKeep[],
  stamp: WorkStamp,
): Promise<NumberedWork[]> {
  await writeOccasions(writer, works, stamp)
  const numbered = await numberWork(writer, works)
  await changeEnrolments(
    writer,
    numbered.filter(({ isNew }) => !isNew),
    stamp,
  )
  await addEnrolments(
    writer,
    numbered.filter(({ isNew }) => isNew),
    stamp,
  )
  await addEntries(writer, numbered, stamp)
  await writeEffects(writer, numbered, stamp)
  await noteEndings(writer, numbered, stamp)
  return numbered
}

/** What can still be undone is told outside when it no longer can. */
async function noteEndings(writer: Writer, all: readonly NumberedWork[], { now, resultId }: WorkStamp): Promise<void> {
  const ended = all.filter(({ worked }) => worked.enrolment.position.ended !== null)
  const notBefore = resultId === null ? now : instantOf(millisOf(now) + undoMinutes * minuteMillis)
  const events = ended.map(({ customerId, enrolmentId }) => ({ customerId, subjectId: enrolmentId }))
  await noteEvents(
    writer,
    events.map((event) => ({ ...event, kind: 'enrolment_ended' })),
    { now, notBefore },
  )
}

async function numberWork(writer: Writer, works: readonly WorkToKeep[]): Promise<NumberedWork[]> {
  const all = works.flatMap(({ work, ...of }) => work.worked.map((worked) => ({ ...of, worked })))
  const fresh = await newNumbers(writer, all.filter(({ worked }) => worked.enrolmentId === null).length)
  const lines = await journalLengths(
    writer,
    all.flatMap(({ customerId, worked: { enrolmentId } }) =>
      enrolmentId === null ? [] : [{ customerId, enrolmentId }],
    ),
  )
  let next = 0
  return all.map((each) => {
    const known = each.worked.enrolmentId
    const enrolmentId = known ?? fresh[next++] ?? 0
    return { ...each, enrolmentId, isNew: known === null, entriesBefore: lines.get(enrolmentId) ?? 0 }
  })
}

async function newNumbers(writer: Writer, wanted: number): Promise<number[]> {
  if (wanted === 0) return []
  const { rows } = await sql<{
    id: number
  }>`SELECT nextval('act_ids') AS id FROM generate_series(1, ${wanted})`.execute(writer)
  return rows.map(({ id }) => id)
}

/** By enrolment; who has no journal yet is not in it. */
async function journalLengths(
  writer: Writer,
  enrolments: readonly { readonly customerId: number; readonly enrolmentId: number }[],
): Promise<ReadonlyMap<number, number>> {
  if (enrolments.length === 0) return new Map()
  const { rows } = await sql<{ id: number; lines: number }>`
    SELECT t.enrolment_id AS id, l.lines
    FROM unnest(${enrolments.map(({ customerId }) => customerId)}::bigint[], ${enrolments.map(({ enrolmentId }) => enrolmentId)}::bigint[])
      AS t (customer_id, enrolment_id)
    CROSS JOIN LATERAL (
      SELECT max(entry_no) AS lines FROM enrolment_entries e WHERE e.customer_id = t.customer_id AND e.enrolment_id = t.enrolment_id
    ) l WHERE l.lines IS NOT NULL`.execute(writer)
  return new Map(rows.map(({ id, lines }) => [id, lines]))
}

async function writeOccasions(writer: Writer, works: readonly WorkToKeep[], { now }: WorkStamp): Promise<void> {
  const all = works.flatMap(({ customerId, work }) => work.occasions.map((each) => ({ customerId, ...each })))
  if (all.length === 0) return
  await sql`
    INSERT INTO occasions (customer_id, playbook_id, occasion, trigger_on, noted_at, over_on, state, because, variables)
    SELECT t.customer_id, t.playbook_id, t.occasion, t.trigger_on, ${now}::timestamptz, t.over_on, t.state, t.because, t.variables::jsonb
    FROM unnest(${all.map((each) => each.customerId)}::bigint[], ${all.map((each) => each.playbookId)}::text[],
      ${all.map((each) => each.occasion)}::text[], ${all.map((each) => each.triggerOn)}::date[],
      ${all.map((each) => each.overOn)}::date[], ${all.map((each) => each.state)}::text[],
      ${all.map((each) => each.because)}::text[], ${all.map((each) => JSON.stringify(each.variables))}::text[])
      AS t (customer_id, playbook_id, occasion, trigger_on, over_on, state, because, variables)
    ON CONFLICT (customer_id, playbook_id, occasion)
    DO UPDATE SET over_on = excluded.over_on, state = excluded.state, because = excluded.because`.execute(writer)
}

async function changeEnrolments(writer: Writer, all: readonly NumberedWork[], { now }: WorkStamp): Promise<void> {
  if (all.length === 0) return
  const positions = all.map(({ worked }) => worked.enrolment.position)
  await sql`
    UPDATE enrolments e SET step_id = t.step_id, due_at = t.due_at, waits_since = t.waits_since, memory = t.memory::jsonb,
      ended_at = CASE WHEN t.ending IS NOT NULL THEN ${now}::timestamptz END, ending = t.ending, because = t.because,
      entries = t.entries
    FROM unnest(${all.map((each) => each.customerId)}::bigint[], ${all.map((each) => each.enrolmentId)}::bigint[],
      ${positions.map(({ stepId }) => stepId)}::text[], ${positions.map(({ dueAt }) => dueAt)}::timestamptz[],
      ${positions.map(({ waitsSince }) => waitsSince)}::timestamptz[], ${positions.map(({ memory }) => JSON.stringify(memory))}::text[],
      ${positions.map(({ ended }) => ended?.ending ?? null)}::text[], ${positions.map(({ ended }) => ended?.because ?? null)}::text[],
      ${all.map(({ worked, entriesBefore }) => entriesBefore + worked.entries.length)}::int[])
      AS t (customer_id, enrolment_id, step_id, due_at, waits_since, memory, ending, because, entries)
    WHERE e.customer_id = t.customer_id AND e.enrolment_id = t.enrolment_id`.execute(writer)
}

const enrolmentColumns = [
  'customer_id', 'enrolment_id', 'group_id', 'centre_id', 'playbook_id', 'version', 'occasion', 'subject', 'trigger_on', 'variables',
  'entered_at', 'entered_by', 'step_id', 'due_at', 'waits_since', 'memory', 'ended_at', 'ending', 'because', 'entries',
] // prettier-ignore

async function addEnrolments(writer: Writer, all: readonly NumberedWork[], { now }: WorkStamp): Promise<void> {
  if (all.length === 0) return
  await copyInto(
    writer,
    'enrolments',
    enrolmentColumns,
    all.map(({ customerId, enrolmentId, groupId, centreId, worked: { enrolment, entries } }) => {
      const { position } = enrolment
      return [
        customerId,
        enrolmentId,
        groupId,
        centreId ?? 0,
        enrolment.playbookId,
        enrolment.version,
        enrolment.occasion,
        enrolment.subject,
        enrolment.triggerOn,
        enrolment.variables,
        enrolment.enteredAt,
        enrolment.enteredBy,
        position.stepId,
        position.dueAt,
        position.waitsSince,
        { ...position.memory },
        position.ended === null ? null : now,
        position.ended?.ending ?? null,
        position.ended?.because ?? null,
        entries.length,
      ]
    }),
  )
}

const entryColumns = [
  'customer_id', 'enrolment_id', 'entry_no', 'at', 'kind', 'step_id', 'by_whom', 'because', 'next_step_id', 'next_at',
] // prettier-ignore

async function addEntries(writer: Writer, all: readonly NumberedWork[], { now }: WorkStamp): Promise<void> {
  const lines = all.flatMap(({ customerId, enrolmentId, entriesBefore, worked }) =>
    worked.entries.map((entry, at) => [
      customerId,
      enrolmentId,
      entriesBefore + at + 1,
      now,
      entry.kind,
      entry.stepId,
      entry.kind === 'entered' ? worked.enrolment.enteredBy : null,
      entry.because,
      entry.nextStepId,
      entry.nextAt,
    ]),
  )
  if (lines.length > 0) await copyInto(writer, 'enrolment_entries', entryColumns, lines)
}
