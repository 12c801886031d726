import type { Language } from '#domain/label.ts'

const zh = {
  counts: (of: TaskCounts) => `今日 ${of.today}，逾期 ${of.overdue}，稍后 ${of.later}，已完成 ${of.done}`,
  minutes: (worked: number, planned: number, capacity: number) =>
    `已用 ${worked} 分钟，还排了 ${planned} 分钟，每天 ${capacity} 分钟`,
  nothing: '没有任务。',
  attempts: (n: number) => `未接通 ${n} 次`,
  until: (moment: string) => `${moment} 再联系`,
  overCapacity: '超出当天时间',
  lentBy: (name: string) => `代 ${name}`,
  kept: (result: string, undoUntil: string) => `已登记：${result}（${undoUntil} 前可撤销）`,
  comesBack: (moment: string) => `再次联系：${moment}`,
  putOff: (moment: string) => `已推迟到 ${moment}`,
  given: (name: string) => `已分派给 ${name}`,
  undone: (result: string) => `已撤销：${result}`,
}

export interface TaskCounts {
  readonly today: number
  readonly overdue: number
  readonly later: number
  readonly done: number
}

type TaskWords = typeof zh

const en: TaskWords = {
  counts: (of) => `${of.today} for today, ${of.overdue} late, ${of.later} for later, ${of.done} done`,
  minutes: (worked, planned, capacity) => `${worked} min worked, ${planned} more planned, ${capacity} a day`,
  nothing: 'No tasks.',
  attempts: (n) => `${n} not answered`,
  until: (moment) => `again at ${moment}`,
  overCapacity: 'beyond the day’s minutes',
  lentBy: (name) => `for ${name}`,
  kept: (result, undoUntil) => `Kept: ${result} (to be undone until ${undoUntil})`,
  comesBack: (moment) => `To be contacted again: ${moment}`,
  putOff: (moment) => `Put off to ${moment}`,
  given: (name) => `Given to ${name}`,
  undone: (result) => `Taken back: ${result}`,
}

const known: Readonly<Record<Language, TaskWords>> = { zh, en }

/** What `longrange task` says. */
export function taskWordsOf(language: Language): TaskWords {
  return known[language]
}
