import type { Day } from '#domain/calendar.ts'
import type { Action } from '#domain/playbook/action.ts'
import type { Playbook } from '#domain/playbook/playbook.ts'
import type { TaskStep } from '#domain/playbook/step.ts'
import type { Task } from '#domain/task/task.ts'

/** An unremarkable step: a ten-minute call by the advisor, settled by a visit or a personal contact. */
export function aStep(about: Partial<TaskStep> = {}): TaskStep {
  return {
    kind: 'task',
    id: 'call',
    class: 'medium',
    role: 'advisor',
    when: null,
    day: null,
    lastDay: null,
    dueDays: 0,
    dueHours: null,
    minutes: 10,
    chance: 0.5,
    benchmark: { zh: '示例', en: 'Example' },
    stake: { sources: [], otherwiseFen: 100_000 },
    doneWhen: ['visit', 'personal_contact'],
    reason: ({ due_on: dueOn }, language) =>
      language === 'zh' ? `应于 ${String(dueOn)} 联系` : `due ${String(dueOn)}`,
    script: () => '',
    checklist: [],
    objections: [],
    unanswered: null,
    reads: ['due_on'],
    ...about,
  }
}

/** A playbook that calls on the day of delivery and for two weeks after. */
export function aPlaybook(about: Partial<Playbook> = {}): Playbook {
  return {
    id: 'P99',
    name: 'example',
    label: { zh: '示例', en: 'Example' },
    about: { zh: '示例', en: 'Example' },
    class: 'medium',
    purpose: 'service',
    trigger: { kind: 'event', fact: 'delivery', when: null, window: { opensDays: 0, closesDays: 14 } },
    isByValueTier: false,
    isOwnService: false,
    onNewOccasion: 'wait',
    reentryDays: 0,
    holdout: 0,
    notWhile: [],
    startsOn: true,
    success: null,
    failures: [],
    steps: [aStep()],
    ...about,
  }
}

/** ¥1,000 at stake, even chances, ten minutes; open and due on `dueOn`. */
export function anAction(dueOn: Day, about: Partial<Action> = {}): Action {
  const playbook = about.playbook ?? aPlaybook()
  return {
    playbook,
    step: aStep(),
    customerNo: 'C0001',
    source: 'hz',
    advisorId: 1,
    class: 'medium',
    role: 'advisor',
    occasion: dueOn,
    triggerOn: dueOn,
    opensOn: dueOn,
    dueOn,
    closesOn: null,
    stake: { fen: 100_000, source: 'stated' },
    chance: 0.5,
    minutes: 10,
    variables: { due_on: dueOn },
    ...about,
  }
}

/** A contact for one reason. */
export function aTask(dueOn: Day, about: Partial<Task> = {}): Task {
  const action = anAction(dueOn)
  return {
    customerNo: 'C0001',
    source: 'hz',
    advisorId: 1,
    class: 'medium',
    role: 'advisor',
    opensOn: dueOn,
    dueOn,
    closesOn: null,
    minutes: 10,
    stake: action.stake,
    chance: action.chance,
    reasons: [action],
    ...about,
  }
}
