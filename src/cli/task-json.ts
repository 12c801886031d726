import { reasonOf } from '#domain/playbook/action.ts'
import { type Fen, yuanText } from '#domain/money.ts'
import type { CustomerTask } from '#operations/actions.ts'

/** A contact to make, as `worklist --json` tells it: see docs/json.md. Amounts are JSON numbers of yuan. */
export function taskJson({ task, called }: CustomerTask): unknown {
  return {
    ...contactJson(task, called),
    stake_source: task.stake.source,
    reasons: task.reasons.map((action) => ({
      playbook: action.playbook.id,
      step: action.step.id,
      trigger_on: action.triggerOn,
      due_on: action.dueOn,
      reason: { zh: reasonOf(action, 'zh'), en: reasonOf(action, 'en') },
    })),
  }
}

/** What every task tells: whom to contact, by when, how long it takes, what it is worth. */
export function contactJson(
  task: Omit<CustomerTask['task'], 'reasons' | 'advisorId' | 'stake'> & { readonly stake: { readonly fen: Fen } },
  called: CustomerTask['called'] | undefined,
) {
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
    chance: task.chance,
  }
}
