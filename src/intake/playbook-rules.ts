import { nearestName } from '#domain/nearest-name.ts'
import type { PlaybookFault } from '#intake/playbook-fault.ts'
import type { PlaybookFile, TriggerFile } from '#intake/playbook-shape.ts'
import type { Path, PlaybookSource } from '#intake/playbook-source.ts'
import type { PlacedProblem, StepFile } from '#intake/playbook-steps/step-kind.ts'
import { stepKinds } from '#intake/playbook-steps/step-kinds.ts'

/** What holds between the parts of a playbook file, beyond the shape of each; `ids` = of the whole catalogue, where known. */
export function faultsBetween(
  file: PlaybookFile,
  { faultAt }: PlaybookSource,
  ids: readonly string[] | null,
): PlaybookFault[] {
  const problems = [
    ...triggerProblems(file.trigger),
    ...windowProblems(file.trigger),
    ...successProblems(file),
    ...namedProblems(file, ids),
    ...stepsProblems(file),
  ]
  return problems.map(({ path, ...problem }) => faultAt(path, problem))
}

function triggerProblems(trigger: TriggerFile): PlacedProblem[] {
  const given = (['state', 'date', 'event'] as const).filter((kind) => trigger[kind] !== undefined)
  if (given.length !== 1) {
    const problem = { zh: '触发条件须且只须写一种', en: 'A trigger is of exactly one kind' }
    return [
      { path: ['trigger'], problem, expected: { zh: 'state、date、event 之一', en: 'one of state, date, event' } },
    ]
  }
  return [...misplacedKeys(trigger), ...missingKeys(trigger)]
}

function missingKeys(trigger: TriggerFile): PlacedProblem[] {
  if (trigger.state !== undefined || trigger.window?.closes_days !== undefined) return []
  const problem = { zh: 'date 与 event 触发须写明有效期', en: 'A date or event trigger needs a window that closes' }
  const expected = { zh: 'window: { opens_days: …, closes_days: … }', en: 'window: { opens_days: …, closes_days: … }' }
  return [{ path: ['trigger'], problem, expected }]
}

function misplacedKeys(trigger: TriggerFile): PlacedProblem[] {
  if (trigger.state !== undefined && trigger.when !== undefined) {
    const problem = { zh: 'state 触发不另写 when，请并入 state', en: 'A state trigger has no when: put it into state' }
    return [{ path: ['trigger', 'when'], problem }]
  }
  if (trigger.state === undefined && trigger.since !== undefined) {
    const problem = { zh: 'since 只用于 state 触发', en: 'since belongs to state triggers only' }
    return [{ path: ['trigger', 'since'], problem }]
  }
  return []
}

function windowProblems({ window }: TriggerFile): PlacedProblem[] {
  if (window === undefined || (window.closes_days ?? Number.POSITIVE_INFINITY) >= window.opens_days) return []
  const problem = { zh: '有效期在开始前就结束', en: 'The window closes before it opens' }
  const expected = `≥ ${window.opens_days}`
  return [{ path: ['trigger', 'window', 'closes_days'], problem, expected: { zh: expected, en: expected } }]
}

function successProblems({ success }: PlaybookFile): PlacedProblem[] {
  if (success === undefined) return []
  const problems: PlacedProblem[] = []
  if ((success.events ?? []).length === 0 && success.when === undefined) {
    const problem = { zh: '成功须写明 events 或 when', en: 'A success needs events or when' }
    problems.push({ path: ['success'], problem, expected: { zh: 'events: [visit]', en: 'events: [visit]' } })
  }
  if (success.benchmark !== undefined && success.benchmark.low > success.benchmark.high) {
    problems.push({ path: ['success', 'benchmark'], problem: { zh: 'low 大于 high', en: 'low is above high' } })
  }
  return problems
}

/** The playbooks that it names: others, and such as there are. */
function namedProblems(
  { id, failures = [], not_while = [] }: PlaybookFile,
  ids: readonly string[] | null,
): PlacedProblem[] {
  const named: { path: Path; other: string | undefined }[] = [
    ...failures.map(({ hand_over_to: other }, index) => ({ path: ['failures', index, 'hand_over_to'], other })),
    ...not_while.map((other, index) => ({ path: ['not_while', index], other })),
  ]
  return named.flatMap(({ path, other }) => {
    if (other === id) return [{ path, problem: { zh: '不能指向自己', en: 'It cannot name itself' } }]
    if (other === undefined || ids === null || ids.includes(other)) return []
    const problem = { zh: `没有编号为 ${other} 的剧本`, en: `There is no playbook ${other}` }
    return [{ path, problem, nearest: nearestName(other, ids) }]
  })
}

interface PlacedStep {
  readonly path: Path
  readonly step: StepFile
}

function stepsProblems({ steps, trigger: { window } }: PlaybookFile): PlacedProblem[] {
  const all = placed(steps, ['steps'])
  const ids = new Set<string>()
  return all.flatMap(({ path, step }) => {
    const isTwice = ids.has(step.id)
    ids.add(step.id)
    const twice = { zh: `步骤 ${step.id} 写了两次`, en: `Step ${step.id} is there twice` }
    return [
      ...(isTwice ? [{ path: [...path, 'id'], problem: twice }] : []),
      ...daysProblems(step, window).map((problem) => ({ ...problem, path: [...path, ...problem.path] })),
      ...stepKinds[step.kind].problems(step).map((problem) => ({ ...problem, path: [...path, ...problem.path] })),
    ]
  })
}

/** All steps with their places, those inside branches too. */
function placed(steps: readonly StepFile[], path: Path): PlacedStep[] {
  return steps.flatMap((step, index) => {
    const at = [...path, index]
    const inner = stepKinds[step.kind].inner(step)
    return [{ path: at, step }, ...inner.flatMap((each) => placed(each.steps, [...at, ...each.path]))]
  })
}

function daysProblems(step: StepFile, window: TriggerFile['window']): PlacedProblem[] {
  const opens = window?.opens_days ?? 0
  const closes = window?.closes_days ?? Number.POSITIVE_INFINITY
  const due = 'due_days' in step && typeof step.due_days === 'number' ? step.due_days : undefined
  const problems: PlacedProblem[] = []
  const outside = (
    key: string,
    on: number | undefined,
    [from, to]: readonly [number, number],
    problem: PlacedProblem['problem'],
  ): void => {
    if (on === undefined || (on >= from && on <= to)) return
    const expected =
      to === Number.POSITIVE_INFINITY
        ? { zh: `≥ ${from}`, en: `≥ ${from}` }
        : { zh: `${from} 至 ${to}`, en: `${from} to ${to}` }
    problems.push({ path: [key], problem, expected })
  }
  outside('due_days', due, [opens, closes], {
    zh: '完成日不在触发条件的有效期内',
    en: 'The due day lies outside the window of the trigger',
  })
  outside('day', step.day, [opens, closes], {
    zh: '步骤的日子不在触发条件的有效期内',
    en: 'The day lies outside the window of the trigger',
  })
  const last = { zh: '最晚的日子早于完成日', en: 'The last day lies before the due day' }
  if (due !== undefined) outside('last_day', step.last_day, [due, Number.POSITIVE_INFINITY], last)
  if (step.day === undefined) return problems
  const before = { zh: '在该步骤开始之前', en: 'It lies before the day of the step' }
  outside('due_days', due, [step.day, Number.POSITIVE_INFINITY], before)
  outside('last_day', step.last_day, [step.day, Number.POSITIVE_INFINITY], before)
  return problems
}
