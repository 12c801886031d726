import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { Preferences } from '#domain/customer/preferences.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { TouchResult } from '#domain/touch/touch-result.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { Label } from '#domain/label.ts'
import type { Reader } from '#store/transaction.ts'

/** What an advisor has to know before a call. */
export interface Desk {
  readonly preferences: Preferences | null
  /** Open ones. */
  readonly promises: readonly { readonly dueOn: Day; readonly text: string; readonly madeBy: string | null }[]
  /** What they would like to have: open ones, the latest first. */
  readonly interests: readonly { readonly interestId: number; readonly text: string; readonly recordedOn: Day }[]
  readonly tasks: readonly OwnTask[]
  readonly keyEvents: readonly KeptNote[]
  readonly lastContact: LastContact | null
  /** What the customer said last: a note, a survey's comment, a touch. */
  readonly lastWords: { readonly on: Day; readonly text: string } | null
  readonly appointments: readonly { readonly on: Day; readonly kind: string | null }[]
  readonly recommendations: readonly {
    readonly item: string
    readonly state: 'green' | 'yellow' | 'red'
    readonly dueOn: Day | null
    readonly dueMileageKm: number | null
    readonly priceFen: number | null
  }[]
  readonly actions: readonly PlannedContact[]
}

export interface OwnTask {
  readonly taskId: number
  readonly dueOn: Day
  readonly text: string
  readonly forStaff: string | null
}

export interface KeptNote {
  readonly noteId: number
  readonly on: Day
  readonly text: string
  readonly by: string | null
}

export interface LastContact {
  readonly on: Day
  /** Null = they came. */
  readonly channel: TouchChannel | null
  readonly result: TouchResult | null
}

/** A contact of the week's plan. */
export interface PlannedContact {
  readonly class: ActionClass
  readonly opensOn: Day
  readonly dueOn: Day
  readonly minutes: number
  readonly stakeFen: number
  readonly reasons: readonly { readonly playbook: string; readonly label: Label; readonly because: Label }[]
}

/** Promises that are long past are history. */
const promiseDays = 90

export async function deskOf(reader: Reader, customerId: number, today: Day): Promise<Desk> {
  const of = sql`customer_id = ${customerId}`
  const { rows } = await sql<Desk>`
    SELECT
      (SELECT json_build_object('times', times, 'channel', channel, 'priceSensitivity', price_sensitivity, 'wants', wants,
        'drink', drink, 'mainUse', main_use) FROM preferences WHERE ${of}) AS preferences,
      (SELECT coalesce(json_agg(json_build_object('dueOn', due_on, 'text', text, 'madeBy', made_by) ORDER BY due_on, text), '[]')
        FROM promises WHERE ${of} AND state = 'open' AND due_on >= ${today}::date - ${promiseDays}::int) AS promises,
      (SELECT coalesce(json_agg(json_build_object('interestId', interest_id, 'text', text, 'recordedOn', recorded_on)
        ORDER BY recorded_on DESC, interest_id DESC), '[]')
        FROM interests WHERE ${of} AND settled_on IS NULL) AS interests,
      (SELECT coalesce(json_agg(json_build_object('taskId', t.reason_id, 'dueOn', t.due_on, 'text', t.because ->> 'zh', 'forStaff', f.name)
        ORDER BY t.due_on, t.reason_id), '[]')
        FROM task_reasons t LEFT JOIN staff f USING (staff_id)
        WHERE ${of} AND t.enrolment_id IS NULL AND t.state = 'open') AS tasks,
      (SELECT coalesce(json_agg(e ORDER BY e."on" DESC, e."noteId" DESC), '[]') FROM (
        SELECT n.note_id AS "noteId", n.happened_on AS "on", n.text, f.name AS by
        FROM customer_notes n LEFT JOIN staff f ON f.staff_id = n.written_by
        WHERE ${of} AND kind = 'key_event' ORDER BY n.happened_on DESC, n.note_id DESC LIMIT 5) e) AS "keyEvents",
      (SELECT json_build_object('on', l.on_, 'channel', l.channel, 'result', l.result) FROM (
        SELECT touched_on AS on_, channel, result FROM touches WHERE ${of} AND touched_on <= ${today}
        UNION ALL SELECT checked_in_on, NULL, NULL FROM orders WHERE ${of} AND state <> 'void' AND checked_in_on <= ${today}
        ORDER BY 1 DESC LIMIT 1) l) AS "lastContact",
      (SELECT json_build_object('on', w.on_, 'text', w.text) FROM (
        SELECT happened_on AS on_, text FROM customer_notes WHERE ${of}
        UNION ALL SELECT answered_on, comment FROM surveys WHERE ${of} AND comment <> ''
        UNION ALL SELECT touched_on, note FROM touches WHERE ${of} AND note <> ''
        UNION ALL SELECT opened_on, reason FROM complaints WHERE ${of} AND reason <> ''
        ORDER BY 1 DESC LIMIT 1) w) AS "lastWords",
      (SELECT coalesce(json_agg(json_build_object('on', appointed_on, 'kind', kind) ORDER BY appointed_at), '[]')
        FROM appointments WHERE ${of} AND appointed_on >= ${today} AND coalesce(state, 'booked') = 'booked') AS appointments,
      (SELECT coalesce(json_agg(json_build_object('item', item, 'state', state, 'dueOn', due_on, 'dueMileageKm', due_mileage_km,
        'priceFen', price_fen) ORDER BY state = 'red' DESC, due_on, item), '[]')
        FROM recommendations WHERE ${of} AND state <> 'green') AS recommendations,
      (SELECT coalesce(json_agg(json_build_object('class', class, 'opensOn', opens_on, 'dueOn', due_on, 'minutes', minutes,
        'stakeFen', stake_fen, 'reasons', reasons) ORDER BY action_no), '[]') FROM actions WHERE ${of}) AS actions`.execute(
    reader,
  )
  const [desk] = rows
  if (desk === undefined) throw new Error('a query without rows')
  return desk
}
