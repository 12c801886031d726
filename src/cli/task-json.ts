import { reasonOf } from '#domain/playbook/action.ts'
import { yuanText } from '#domain/money.ts'
import type { CustomerTask } from '#operations/actions.ts'

/** A contact to make, as `worklist --json` tells it: see docs/json.md. Amounts are JSON numbers of yuan. */
export function taskJson({ task, called }: CustomerTask): unknown {
  return {
    customer_no: task.customerNo,
    source: task.source,
    name: called?.name ?? null,
    phone: called?.phone ?? null,
    plate: called?.plate ?? null,
    model: called?.model ?? null,
    class: task.class,
    role: task.role,
    opens_on: task.opensOn,
    due_on: task.dueOn,
    closes_on: task.closesOn,
    minutes: task.minutes,
    stake: Number(yuanText(task.stake.fen)),
    stake_source: task.stake.source,
    chance: task.chance,
    reasons: task.reasons.map((action) => ({
      playbook: action.playbook.id,
      step: action.step.id,
      trigger_on: action.triggerOn,
      due_on: action.dueOn,
      reason: { zh: reasonOf(action, 'zh'), en: reasonOf(action, 'en') },
    })),
  }
}
