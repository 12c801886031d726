import { sql } from 'kysely'
import type { Effect } from '#domain/enrolment/effect.ts'
import { copyInto } from '#store/copy.ts'
import type { NumberedWork, WorkStamp } from '#store/enrolment-work.ts'
import type { Writer } from '#store/transaction.ts'

/** An effect with whose it is. */
type Owned<K extends Effect['kind']> = Omit<NumberedWork, 'worked'> & {
  readonly version: number
  readonly playbookId: string
  readonly effect: Extract<Effect, { kind: K }>
}

/** Keeps all that steps did to the world. */
export async function writeEffects(writer: Writer, all: readonly NumberedWork[], stamp: WorkStamp): Promise<void> {
  await addTasks(writer, of(all, 'task'), stamp)
  await addMessages(writer, of(all, 'message'), stamp)
  await addVouchers(writer, of(all, 'voucher'))
  await addTags(writer, of(all, 'set'), stamp)
  await addKeyEvents(writer, of(all, 'set'), stamp)
  await closeTasks(writer, of(all, 'close_task'), stamp)
  await takeBackMessages(writer, of(all, 'take_back_messages'), stamp)
}

function of<K extends Effect['kind']>(all: readonly NumberedWork[], kind: K): Owned<K>[] {
  return all.flatMap(({ worked, ...whose }) => {
    const { version, playbookId } = worked.enrolment
    return worked.effects.flatMap((effect) => (isOf(effect, kind) ? [{ ...whose, version, playbookId, effect }] : []))
  })
}

function isOf<K extends Effect['kind']>(effect: Effect, kind: K): effect is Extract<Effect, { kind: K }> {
  return effect.kind === kind
}

const taskColumns = [
  'customer_id', 'group_id', 'centre_id', 'enrolment_id', 'playbook_id', 'version', 'step_id', 'staff_id', 'role', 'class',
  'opens_on', 'due_on', 'closes_on', 'due_at', 'warn_at', 'minutes', 'stake_fen', 'stake_source', 'chance', 'label', 'because',
  'variables', 'made_at',
] // prettier-ignore

async function addTasks(writer: Writer, tasks: readonly Owned<'task'>[], { now }: WorkStamp): Promise<void> {
  if (tasks.length === 0) return
  await copyInto(
    writer,
    'task_reasons',
    taskColumns,
    tasks.map(({ effect, ...whose }) => [
      whose.customerId,
      whose.groupId,
      whose.centreId ?? 0,
      whose.enrolmentId,
      whose.playbookId,
      whose.version,
      effect.stepId,
      effect.role === 'manager' ? null : whose.advisorId,
      effect.role,
      effect.class,
      effect.opensOn,
      effect.dueOn,
      effect.closesOn,
      effect.dueAt,
      effect.warnAt,
      effect.minutes,
      effect.stake.fen,
      effect.stake.source,
      effect.chance,
      { ...effect.label },
      { ...effect.because },
      { ...effect.variables },
      now,
    ]),
  )
}

/** The key that a provider is given follows from whose step it is: whoever gets it twice can tell. */
async function addMessages(
  writer: Writer,
  messages: readonly Owned<'message'>[],
  { now, resultId }: WorkStamp,
): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(({ effect, ...whose }) => ({
    customer: whose.customerId,
    group: whose.groupId,
    centre: whose.centreId ?? 0,
    enrolment: whose.enrolmentId,
    playbook: whose.playbookId,
    step: effect.stepId,
    channel: effect.channel,
    purpose: effect.purpose,
    content: effect.content,
    subject: effect.subject,
    body: effect.body,
    state: effect.notSentBecause === null ? 'waiting' : 'not_sent',
    because: effect.notSentBecause,
    not_before: effect.notBefore,
    own_service: effect.ownServiceOn,
    last: effect.lastOn,
  }))
  await sql`
    INSERT INTO messages (customer_id, group_id, centre_id, enrolment_id, playbook_id, step_id, result_id, channel, purpose, content,
      subject, body, state, because, made_at, not_before, own_service_on, last_on, idempotency_key, changed_at)
    SELECT t.customer, t."group", t.centre, t.enrolment, t.playbook, t.step, ${resultId}::bigint, t.channel, t.purpose, t.content,
      t.subject, t.body, t.state, t.because, ${now}::timestamptz, t.not_before, t.own_service, t.last,
      md5(concat_ws(' ', t."group", t.customer, t.enrolment, t.step))::uuid, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t (customer bigint, "group" integer, centre integer, enrolment bigint,
      playbook text, step text, channel text, purpose text, content text, subject text, body text, state text, because text,
      not_before timestamptz, own_service date, last date)
    -- A message that left before its cause was undone is not sent again.
    ON CONFLICT (customer_id, enrolment_id, step_id) DO NOTHING`.execute(writer)
}

