import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'

/** Deposits and withdrawals of the emotional account 情感账户 (spec §2.8). */
export const depositLabels = {
  special_day: { zh: '记得特殊日子', en: 'Special day remembered' },
  joy_shared: { zh: '分享喜悦', en: 'Joy shared' },
  help_in_trouble: { zh: '困难时相助', en: 'Help in trouble' },
  memory_made: { zh: '共同的回忆', en: 'Memory made together' },
  care_beyond: { zh: '服务之外的关怀', en: 'Care beyond service' },
} as const satisfies Record<string, Label>

export const withdrawalLabels = {
  broken_promise: { zh: '承诺未兑现', en: 'Broken promise' },
  complaint: { zh: '投诉', en: 'Complaint' },
  missed_response: { zh: '响应超时', en: 'Missed response time' },
} as const satisfies Record<string, Label>

/** What customers did not expect and we did: picked from this list when a contact is written down (spec §2.8). */
export const overDeliveryLabels = {
  ready_early_and_washed: { zh: '提前交车并洗车', en: 'Ready early and washed' },
  fault_on_video: { zh: '故障视频讲解', en: 'Video of the fault' },
  old_parts_shown: { zh: '展示旧件', en: 'Old parts shown' },
  health_report: { zh: '提供车辆健康报告', en: 'Health report given' },
  answer_with_guide: { zh: '答疑并附操作指南', en: 'Answer with a guide' },
  surprise_upgrade: { zh: '惊喜升级', en: 'Surprise upgrade' },
  hidden_problem_solved: { zh: '解决隐藏问题', en: 'Hidden problem solved' },
  preference_remembered: { zh: '记得偏好', en: 'Preference remembered' },
  faster_than_promised: { zh: '快于承诺', en: 'Faster than promised' },
} as const satisfies Record<string, Label>

export type OverDelivery = keyof typeof overDeliveryLabels

export type EmotionalKind = keyof typeof depositLabels | keyof typeof withdrawalLabels

export interface EmotionalEntry {
  readonly on: Day
  readonly kind: EmotionalKind
}

export interface EmotionalBalance {
  /** Deposits less withdrawals; may be below zero. */
  readonly balance: number
  readonly deposits: number
  readonly withdrawals: number
  /** Oldest first, each with the balance after it. */
  readonly history: readonly (EmotionalEntry & { readonly balance: number })[]
}

/** Each entry counts one, whatever its kind. */
export function emotionalAccount(entries: readonly EmotionalEntry[], today: Day): EmotionalBalance {
  const known = entries.filter(({ on }) => on <= today).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  let balance = 0
  const history = known.map((entry) => {
    balance += isDeposit(entry.kind) ? 1 : -1
    return { ...entry, balance }
  })
  const deposits = known.filter(({ kind }) => isDeposit(kind)).length
  return { balance, deposits, withdrawals: known.length - deposits, history }
}

function isDeposit(kind: EmotionalKind): boolean {
  return Object.hasOwn(depositLabels, kind)
}
