import { type RawBuilder, sql } from 'kysely'
import type { CadenceGroup } from '#domain/assessment.ts'
import type { Day } from '#domain/calendar.ts'
import type { KeptConsent } from '#domain/contact/consent.ts'
import type { AddressState, ContactHistory, PastContact, SalesShare } from '#domain/contact/contact-history.ts'
import { type TouchChannel, touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { reachingResults } from '#domain/touch/touch-result.ts'
import { messageTouchNo } from '#store/message-touches.ts'
import type { Reader } from '#store/transaction.ts'

interface Asked {
  readonly groupId: number
  readonly customerIds: readonly number[]
  readonly today: Day
  /** From which day on touches count for the share of sales. */
  readonly shareSince: Day
}

/**
 * What the rules of contact read, for many customers at once: a fixed number of statements, however many there are.
 * `today` is the civil day of their centres. Who is not there, or was deleted, is not in it.
 */
export async function contactHistories(reader: Reader, asked: Asked): Promise<Map<number, ContactHistory>> {
  const [people, touched, sent, household, held] = await Promise.all([
    peopleOf(reader, asked),
    touchesOf(reader, asked),
    messagesOf(reader, asked),
    householdCallsOf(reader, asked),
    holdoutsOf(reader, asked),
  ])
  return new Map(
    people.map((person) => {
      const id = person.customerId
      const touches = touched.get(id) ?? noTouches
      const messages = sent.get(id) ?? noMessages
      return [
        id,
        {
          permission: { doNotContact: person.doNotContact, consents: person.consents },
          zone: person.zone,
          cadenceGroup: person.cadenceGroup,
          lastVisitOn: person.lastVisitOn,
          isVisiting: person.isVisiting,
          contacts: [...touches.contacts, ...messages.contacts],
          shares: {
            customer: { sales: touches.sales, all: touches.all },
            advisor: person.advisor,
            centre: person.centre,
          },
          householdCalls: household.get(id) ?? [],
          holdouts: held.get(id) ?? [],
          contents: messages.contents,
          undelivered: messages.undelivered,
          addresses: addressesOf(person.has, touches.bounced),
        },
      ]
    }),
  )
}

/** Contacts that long ago count for nothing any more: the longest that a policy may look back. */
const longestDays = 92
const reaching = sql.join(reachingResults.map((result) => sql.lit(result)))
const chosen = (ids: readonly number[]): RawBuilder<unknown> => sql`unnest(${ids}::bigint[]) AS chosen (customer_id)`

interface PersonRow {
  readonly customerId: number
  readonly doNotContact: boolean
  readonly consents: readonly KeptConsent[]
  readonly zone: string
  readonly cadenceGroup: CadenceGroup | null
  readonly lastVisitOn: Day | null
  readonly isVisiting: boolean
  readonly advisor: SalesShare | null
  readonly centre: SalesShare | null
  readonly has: Readonly<Record<TouchChannel, boolean>>
}

const share = (alias: string): RawBuilder<unknown> => {
  const of = sql.id(alias)
  return sql`CASE WHEN ${of}.group_id IS NULL THEN NULL ELSE json_build_object('sales', ${of}.sales, 'all', ${of}.touches) END`
}

async function peopleOf(reader: Reader, { customerIds, today }: Asked): Promise<readonly PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    SELECT c.customer_id AS "customerId", c.do_not_contact AS "doNotContact", coalesce(z.zone, 'Asia/Shanghai') AS zone,
      s.cadence_group AS "cadenceGroup", s.last_visit_on AS "lastVisitOn",
      coalesce((SELECT json_agg(json_build_object('channel', k.channel, 'purpose', k.purpose, 'state', k.state))
        FROM consents k WHERE k.customer_id = c.customer_id), '[]') AS consents,
      EXISTS (SELECT FROM orders o WHERE o.customer_id = c.customer_id AND o.state = 'open' AND o.checked_out_at IS NULL
        AND o.checked_in_on BETWEEN ${today}::date - 14 AND ${today}::date) AS "isVisiting",
      ${share('own')} AS advisor, ${share('ours')} AS centre,
      json_build_object('phone', p.phone IS NOT NULL, 'sms', p.phone IS NOT NULL, 'wechat', p.wechat IS NOT NULL,
        'email', p.email IS NOT NULL, 'in_person', true,
        'app', EXISTS (SELECT FROM app_days a WHERE a.customer_id = c.customer_id)) AS has
    FROM ${chosen(customerIds)} JOIN customers c USING (customer_id) JOIN people p USING (customer_id)
    LEFT JOIN centres z ON z.centre_id = c.home_centre_id LEFT JOIN scores s USING (customer_id)
    LEFT JOIN sales_shares own ON own.group_id = c.group_id AND own.centre_id = c.home_centre_id AND own.staff_id = c.advisor_id
    LEFT JOIN sales_shares ours ON ours.group_id = c.group_id AND ours.centre_id = c.home_centre_id AND ours.staff_id = 0`.execute(
    reader,
  )
  return rows
}

interface TouchesRow {
  readonly contacts: readonly PastContact[]
  readonly sales: number
  readonly all: number
  /** Channels whose last word is that nothing arrives there, nobody having edited the customer since. */
  readonly bounced: readonly TouchChannel[]
}

const noTouches: TouchesRow = { contacts: [], sales: 0, all: 0, bounced: [] }

/** Of a touch `t`: the playbooks whose message it was, or whose task somebody did with it. */
const playbooksOf = sql`ARRAY(
  SELECT m.playbook_id FROM messages m
  WHERE m.customer_id = t.customer_id AND t.touch_no = ${messageTouchNo} AND m.playbook_id IS NOT NULL
  UNION SELECT r.playbook_id FROM task_results d
  JOIN task_reasons r ON r.customer_id = d.customer_id AND r.reason_id = ANY (d.reason_ids) AND r.playbook_id IS NOT NULL
  WHERE d.customer_id = t.customer_id AND d.touch_no = t.touch_no)`

async function touchesOf(reader: Reader, asked: Asked): Promise<Map<number, TouchesRow>> {
  const { rows } = await sql<TouchesRow & { customerId: number }>`
    WITH touched AS MATERIALIZED (
      SELECT t.customer_id, t.touch_no, t.touched_on, t.touched_at, t.channel, t.purpose, t.result, t.result IN (${reaching}) AS reached,
        t.purpose = 'service' AND t.touched_on >= ${asked.today}::date - ${sql.lit(longestDays)} AND EXISTS (SELECT FROM orders o WHERE o.customer_id = t.customer_id AND o.state <> 'void'
          AND t.touched_on BETWEEN o.checked_in_on AND coalesce(o.checked_out_at::date, o.checked_in_on)) AS during
      FROM ${chosen(asked.customerIds)} JOIN touches t USING (customer_id)
      WHERE t.direction = 'out' AND t.touched_on BETWEEN least(${asked.shareSince}::date, ${asked.today}::date - ${sql.lit(longestDays)}) AND ${asked.today}::date
    ), last AS (
      SELECT DISTINCT ON (customer_id, channel) customer_id, channel, touched_at, result FROM touched
      WHERE reached OR result IN ('bounced', 'wrong_number') ORDER BY customer_id, channel, touched_at DESC
    ), dead AS (
      SELECT l.customer_id, array_agg(l.channel) AS channels FROM last l LEFT JOIN customer_versions v USING (customer_id)
      WHERE l.result IN ('bounced', 'wrong_number') AND (v.changed_at IS NULL OR v.changed_at < l.touched_at)
      GROUP BY l.customer_id
    )
    SELECT t.customer_id AS "customerId",
      coalesce(json_agg(json_build_object('on', t.touched_on, 'isDuringVisit', coalesce(t.during, false), 'playbookIds', ${playbooksOf}))
        FILTER (WHERE t.reached AND t.touched_on >= ${asked.today}::date - ${sql.lit(longestDays)}), '[]') AS contacts,
      count(*) FILTER (WHERE t.reached AND t.purpose = 'sales' AND t.touched_on >= ${asked.shareSince}::date)::int AS sales,
      count(*) FILTER (WHERE t.reached AND t.touched_on >= ${asked.shareSince}::date)::int AS "all",
      coalesce(d.channels, '{}') AS bounced
    FROM touched t LEFT JOIN dead d USING (customer_id) GROUP BY t.customer_id, d.channels`.execute(reader)
  return byCustomer(rows)
}

interface MessagesRow {
  readonly contacts: readonly PastContact[]
  readonly contents: readonly string[]
  readonly undelivered: readonly string[]
}

const noMessages: MessagesRow = { contacts: [], contents: [], undelivered: [] }

/** What was sent ever, what is under way and has left no touch yet, and what waits or has failed. */
async function messagesOf(reader: Reader, { customerIds }: Asked): Promise<Map<number, MessagesRow>> {
  const { rows } = await sql<MessagesRow & { customerId: number }>`
    SELECT m.customer_id AS "customerId", coalesce(array_agg(m.content) FILTER (WHERE m.state NOT IN ('waiting', 'failed')), '{}') AS contents,
      coalesce(array_agg(m.content) FILTER (WHERE m.state IN ('waiting', 'failed')), '{}') AS undelivered,
      coalesce(json_agg(json_build_object('on', (m.changed_at AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date, 'isDuringVisit', false,
          'playbookIds', CASE WHEN m.playbook_id IS NULL THEN ARRAY[]::text[] ELSE ARRAY[m.playbook_id] END))
        FILTER (WHERE m.state IN ('sending', 'uncertain', 'handed_over')), '[]') AS contacts
    FROM ${chosen(customerIds)} JOIN messages m USING (customer_id) LEFT JOIN centres z USING (centre_id)
    WHERE m.state NOT IN ('cancelled', 'not_sent') GROUP BY m.customer_id`.execute(reader)
  return byCustomer(rows)
}

/** About what others of the household were called today; whoever names the other, they are of one household. */
async function householdCallsOf(reader: Reader, { customerIds, today }: Asked): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ customerId: number; playbooks: string[] }>`
    WITH together AS (
      SELECT customer_id, h.member_customer_id AS other FROM ${chosen(customerIds)} JOIN household_members h USING (customer_id)
      WHERE h.member_customer_id IS NOT NULL
      UNION SELECT chosen.customer_id, h.customer_id FROM ${chosen(customerIds)} JOIN household_members h ON h.member_customer_id = chosen.customer_id
    )
    SELECT t.customer_id AS "customerId", array_agg(DISTINCT r.playbook_id) AS playbooks
    FROM together t JOIN task_results d ON d.customer_id = t.other AND d.undone_at IS NULL AND d.result <> 'wrong_number'
    LEFT JOIN centres z USING (centre_id)
    JOIN task_reasons r ON r.customer_id = d.customer_id AND r.reason_id = ANY (d.reason_ids) AND r.playbook_id IS NOT NULL
    WHERE (d.at AT TIME ZONE coalesce(z.zone, 'Asia/Shanghai'))::date = ${today}::date
    GROUP BY t.customer_id`.execute(reader)
  return new Map(rows.map(({ customerId, playbooks }) => [customerId, playbooks]))
}

async function holdoutsOf(reader: Reader, { customerIds }: Asked): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ customerId: number; playbooks: string[] }>`
    SELECT customer_id AS "customerId", array_agg(DISTINCT playbook_id) AS playbooks
    FROM ${chosen(customerIds)} JOIN occasions o USING (customer_id) WHERE o.state = 'holdout' GROUP BY customer_id`.execute(
    reader,
  )
  return new Map(rows.map(({ customerId, playbooks }) => [customerId, playbooks]))
}

function addressesOf(has: PersonRow['has'], bounced: readonly TouchChannel[]): Record<TouchChannel, AddressState> {
  const state = (channel: TouchChannel): AddressState => {
    if (!has[channel]) return 'none'
    // Text messages go to the number that calls go to.
    const isDead = bounced.includes(channel) || (channel === 'sms' && bounced.includes('phone'))
    return isDead ? 'bounced' : 'known'
  }
  const channels = Object.keys(touchChannelLabels) as TouchChannel[]
  return Object.fromEntries(channels.map((channel) => [channel, state(channel)])) as Record<TouchChannel, AddressState>
}

function byCustomer<T extends { readonly customerId: number }>(rows: readonly T[]): Map<number, T> {
  return new Map(rows.map((row) => [row.customerId, row]))
}
