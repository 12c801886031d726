import { staffRoleLabels, type StaffRole } from '#domain/access/staff-role.ts'
import { type LeverAction, leverActions } from '#domain/calculator/lever-actions.ts'
import { addDays, parseDay, type Day } from '#domain/calendar.ts'
import { anyTexts, searchReader } from '#web/search-reader.ts'

export interface PlannedAction {
  readonly action: LeverAction
  readonly owner: StaffRole
  readonly due: Day
  /** What it is meant to bring, in somebody's own words; empty: not said. */
  readonly effect: string
}

/** `?act=code~owner~day~effect`: what of the plan is otherwise than proposed. */
export const readLeverPlan = searchReader({ act: anyTexts })

export function leverPlan(said: readonly string[] = [], today: Day): PlannedAction[] {
  const own = new Map(said.map((text) => [text.split('~')[0], text.split('~')]))
  return leverActions.map((action) => {
    const [, owner = '', day = '', ...effect] = own.get(action.code) ?? []
    return {
      action,
      owner: isRole(owner) ? owner : action.owner,
      due: parseDay(day) ?? addDays(today, action.weeks * 7),
      effect: effect.join('~'),
    }
  })
}

function isRole(text: string): text is StaffRole {
  return Object.hasOwn(staffRoleLabels, text)
}

/** The plan with one action changed, as the address says it. */
export function withAction(plan: readonly PlannedAction[], changed: PlannedAction, today: Day): readonly string[] {
  return plan
    .map((one) => (one.action.code === changed.action.code ? changed : one))
    .filter(
      ({ action, owner, due, effect }) =>
        owner !== action.owner || due !== addDays(today, action.weeks * 7) || effect !== '',
    )
    .map(({ action, owner, due, effect }) => [action.code, owner, due, effect].join('~'))
}
