import type { CadenceGroup } from '#domain/assessment.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { ContactAsked, ContactHistory, PastContact } from '#domain/contact/contact-history.ts'
import type { ContactPolicy, ContactValues } from '#domain/contact/contact-settings.ts'

/** How many contacts in how many days each group is given. */
const limits = {
  high_value: (policy) => ({ most: policy.highValueMost, days: policy.highValueDays }),
  active: (policy) => ({ most: policy.activeMost, days: policy.activeDays }),
  new: (policy) => ({ most: policy.newMost, days: policy.newDays }),
  dormant: (policy) => ({ most: policy.dormantMost, days: policy.dormantDays }),
} as const satisfies Record<CadenceGroup, (policy: ContactValues) => Limit>

interface Limit {
  readonly most: number
  readonly days: number
}

/** What the cadence says against a contact today, and on which day it no longer will; null = nothing. */
export function cadenceUntil(
  asked: ContactAsked,
  history: ContactHistory,
  policy: ContactPolicy,
  today: Day,
): { because: 'cadence' | 'own_service'; on: Day } | null {
  if (history.isVisiting && asked.purpose === 'service') return null
  const { ownServiceOn, playbookId } = asked
  if (ownServiceOn !== null) {
    // A playbook keeps its own distances: what it did before does not hold back its next step.
    const others = history.contacts.filter(
      ({ playbookIds }) => playbookId === null || !playbookIds.includes(playbookId),
    )
    // What happened before their own event says nothing about how we answer it.
    const since = ownServiceOn <= today ? ownServiceOn : null
    const on = freeOn(others, { most: 1, days: policy.contact.ownServiceDays }, since, today)
    return on === null ? null : { because: 'own_service', on }
  }
  const group = history.cadenceGroup ?? 'new'
  // A customer who falls asleep is contacted at once: the rhythm of before no longer counts.
  const since = group === 'dormant' ? asleepSince(history, policy) : null
  const on = freeOn(history.contacts, limits[group](policy.contact), since, today)
  return on === null ? null : { because: 'cadence', on }
}

function asleepSince({ lastVisitOn }: ContactHistory, { cadence }: ContactPolicy): Day | null {
  return lastVisitOn === null ? null : addDays(lastVisitOn, cadence.dormantDays - 1)
}

/** The day from which there is room again under the limit; null = there is today. Contacts up to `since` do not count. */
function freeOn(contacts: readonly PastContact[], { most, days }: Limit, since: Day | null, today: Day): Day | null {
  const first = addDays(today, 1 - days)
  const counted = contacts
    .filter(({ on, isDuringVisit }) => !isDuringVisit && on >= first && (since === null || on > since))
    .map(({ on }) => on)
    .toSorted()
  if (counted.length < most) return null
  // With a limit of none at all, nothing makes room: asked again when all that counts has passed.
  return addDays(counted[counted.length - Math.max(1, most)] ?? today, days)
}
