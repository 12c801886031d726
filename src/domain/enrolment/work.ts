import { type Admission, admit } from '#domain/enrolment/admission.ts'
import type { CustomerAtWork, CustomerWork, Errand, Shelf, Worked } from '#domain/enrolment/customer-at-work.ts'
import { type Desk, bringIn, deskOf, enter, goOn, type OnDesk, putOccasion } from '#domain/enrolment/desk.ts'
import { changesOf, isBroughtIn, type Occasion } from '#domain/enrolment/occasions.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'

/** Occasions that begin for a customer, go on after all, or are over. */
export function changedOccasions({ occasions, of }: CustomerAtWork, { active }: Shelf): Occasion[] {
  return active.flatMap(({ playbook }) =>
    changesOf(
      playbook,
      occasions.filter(({ playbookId }) => playbookId === playbook.id),
      of,
    ),
  )
}

/**
 * Enters those occasions that are to be entered, and takes every enrolment of a customer as far as it goes. Done
 * again under the same circumstances it changes nothing.
 */
export function workOn(
  customer: CustomerAtWork,
  shelf: Shelf,
  errand: Errand = {},
  changes: readonly Occasion[] = changedOccasions(customer, shelf),
): CustomerWork {
  const desk = deskOf(customer, shelf)
  for (const change of changes) putOccasion(desk, change)
  if (errand.enrol !== undefined) {
    const { playbookId, by } = errand.enrol
    bringIn(desk, { playbookId, what: `${by} ${desk.of.clock.now}`, by })
  }
  for (const each of desk.enrolments) goOn(desk, each, errand.told?.get(each.before?.enrolmentId ?? 0) ?? null)
  admitWaiting(desk, customer)
  return { occasions: [...desk.changed.values()], worked: desk.enrolments.filter(isChanged).map(workedOf) }
}

/** Each occasion is judged once; what is handed over on the way comes after. */
function admitWaiting(desk: Desk, customer: CustomerAtWork): void {
  const judged = new Set<string>()
  for (let next = nextWaiting(desk, judged); next !== undefined; next = nextWaiting(desk, judged)) {
    judged.add(keyOf(next))
    const found = desk.shelf.active.find(({ playbook }) => playbook.id === next?.playbookId)
    if (found === undefined) {
      if (isBroughtIn(next)) putOccasion(desk, { ...next, state: 'passed_over', because: 'not_in_force' })
      continue
    }
    const { facts, today } = customer.of.view
    const admission = admit(next, found.playbook, {
      customerNo: facts.customerNo,
      source: facts.source,
      today,
      cancelled: customer.of.cancelled,
      live: desk.enrolments.filter(({ now }) => now.position.ended === null).map(({ now }) => now),
      lastEndedOn: customer.lastEndedOn,
    })
    follow(desk, next, found, admission)
  }
}

function nextWaiting({ occasions }: Desk, judged: ReadonlySet<string>): Occasion | undefined {
  for (const each of occasions.values()) {
    const mayBe = each.state === 'waiting' && (each.overOn === null || isBroughtIn(each))
    if (mayBe && !judged.has(keyOf(each))) return each
  }
  return undefined
}

function follow(
  desk: Desk,
  occasion: Occasion,
  found: { readonly playbook: Playbook; readonly version: number },
  admission: Admission,
): void {
  if (admission.state !== 'enrolled') {
    const { state, because } = admission
    if (occasion.state !== state || occasion.because !== because) putOccasion(desk, { ...occasion, state, because })
    return
  }
  putOccasion(desk, { ...occasion, state: 'enrolled', because: null })
  enter(desk, occasion, found, admission.replaces)
}

function keyOf({ playbookId, occasion }: Occasion): string {
  return `${playbookId} ${occasion}`
}

function isChanged({ before, now, entries }: OnDesk): boolean {
  return before === null || entries.length > 0 || now.position.dueAt !== before.position.dueAt
}

function workedOf({ before, now, effects, entries }: OnDesk): Worked {
  return { enrolmentId: before?.enrolmentId ?? null, enrolment: now, effects, entries }
}
