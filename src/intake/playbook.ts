import type { Label } from '#domain/label.ts'
import { fenFromYuan } from '#domain/money.ts'
import { datedFacts, type DatedFact, type DatedFactId } from '#domain/playbook/dated-facts.ts'
import { features } from '#domain/playbook/features.ts'
import type { Playbook, Trigger } from '#domain/playbook/playbook.ts'
import type { Condition, TaskStep } from '#domain/playbook/step.ts'
import { occasionVariables, peopleVariables } from '#domain/playbook/variables.ts'
import { compileCondition } from '#intake/playbook-condition.ts'
import type { PlaybookFault } from '#intake/playbook-fault.ts'
import { faultsOfIssue } from '#intake/playbook-issue.ts'
import { faultsBetween } from '#intake/playbook-rules.ts'
import { playbookShape, type PlaybookFile, type StepFile, type TriggerFile } from '#intake/playbook-shape.ts'
import { readSource, type Path, type PlaybookSource } from '#intake/playbook-source.ts'
import { compileTemplate, type CompiledTemplate, type TemplateVocabulary } from '#intake/playbook-template.ts'

type Words = Readonly<Record<string, Label>>

/** All that is wrong with a playbook file, in the order of its lines. */
export interface PlaybookRefused {
  readonly faults: readonly PlaybookFault[]
}

/** A playbook file (YAML) as a playbook with its conditions and texts compiled. */
export function readPlaybook(text: string, fileName: string): Playbook | PlaybookRefused {
  const source = readSource(text, fileName)
  if ('faults' in source) return source
  const shaped = playbookShape.safeParse(source.data)
  if (!shaped.success) return inOrder(shaped.error.issues.flatMap((issue) => faultsOfIssue(issue, source)))
  const between = faultsBetween(shaped.data, source)
  if (between.length > 0) return inOrder(between)
  const compiler = compilerFor(source)
  const playbook = compile(shaped.data, compiler)
  return compiler.faults.length > 0 ? inOrder(compiler.faults) : playbook
}

function inOrder(faults: readonly PlaybookFault[]): PlaybookRefused {
  return { faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) }
}

interface Compiler {
  readonly faults: PlaybookFault[]
  readonly condition: (path: Path, expression: string | undefined) => Condition | null
  readonly template: (path: Path, texts: { zh: string; en: string }, vocabulary: TemplateVocabulary) => CompiledTemplate
}

/** Compiles every text of a file and gathers what is wrong, so that one reading shows it all. */
function compilerFor({ faultAt }: PlaybookSource): Compiler {
  const faults: PlaybookFault[] = []
  return {
    faults,
    condition(path, expression) {
      if (expression === undefined) return null
      const compiled = compileCondition(expression)
      if (!('problem' in compiled)) return compiled
      faults.push(faultAt(path, compiled.problem, compiled.problem.offset))
      return null
    },
    template(path, texts, vocabulary) {
      const compiled = compileTemplate(texts, vocabulary)
      if (!('problem' in compiled)) return compiled
      faults.push(faultAt([...path, compiled.language], compiled.problem, compiled.problem.offset))
      return { render: () => '', reads: [] }
    },
  }
}

function compile(file: PlaybookFile, compiler: Compiler): Playbook {
  const trigger = compileTrigger(file.trigger, compiler)
  const vocabulary = vocabularyFor(trigger.fact)
  return {
    id: file.id,
    name: file.name,
    label: file.label,
    about: file.label,
    class: file.class,
    purpose: file.purpose,
    trigger,
    isByValueTier: file.by_value_tier ?? false,
    isOwnService: false,
    onNewOccasion: 'wait',
    reentryDays: 0,
    holdout: 0,
    notWhile: [],
    startsOn: true,
    success: null,
    failures: [],
    steps: file.steps.map((step, index) => compileStep(step, file, ['steps', index], { ...compiler, vocabulary })),
  }
}

function compileTrigger(trigger: TriggerFile, compiler: Compiler): Trigger {
  const window = { opensDays: trigger.window?.opens_days ?? 0, closesDays: trigger.window?.closes_days ?? null }
  const { state, since, date, event } = trigger
  if (state !== undefined && since !== undefined) {
    return { kind: 'state', fact: since, when: compiler.condition(['trigger', 'state'], state), window }
  }
  const when = compiler.condition(['trigger', 'when'], trigger.when)
  if (date !== undefined) return { kind: 'date', fact: date, when, window }
  if (event !== undefined) return { kind: 'event', fact: event, when, window }
  throw new Error('a trigger without a kind passed the rules')
}

function compileStep(
  step: StepFile,
  playbook: PlaybookFile,
  path: Path,
  { condition, template, vocabulary }: Compiler & { readonly vocabulary: TemplateVocabulary },
): TaskStep {
  const reason = template([...path, 'reason'], step.reason, vocabulary)
  const script = template([...path, 'script'], step.script, withPlain(vocabulary, peopleVariables))
  return {
    kind: 'task',
    id: step.id,
    class: step.class ?? playbook.class,
    role: step.role,
    when: condition([...path, 'when'], step.when),
    day: null,
    lastDay: null,
    dueDays: step.due_days,
    dueHours: null,
    minutes: step.minutes,
    chance: step.chance,
    benchmark: step.benchmark,
    stake: stakeOf(step.stake),
    doneWhen: step.done_when,
    reason: reason.render,
    script: script.render,
    checklist: step.checklist,
    objections: [],
    unanswered: null,
    reads: [...new Set([...reason.reads, ...script.reads])].filter((name) => !(name in peopleVariables)),
  }
}

function stakeOf(stake: StepFile['stake']): TaskStep['stake'] {
  if (typeof stake === 'number') return { sources: [], otherwiseFen: fenFromYuan(stake) }
  return { sources: stake.of, otherwiseFen: fenFromYuan(stake.otherwise_yuan) }
}

/** A reason may use features and what the occasion says; a person's name would stay in the task for good. */
function vocabularyFor(fact: DatedFactId | null): TemplateVocabulary {
  const variables: DatedFact['variables'] = fact === null ? {} : datedFacts[fact].variables
  const said = [...Object.entries(features), ...Object.entries(variables)]
  const vocabulary = new Map(said.map(([name, { choices }]) => [name, choices ?? null] as const))
  return withPlain(vocabulary, occasionVariables)
}

function withPlain(vocabulary: TemplateVocabulary, names: Words): TemplateVocabulary {
  return new Map([...vocabulary, ...Object.keys(names).map((name) => [name, null] as const)])
}
