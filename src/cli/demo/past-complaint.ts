import { addDays, type Day } from '#domain/calendar.ts'
import { instantAt } from '#domain/working-time/local-time.ts'
import { openComplaint } from '#operations/complaints.ts'
import type { Store } from '#store/connect.ts'
import type { StoredFacts } from '#store/customer-facts.ts'

/** A visit so many days ago is still on somebody's mind. */
const freshDays = 7

/** Late on the day before: of the two hours in which it is to be answered twenty minutes have gone when the demo’s day opens. */
const minute = 17 * 60 + 40
const homeZone = 'Asia/Shanghai'

/** One of those who were in lately complains on the evening before `today`, and waits for an answer. */
export async function complainBefore(
  store: Store,
  { groupId, today }: { readonly groupId: number; readonly today: Day },
  people: readonly StoredFacts[],
): Promise<void> {
  const on = addDays(today, -1)
  const since = addDays(on, -freshDays)
  const [complainer] = people.flatMap(({ customerId, facts: { visits, advisorId } }) =>
    advisorId !== null && visits.some((visit) => visit.on > since && visit.on < on) ? [{ customerId, advisorId }] : [],
  )
  if (complainer === undefined) return
  const { customerId, advisorId: staffId } = complainer
  await openComplaint(
    store,
    { groupId, staffId, role: 'advisor', by: `staff ${staffId}`, now: instantAt({ on, minute }, homeZone) },
    {
      customerId,
      channel: 'phone',
      severity: 'medium',
      reason: '质量',
      text: '上次修过的底盘异响又出现了，过减速带时更明显；客户很着急，明天要开长途，希望一上班就有人回电。',
      orderNo: null,
      ownerStaffId: null,
    },
  )
}
