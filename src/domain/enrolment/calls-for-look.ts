import { wakes, type WakeView } from '#domain/enrolment/advance.ts'
import type { Enrolment } from '#domain/enrolment/enrolment.ts'
import { isSameName, trueNow, type TrueNow } from '#domain/enrolment/occasions.ts'
import type { Shelf } from '#domain/enrolment/customer-at-work.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'

/** What is known of a customer when everybody is gone through. */
export interface KnownOf {
  /** Playbook and name of the occasions that hold. */
  readonly holding: readonly (readonly [playbookId: string, occasion: string])[]
  readonly enrolments: readonly Enrolment[]
}

/**
 * Whether there may be something to do with a customer: an occasion that begins or is over, or an enrolment for which
 * something has happened. Whoever then works on them looks again, at records of that moment.
 */
export function callsForLook(of: WakeView, known: KnownOf, shelf: Shelf): boolean {
  let held = 0
  for (const { playbook } of shelf.active) {
    for (const now of trueNow(playbook, of.view, of.features)) {
      if (!isHeld(now, playbook, known)) return true
      held += 1
    }
  }
  if (held !== known.holding.length && held !== holdingOf(shelf, known)) return true
  return known.enrolments.some((enrolment) => {
    const playbook = shelf.versionOf(enrolment.playbookId, enrolment.version)
    return playbook !== null && wakes(enrolment, playbook, of)
  })
}

function isHeld(now: TrueNow, { id, trigger }: Playbook, { holding }: KnownOf): boolean {
  const isState = trigger.kind === 'state'
  return holding.some(([playbookId, name]) => playbookId === id && isSameName(name, now, isState))
}

/** What playbooks hold that are out of force is not asked about. */
function holdingOf({ active }: Shelf, { holding }: KnownOf): number {
  return holding.filter(([playbookId]) => active.some(({ playbook }) => playbook.id === playbookId)).length
}
