import { cadenceUntil } from '#domain/contact/cadence.ts'
import { whyNotPermitted } from '#domain/contact/consent.ts'
import type { ContactAsked, ContactHistory } from '#domain/contact/contact-history.ts'
import type { ContactPolicy } from '#domain/contact/contact-settings.ts'
import type { HeldBack } from '#domain/contact/held-back.ts'
import { holidayUntil, loudFrom, quietUntil } from '#domain/contact/quiet-hours.ts'
import { salesHeldBy } from '#domain/contact/sales-share.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { TouchChannel } from '#domain/touch/touch-channel.ts'
import type { Instant } from '#domain/working-time/instant.ts'
import { instantAt, localTimeOf } from '#domain/working-time/local-time.ts'

/**
 * Whether a customer may be contacted now (spec §3.4): null = yes. What holds for good comes first; of what only lasts a
 * while, that which lasts longest, so that `until` is a moment worth asking at again.
 */
export function mayContact(
  asked: ContactAsked,
  history: ContactHistory,
  policy: ContactPolicy,
  now: Instant,
): HeldBack | null {
  const all = obstacles(asked, history, policy, now)
  const forGood = all.find(({ until }) => until === undefined)
  return forGood ?? all.reduce<HeldBack | null>((latest, each) => (isLater(each, latest) ? each : latest), null)
}

/** Everything that stands in the way, what holds for good first. */
export function obstacles(
  asked: ContactAsked,
  history: ContactHistory,
  policy: ContactPolicy,
  now: Instant,
): HeldBack[] {
  const address = history.addresses[asked.channel]
  const found: (HeldBack | null)[] = [
    ...(asked.isSafetyRecall === true ? [] : lasting(asked, history, policy)),
    address === 'none' ? { because: 'no_address' } : null,
    address === 'bounced' ? { because: 'bounced' } : null,
    ...(asked.isSafetyRecall === true ? [] : forToday(asked, history, policy, now)),
    asked.isAnyHour === true ? null : held('quiet_hours', quietUntil(now, history.zone, asked.channel, policy)),
  ]
  return found.filter((each) => each !== null)
}

function lasting(asked: ContactAsked, history: ContactHistory, { contact }: ContactPolicy): (HeldBack | null)[] {
  const { channel, purpose, playbookId, content } = asked
  const refusal = whyNotPermitted(history.permission, channel, purpose)
  const seller = purpose === 'sales' ? salesHeldBy(history, contact) : null
  return [
    refusal === null ? null : { because: refusal },
    playbookId !== null && history.holdouts.includes(playbookId) ? { because: 'holdout' } : null,
    content !== null && history.contents.includes(content) ? { because: 'repeated_content' } : null,
    seller === null ? null : { because: `sales_share_${seller}` },
  ]
}

function forToday(
  asked: ContactAsked,
  history: ContactHistory,
  policy: ContactPolicy,
  now: Instant,
): (HeldBack | null)[] {
  const { channel, purpose, playbookId } = asked
  const { zone, householdCalls } = history
  const today = localTimeOf(now, zone).on
  const cadence = cadenceUntil(asked, history, policy, today)
  const isFamilyCalled = channel === 'phone' && playbookId !== null && householdCalls.includes(playbookId)
  const on = (day: Day): Instant => morningOf(day, zone, channel, policy)
  return [
    purpose === 'sales' ? held('public_holiday', holidayUntil(now, zone, channel, policy)) : null,
    cadence === null ? null : { because: cadence.because, until: on(cadence.on) },
    isFamilyCalled ? { because: 'household', until: on(addDays(today, 1)) } : null,
  ]
}

function held(because: HeldBack['because'], until: Instant | null): HeldBack | null {
  return until === null ? null : { because, until }
}

/** The first moment of a day that is not quiet. */
function morningOf(on: Day, zone: string, channel: TouchChannel, policy: ContactPolicy): Instant {
  return instantAt(loudFrom({ on, minute: 0 }, channel, policy), zone)
}

function isLater({ until = '' }: HeldBack, than: HeldBack | null): boolean {
  return than === null || until > (than.until ?? '')
}
