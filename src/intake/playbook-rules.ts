import type { PlaybookFault, Problem } from '#intake/playbook-fault.ts'
import type { PlaybookFile, TriggerFile } from '#intake/playbook-shape.ts'
import type { Path, PlaybookSource } from '#intake/playbook-source.ts'

/** What holds between the parts of a playbook file, beyond the shape of each. */
export function faultsBetween(file: PlaybookFile, { faultAt }: PlaybookSource): PlaybookFault[] {
  const problems = [...triggerProblems(file.trigger), ...windowProblems(file), ...stepProblems(file)]
  return problems.map(({ path, ...problem }) => faultAt(path, problem))
}

interface PlacedProblem extends Problem {
  readonly path: Path
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
  if (trigger.state !== undefined && trigger.since === undefined) {
    const problem = { zh: 'state 触发缺少 since', en: 'A state trigger needs since' }
    return [{ path: ['trigger'], problem, expected: { zh: 'since: ladder_level', en: 'since: ladder_level' } }]
  }
  if (trigger.state === undefined && trigger.window?.closes_days === undefined) {
    const problem = { zh: 'date 与 event 触发须写明有效期', en: 'A date or event trigger needs a window that closes' }
    const expected = {
      zh: 'window: { opens_days: …, closes_days: … }',
      en: 'window: { opens_days: …, closes_days: … }',
    }
    return [{ path: ['trigger'], problem, expected }]
  }
  return []
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

function windowProblems({ trigger: { window }, steps }: PlaybookFile): PlacedProblem[] {
  const opens = window?.opens_days ?? 0
  const closes = window?.closes_days ?? Number.POSITIVE_INFINITY
  if (closes < opens) {
    const problem = { zh: '有效期在开始前就结束', en: 'The window closes before it opens' }
    return [{ path: ['trigger', 'window', 'closes_days'], problem, expected: { zh: `≥ ${opens}`, en: `≥ ${opens}` } }]
  }
  return steps.flatMap(({ due_days }, index) =>
    due_days >= opens && due_days <= closes
      ? []
      : [
          {
            path: ['steps', index, 'due_days'],
            problem: { zh: '完成日不在触发条件的有效期内', en: 'The due day lies outside the window of the trigger' },
            expected: { zh: `${opens} 至 ${closes}`, en: `${opens} to ${closes}` },
          },
        ],
  )
}

function stepProblems({ steps }: PlaybookFile): PlacedProblem[] {
  return steps.flatMap(({ id }, index) =>
    steps.findIndex((step) => step.id === id) === index
      ? []
      : [{ path: ['steps', index, 'id'], problem: { zh: `步骤 ${id} 写了两次`, en: `Step ${id} is there twice` } }],
  )
}