const voucherColumns = [
  'customer_id', 'group_id', 'enrolment_id', 'playbook_id', 'step_id', 'label', 'value_fen', 'share', 'cost_fen', 'issued_on',
  'expires_on',
] // prettier-ignore

async function addVouchers(writer: Writer, vouchers: readonly Owned<'voucher'>[]): Promise<void> {
  if (vouchers.length === 0) return
  await copyInto(
    writer,
    'vouchers',
    voucherColumns,
    vouchers.map(({ effect, ...whose }) => [
      whose.customerId,
      whose.groupId,
      whose.enrolmentId,
      whose.playbookId,
      effect.stepId,
      { ...effect.label },
      effect.valueFen,
      effect.share,
      effect.costFen,
      effect.issuedOn,
      effect.expiresOn,
    ]),
  )
}

async function addTags(writer: Writer, sets: readonly Owned<'set'>[], { now }: WorkStamp): Promise<void> {
  const tags = sets.filter(({ effect }) => effect.tag !== null)
  if (tags.length === 0) return
  await sql`
    INSERT INTO customer_tags (customer_id, tag, enrolment_id, set_at)
    SELECT DISTINCT ON (t.customer_id, t.tag) t.customer_id, t.tag, t.enrolment_id, ${now}::timestamptz
    FROM unnest(${tags.map(({ customerId }) => customerId)}::bigint[], ${tags.map(({ effect }) => effect.tag)}::text[],
      ${tags.map(({ enrolmentId }) => enrolmentId)}::bigint[]) AS t (customer_id, tag, enrolment_id)
    ON CONFLICT DO NOTHING`.execute(writer)
}

async function addKeyEvents(writer: Writer, sets: readonly Owned<'set'>[], { now }: WorkStamp): Promise<void> {
  const events = sets.filter(({ effect }) => effect.keyEvent !== null)
  if (events.length === 0) return
  await sql`
    INSERT INTO customer_notes (customer_id, kind, happened_on, text, written_at)
    SELECT c.customer_id, 'key_event', (${now}::timestamptz AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date, t.text, ${now}::timestamptz
    FROM unnest(${events.map(({ customerId }) => customerId)}::bigint[], ${events.map(({ effect }) => effect.keyEvent)}::text[])
      AS t (customer_id, text)
    JOIN customers c USING (customer_id) LEFT JOIN centres z ON z.centre_id = c.home_centre_id`.execute(writer)
}

async function closeTasks(writer: Writer, closed: readonly Owned<'close_task'>[], { now }: WorkStamp): Promise<void> {
  if (closed.length === 0) return
  await sql`
    UPDATE task_reasons r SET state = 'cancelled', ended_at = ${now}::timestamptz, ended_because = t.because
    FROM unnest(${closed.map(({ customerId }) => customerId)}::bigint[], ${closed.map(({ enrolmentId }) => enrolmentId)}::bigint[],
      ${closed.map(({ effect }) => effect.stepId)}::text[], ${closed.map(({ effect }) => effect.because)}::text[])
      AS t (customer_id, enrolment_id, step_id, because)
    WHERE r.customer_id = t.customer_id AND r.enrolment_id = t.enrolment_id AND r.step_id = t.step_id AND r.state = 'open'`.execute(
    writer,
  )
}

async function takeBackMessages(
  writer: Writer,
  taken: readonly Owned<'take_back_messages'>[],
  { now }: WorkStamp,
): Promise<void> {
  if (taken.length === 0) return
  await sql`
    UPDATE messages m SET state = 'cancelled', because = t.because, changed_at = ${now}::timestamptz
    FROM unnest(${taken.map(({ customerId }) => customerId)}::bigint[], ${taken.map(({ enrolmentId }) => enrolmentId)}::bigint[],
      ${taken.map(({ effect }) => effect.because)}::text[]) AS t (customer_id, enrolment_id, because)
    WHERE m.customer_id = t.customer_id AND m.enrolment_id = t.enrolment_id AND m.state = 'waiting'`.execute(writer)
}
