import { sql } from 'kysely'
import type { Day } from '#domain/calendar.ts'
import type { ActionClass } from '#domain/playbook/action-class.ts'
import type { Store } from '#store/connect.ts'
import { inTransaction } from '#store/transaction.ts'
import { deskKit } from '#test/http/desk-kit.ts'

export interface NewReason {
  readonly customerNo: string
  /** Null = nobody's. */
  readonly staff?: string | null
  readonly centre?: string
  readonly role?: 'advisor' | 'manager'
  readonly class?: ActionClass
  readonly opensOn?: Day
  readonly dueOn?: Day
  readonly closesOn?: Day | null
  readonly minutes?: number
  readonly stakeFen?: number
  readonly chance?: number
  readonly playbook?: string
}

const usual = {
  staff: '陈晓',
  centre: '一店',
  role: 'advisor',
  class: 'medium',
  dueOn: '2024-09-30',
  closesOn: null,
  minutes: 10,
  stakeFen: 100_000,
  chance: 0.5,
  playbook: 'P7',
} as const

/** The two centres of `deskKit`, and reasons to contact their customers; it is noon of 2024-09-30 in China. */
export async function taskKit(store: Store) {
  const kit = await deskKit(store)
  /** Unless said otherwise: 陈晓's, of medium class, open and due today, ten minutes, ¥1,000 at stake at even chances. */
  const reason = (about: NewReason): Promise<number> =>
    inTransaction(store, async (writer) => {
      const it = { ...usual, opensOn: about.dueOn ?? usual.dueOn, ...about }
      const label = JSON.stringify({ zh: `剧本 ${it.playbook}`, en: `Playbook ${it.playbook}` })
      const { rows } = await sql<{ id: number }>`
        INSERT INTO task_reasons (customer_id, group_id, centre_id, playbook_id, version, step_id, staff_id, role, class, opens_on,
          due_on, closes_on, minutes, stake_fen, stake_source, chance, label, because, made_at)
        VALUES (${kit.customer(it.customerNo)}, ${kit.groupId}, ${kit.centre(it.centre)}, ${it.playbook}, 1, 'call',
          ${it.staff === null ? null : kit.staffMember(it.staff)}, ${it.role}, ${it.class}, ${it.opensOn}, ${it.dueOn},
          ${it.closesOn}, ${it.minutes}, ${it.stakeFen}, 'stated', ${it.chance}, ${label}, ${label}, now())
        RETURNING reason_id AS id`.execute(writer)
      return rows[0]?.id ?? 0
    })
  return { ...kit, reason }
}
