import { addDays, type Day } from '#domain/calendar.ts'
import type { Enrolment } from '#domain/enrolment/enrolment.ts'
import { isBroughtIn, type Occasion } from '#domain/enrolment/occasions.ts'
import { isHeldOut } from '#domain/enrolment/stable-share.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'

/** What speaks for and against a new enrolment of a customer. */
export interface Applicant {
  readonly customerNo: string
  readonly source: string
  readonly today: Day
  /** Why nothing is begun with this customer; null = nothing stands against it. */
  readonly cancelled: string | null
  /** All that are under way. */
  readonly live: readonly Pick<Enrolment, 'playbookId' | 'subject'>[]
  /** Day on which the last enrolment of a playbook ended. */
  readonly lastEndedOn: ReadonlyMap<string, Day>
}

/** What becomes of an occasion. `replaces`: an enrolment of the playbook that lives makes room for it. */
export type Admission =
  | { readonly state: 'enrolled'; readonly replaces: boolean }
  | { readonly state: 'waiting' | 'passed_over' | 'holdout'; readonly because: string }

/** Whether an occasion is entered now. What only lasts a while makes it wait, as long as the occasion holds. */
export function admit(occasion: Occasion, playbook: Playbook, applicant: Applicant): Admission {
  if (applicant.cancelled !== null) return { state: 'passed_over', because: applicant.cancelled }
  if (isHeldOut(applicant, playbook)) return { state: 'holdout', because: 'holdout' }
  const because = whyNotYet(occasion, playbook, applicant)
  if (because !== null) return { state: isBroughtIn(occasion) ? 'passed_over' : 'waiting', because }
  return { state: 'enrolled', replaces: isUnderWay(occasion, playbook, applicant) }
}

function whyNotYet(occasion: Occasion, playbook: Playbook, applicant: Applicant): string | null {
  const { id, notWhile, reentryDays, onNewOccasion } = playbook
  if (applicant.live.some(({ playbookId }) => notWhile.includes(playbookId))) return 'not_while'
  if (onNewOccasion !== 'replace' && isUnderWay(occasion, playbook, applicant)) return 'under_way'
  const lastEndedOn = applicant.lastEndedOn.get(id)
  const isTooSoon = reentryDays > 0 && lastEndedOn !== undefined && applicant.today < addDays(lastEndedOn, reentryDays)
  return isTooSoon ? 'reentry' : null
}

function isUnderWay(occasion: Occasion, playbook: Playbook, { live }: Applicant): boolean {
  const subject = subjectOf(occasion, playbook)
  return live.some((each) => each.playbookId === playbook.id && each.subject === subject)
}

/** What an enrolment is about, where several of a playbook go on beside each other. */
export function subjectOf({ occasion }: Pick<Occasion, 'occasion'>, { onNewOccasion }: Playbook): string {
  return onNewOccasion === 'beside' ? occasion : ''
}
