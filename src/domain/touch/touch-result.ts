import type { Label } from '#domain/label.ts'

/** What came of a touch (spec §3.2), with what channels report about a message. */
export const touchResultLabels = {
  reached: { zh: '已接通', en: 'Reached' },
  delivered: { zh: '已送达', en: 'Delivered' },
  read: { zh: '已读', en: 'Read' },
  replied: { zh: '已回复', en: 'Replied' },
  booked: { zh: '已预约', en: 'Booked' },
  callback: { zh: '约定回电', en: 'Call back' },
  declined: { zh: '已拒绝', en: 'Declined' },
  no_answer: { zh: '未接通', en: 'No answer' },
  bounced: { zh: '退回', en: 'Bounced' },
  failed: { zh: '发送失败', en: 'Failed' },
  wrong_number: { zh: '号码错误', en: 'Wrong number' },
  do_not_contact: { zh: '请勿联系', en: 'Do not contact' },
} as const satisfies Record<string, Label>

export type TouchResult = keyof typeof touchResultLabels

/** The results that mean that the customer was reached: a contact in the sense of spec §1.4. */
export const reachingResults = [
  'reached',
  'delivered',
  'read',
  'replied',
  'booked',
  'callback',
  'declined',
  'do_not_contact',
] as const satisfies readonly TouchResult[]
