import type { Day } from '#domain/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { Instant } from '#domain/working-time/instant.ts'

/** What has become of a contact that a playbook foresaw from the records, once the engine has looked at the customer. */
export const foreseenStateLabels = {
  open: { zh: '待联系', en: 'Open' },
  put_off: { zh: '已推后', en: 'Put off' },
  done: { zh: '已完成', en: 'Done' },
  closed: { zh: '已关闭', en: 'Closed' },
  /** The playbook is at work, and nobody is to call yet. */
  under_way: { zh: '执行中', en: 'Under way' },
  not_begun: { zh: '暂不执行', en: 'Not begun' },
  /** Left alone on purpose. */
  holdout: { zh: '对照组', en: 'Holdout' },
} as const satisfies Record<string, Label>

export type ForeseenState = keyof typeof foreseenStateLabels

export interface ForeseenContact {
  readonly state: ForeseenState
  /** Whose task it is; null = nobody's, or there is none. */
  readonly who: string | null
  /** When it was done or closed; null = it was not. */
  readonly on: Day | null
  /** To when it was put off; null = it was not. */
  readonly until: Instant | null
  /** The code of what was said, or of why: of task results, of putting off, of `becauseLabels`; null = nothing to add. */
  readonly why: string | null
}
