import type { ChurnReason } from '#domain/task/churn-reason.ts'
import type { Mood } from '#domain/task/mood.ts'
import type { TaskAnswer } from '#domain/task/task-answer.ts'
import type { TaskResult } from '#domain/task/task-result.ts'
import { answerNotes, declinedNotes } from '#demo/answer-notes.ts'
import { chance, pick, pickIndex, type Random, wholeBetween } from '#demo/random.ts'

/** A contact that an advisor makes. */
export interface Call {
  /** Whether the customer will be in within the next weeks anyway: they are glad to be asked, and book. */
  readonly isComing: boolean
  /** Whether a visit is what it is about; otherwise nobody books. */
  readonly isInvitation: boolean
}

/** What comes of it. */
export interface CallAnswer extends TaskAnswer {
  /** When they want to be called back: days ahead, and the minute of that day; with `callback` and nothing else. */
  readonly callBack: { readonly inDays: number; readonly minute: number } | null
}

const results = ['no_answer', 'reached', 'booked', 'callback', 'declined', 'wrong_number', 'do_not_contact'] as const

/** Of a thousand calls, in the order of `results`. */
const shares = {
  invitedAndComing: [190, 160, 600, 50, 0, 0, 0],
  invited: [340, 360, 130, 60, 90, 14, 6],
  other: [330, 555, 0, 60, 40, 12, 3],
} as const

const notedShare = 0.45
const beyondShare = 0.07
const byMessageShare = 0.14

/** What can be done for somebody without their car. */
const beyond = ['answer_with_guide', 'fault_on_video', 'preference_remembered', 'faster_than_promised'] as const
const reasons = [
  'price',
  'price',
  'competition',
  'competition',
  'no_time',
  'no_time',
  'distance',
  'service',
  'car_replaced',
  'other',
] as const satisfies readonly ChurnReason[]

/** Draws what comes of a call. */
export function callAnswer(random: Random, call: Call): CallAnswer {
  const result = results[pickIndex(random, shares[kindOf(call)])] ?? 'no_answer'
  const churnReason = result === 'declined' ? pick(random, reasons) : null
  const notes = result === 'declined' ? declinedNotes[churnReason ?? 'other'] : answerNotes[result]
  const note = chance(random, notedShare) ? pick(random, notes) : null
  const answer = { result, note, mood: moodOf(random, result), churnReason, callBack: null, ...usual }
  if (result === 'callback') return { ...answer, callBack: callBackIn(random) }
  return result === 'reached' || result === 'booked' ? { ...answer, ...whenWelcome(random) } : answer
}

const usual = { channel: 'phone', overDelivery: null } as const

function whenWelcome(random: Random): Pick<CallAnswer, 'channel' | 'overDelivery'> {
  return {
    channel: chance(random, byMessageShare) ? 'wechat' : 'phone',
    overDelivery: chance(random, beyondShare) ? pick(random, beyond) : null,
  }
}

/** On one of the next days, at half an hour between 9:30 and 17:00. */
function callBackIn(random: Random): NonNullable<CallAnswer['callBack']> {
  return { inDays: wholeBetween(random, 1, 4), minute: 30 * wholeBetween(random, 19, 34) }
}

function kindOf({ isInvitation, isComing }: Call): keyof typeof shares {
  if (!isInvitation) return 'other'
  return isComing ? 'invitedAndComing' : 'invited'
}

/** Nobody can tell of whom they have not heard. */
function moodOf(random: Random, result: TaskResult): Mood | null {
  if (result === 'no_answer' || result === 'wrong_number') return null
  const weights = result === 'declined' || result === 'do_not_contact' ? [0, 6, 4] : [5, 5, 0]
  const mood = (['good', 'neutral', 'bad'] as const)[pickIndex(random, weights)] ?? 'neutral'
  return chance(random, 0.7) ? mood : null
}
