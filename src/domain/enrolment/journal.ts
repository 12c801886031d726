import { heldBackLabels } from '#domain/contact/held-back.ts'
import type { Label } from '#domain/label.ts'
import type { Instant } from '#domain/working-time/instant.ts'

/** What can stand in the journal of an enrolment. */
export const entryLabels = {
  entered: { zh: '进入剧本', en: 'Entered' },
  task: { zh: '生成任务', en: 'Task opened' },
  message: { zh: '消息进入发件箱', en: 'Message in the outbox' },
  not_sent: { zh: '消息未发送', en: 'Message not sent' },
  voucher: { zh: '发放权益', en: 'Voucher issued' },
  set: { zh: '写入标记', en: 'Written down' },
  escalated: { zh: '上报经理', en: 'Escalated to the manager' },
  branch: { zh: '选择分支', en: 'Branch taken' },
  waits: { zh: '开始等待', en: 'Begins to wait' },
  happened: { zh: '等到了', en: 'What it waited for happened' },
  timed_out: { zh: '等待到期', en: 'The wait is over' },
  held: { zh: '暂缓', en: 'Held back' },
  passed_over: { zh: '跳过', en: 'Passed over' },
  result: { zh: '任务结果', en: 'Result of a task' },
  task_closed: { zh: '任务关闭', en: 'Task closed' },
  taken_back: { zh: '撤回消息', en: 'Message taken back' },
  handed_over: { zh: '转入其他剧本', en: 'Handed over' },
  ended: { zh: '结束', en: 'Ended' },
  paused: { zh: '暂停', en: 'Paused' },
  resumed: { zh: '继续', en: 'Resumed' },
  moved: { zh: '换到新版本', en: 'Moved to another version' },
  undone: { zh: '撤销', en: 'Undone' },
} as const satisfies Record<string, Label>

export type EntryKind = keyof typeof entryLabels

/** A line of the journal. */
export interface Entry {
  readonly kind: EntryKind
  readonly stepId: string | null
  /** A code of `becauseLabels`, the name of what happened, or null where there is nothing to say. */
  readonly because: string | null
  /** What is next after it, as far as is known then; null = nothing. */
  readonly nextStepId: string | null
  readonly nextAt: Instant | null
}

/** Why something was passed over, held back, closed or ended. */
export const becauseLabels = {
  ...heldBackLabels,
  too_late: { zh: '已过有意义的期限', en: 'Too late to make sense' },
  not_for_them: { zh: '不符合该步骤的条件', en: 'The condition of the step is not true' },
  settled: { zh: '客户已到店或已联系上', en: 'The customer has come or was reached already' },
  automatic_instead: {
    zh: '低价值客户：由自动步骤代替人工',
    en: 'Low value tier: automatic steps instead of a person',
  },
  cost_cap: { zh: '超过该价值层级的费用上限', en: 'Over the cost cap of the value tier' },
  touch_planned: { zh: '另有联系在计划中', en: 'Another contact is planned' },
  quiet_days: { zh: '近期刚联系过', en: 'Contacted a short while ago' },
  all_cars_sold: { zh: '名下车辆均已售出或过户', en: 'Every car they had is sold or handed on' },
  deceased: { zh: '客户已故', en: 'The customer has died' },
  all_steps_done: { zh: '所有步骤已完成', en: 'All steps are done' },
  no_success_in_time: { zh: '期限内未达成', en: 'No success in time' },
  failed: { zh: '符合结束条件', en: 'A condition for ending is true' },
  success_condition: { zh: '达成条件成立', en: 'The condition of success is true' },
  merged: { zh: '客户档案已合并', en: 'The record was merged into another' },
  released: { zh: '人工移出', en: 'Released by hand' },
  replaced: { zh: '被新的一次取代', en: 'A new occasion took its place' },
  not_while: { zh: '另一剧本正在进行', en: 'Another playbook is under way' },
  reentry: { zh: '距上次结束时间过短', en: 'Too soon after the last time' },
  under_way: { zh: '前一次尚未结束', en: 'The one before is still under way' },
  window_closed: { zh: '触发条件不再成立', en: 'The trigger holds no more' },
  no_task: { zh: '没有未完成的任务', en: 'No task is open' },
  not_in_force: { zh: '剧本未启用', en: 'The playbook is not in force' },
} as const satisfies Record<string, Label>
