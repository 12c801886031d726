import type { Label } from '#domain/label.ts'

/** What is refused of tasks; see faults.ts. */
export const taskFaults = {
  'task-taken': {
    status: 409,
    zh: '{who} 已先登记了结果（{said}），请看过后再登记',
    en: '{who} was first to say what came of it ({said}): look again',
  },
  'callback-unfit': {
    status: 422,
    zh: '约定回电须填写一年以内的将来时间；其他结果不填',
    en: 'a callback needs a time to come, within a year; other results have none',
  },
  'moment-unfit': { status: 422, zh: '请选择一年以内的将来时间', en: 'choose a time to come, within a year' },
  'unknown-result': {
    status: 404,
    zh: '没有这个结果，或已经撤销',
    en: 'there is no such result, or it was taken back',
  },
  'undo-too-late': { status: 409, zh: '已超过 10 分钟，不能撤销', en: 'ten minutes are over: it stands' },
  'unknown-absence': { status: 404, zh: '没有这次休假', en: 'there is no such absence' },
  'moved-on': {
    status: 409,
    zh: '之后又有变化，请先撤销后来的结果',
    en: 'something was built on it since: take back the later result first',
  },
  'unknown-task': { status: 404, zh: '没有这项任务，或已经完成', en: 'there is no such task, or it is done' },
} as const satisfies Record<string, Label & { readonly status: number }>
