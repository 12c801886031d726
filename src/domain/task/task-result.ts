import type { Label } from '#domain/label.ts'

/** What came of a task, in the order of the number keys (spec §3.2). */
export const taskResultLabels = {
  reached: { zh: '已接通', en: 'Reached' },
  no_answer: { zh: '未接通', en: 'No answer' },
  booked: { zh: '已预约', en: 'Booked' },
  callback: { zh: '约定回电', en: 'Call back' },
  declined: { zh: '已拒绝', en: 'Declined' },
  wrong_number: { zh: '号码错误', en: 'Wrong number' },
  do_not_contact: { zh: '请勿联系', en: 'Do not contact' },
} as const satisfies Record<string, Label>

export type TaskResult = keyof typeof taskResultLabels
