import type { Day } from '#domain/calendar.ts'
import type { KeptReason } from '#domain/task/open-reason.ts'

let made = 0

/** An open reason, due on a day: staff 1's, of medium class, ten minutes, ¥1,000 at stake at even chances. */
export function aReason(dueOn: Day, about: Partial<KeptReason> = {}): KeptReason {
  made += 1
  const customerId = about.customerId ?? 1
  return {
    reasonId: made,
    customerId,
    customerNo: `C${customerId}`,
    source: 'hz',
    centreId: 1,
    zone: 'Asia/Shanghai',
    enrolmentId: null,
    playbookId: 'P7',
    version: 1,
    stepId: 'call',
    advisorId: 1,
    role: 'advisor',
    class: 'medium',
    opensOn: dueOn,
    dueOn,
    closesOn: null,
    dueAt: null,
    warnAt: null,
    minutes: 10,
    stake: { fen: 100_000, source: 'stated' },
    benchmarkChance: 0.5,
    seen: { touched: 0, succeeded: 0 },
    label: { zh: '保养到期', en: 'Service due' },
    because: { zh: '还有 7 天', en: 'In 7 days' },
    variables: {},
    attempts: 0,
    lastAttemptAt: null,
    lastResultId: null,
    message: null,
    waitsUntil: null,
    putOff: null,
    lentBy: null,
    ...about,
  }
}
