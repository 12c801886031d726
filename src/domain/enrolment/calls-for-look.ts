import { wakes, type WakeView } from '#domain/enrolment/advance.ts'
import type { Enrolment } from '#domain/enrolment/enrolment.ts'
import { isSameName, trueNow } from '#domain/enrolment/occasions.ts'
import type { Shelf } from '#domain/enrolment/customer-at-work.ts'

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
  for (const { playbook } of shelf.active) {
    const isState = playbook.trigger.kind === 'state'
    const now = trueNow(playbook, of.view, of.features)
    let held = 0
    for (const [playbookId] of known.holding) if (playbookId === playbook.id) held += 1
    if (now.length !== held) return true
    for (const each of now)
      if (!known.holding.some(([id, name]) => id === playbook.id && isSameName(name, each, isState))) return true
  }
  return known.enrolments.some((enrolment) => {
    const playbook = shelf.versionOf(enrolment.playbookId, enrolment.version)
    return playbook !== null && wakes(enrolment, playbook, of)
  })
}
