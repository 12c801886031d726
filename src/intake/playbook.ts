import { datedFacts } from '#domain/playbook/dated-facts.ts'
import { features } from '#domain/playbook/features.ts'
import type { Playbook, Success, Trigger } from '#domain/playbook/playbook.ts'
import type { Step } from '#domain/playbook/step.ts'
import { occasionVariables } from '#domain/playbook/variables.ts'
import { compilerFor, type PlaybookCompiler } from '#intake/playbook-compiler.ts'
import type { OccasionWords } from '#intake/playbook-condition.ts'
import type { PlaybookFault } from '#intake/playbook-fault.ts'
import { faultsOfIssue } from '#intake/playbook-issue.ts'
import { faultsBetween } from '#intake/playbook-rules.ts'
import { playbookShape, type PlaybookFile, type TriggerFile } from '#intake/playbook-shape.ts'
import { readSource, type Path } from '#intake/playbook-source.ts'
import type { StepFile } from '#intake/playbook-steps/step-kind.ts'
import { stepKinds } from '#intake/playbook-steps/step-kinds.ts'
import { withPlain, type TemplateVocabulary } from '#intake/playbook-template.ts'

/** All that is wrong with a playbook file, in the order of its lines. */
export interface PlaybookRefused {
  readonly faults: readonly PlaybookFault[]
}

/**
 * A playbook file (YAML) as a playbook with its conditions and texts compiled. Where the others of its catalogue are
 * given, those that it names must be among them.
 */
export function readPlaybook(
  text: string,
  fileName: string,
  others: { readonly ids: readonly string[] } | null = null,
): Playbook | PlaybookRefused {
  const source = readSource(text, fileName)
  if ('faults' in source) return source
  const shaped = playbookShape.safeParse(source.data)
  if (!shaped.success) return inOrder(shaped.error.issues.flatMap((issue) => faultsOfIssue(issue, source)))
  const between = faultsBetween(shaped.data, source, others?.ids ?? null)
  if (between.length > 0) return inOrder(between)
  const said = wordsOf(shaped.data.trigger)
  const compiler = compilerFor(source, said)
  const playbook = compile(shaped.data, compiler, vocabularyWith(said))
  return compiler.faults.length > 0 ? inOrder(compiler.faults) : playbook
}

/** A file of which `readPlaybook` has nothing to say, as it is written. */
export function playbookAsWritten(text: string): PlaybookFile {
  const source = readSource(text, '')
  if ('faults' in source) throw new Error('a playbook that was checked is no YAML')
  return playbookShape.parse(source.data)
}

function inOrder(faults: readonly PlaybookFault[]): PlaybookRefused {
  return { faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) }
}

function compile(file: PlaybookFile, compiler: PlaybookCompiler, vocabulary: TemplateVocabulary): Playbook {
  return {
    id: file.id,
    name: file.name,
    label: file.label,
    about: file.about ?? file.label,
    class: file.class,
    purpose: file.purpose,
    trigger: compileTrigger(file.trigger, compiler),
    isByValueTier: file.by_value_tier ?? false,
    isOwnService: file.own_service ?? false,
    onNewOccasion: file.on_new_occasion ?? 'wait',
    reentryDays: file.reentry_days ?? 0,
    holdout: file.holdout ?? 0,
    notWhile: file.not_while ?? [],
    startsOn: file.starts_on ?? true,
    success: compileSuccess(file.success, compiler),
    failures: (file.failures ?? []).map(({ when, hand_over_to }, index) => ({
      // A condition that does not compile is a fault, and the playbook is refused.
      when: compiler.stepCondition(['failures', index, 'when'], when) ?? (() => false),
      handOverTo: hand_over_to ?? null,
    })),
    steps: compileSteps(file, vocabulary, compiler),
  }
}

function compileTrigger(trigger: TriggerFile, compiler: PlaybookCompiler): Trigger {
  const window = { opensDays: trigger.window?.opens_days ?? 0, closesDays: trigger.window?.closes_days ?? null }
  const { state, since, date, event } = trigger
  if (state !== undefined) {
    return { kind: 'state', fact: since ?? null, when: compiler.condition(['trigger', 'state'], state), window }
  }
  const when = compiler.condition(['trigger', 'when'], trigger.when)
  if (date !== undefined) return { kind: 'date', fact: date, when, window }
  if (event !== undefined) return { kind: 'event', fact: event, when, window }
  throw new Error('a trigger without a kind passed the rules')
}

function compileSuccess(file: PlaybookFile['success'], compiler: PlaybookCompiler): Success | null {
  if (file === undefined) return null
  return {
    events: file.events ?? [],
    when: compiler.stepCondition(['success', 'when'], file.when),
    withinDays: file.within_days,
    isAfterSteps: file.after_steps ?? false,
    benchmark: file.benchmark ?? null,
    label: file.label,
  }
}

function compileSteps(
  playbook: PlaybookFile,
  vocabulary: TemplateVocabulary,
  compiler: PlaybookCompiler,
): readonly Step[] {
  const steps = (files: readonly StepFile[], path: Path): readonly Step[] =>
    files.map((file, index) => {
      const at = [...path, index]
      const base = {
        id: file.id,
        when: compiler.stepCondition([...at, 'when'], file.when),
        day: file.day ?? null,
        lastDay: file.last_day ?? null,
      }
      return stepKinds[file.kind].compile(file, base, { path: at, playbook, vocabulary, compiler, steps })
    })
  return steps(playbook.steps, ['steps'])
}

/** What the occasions of a trigger say. */
export function wordsOf({ since, date, event }: TriggerFile): OccasionWords {
  const fact = since ?? date ?? event
  return fact === undefined ? {} : datedFacts[fact].variables
}

/** A reason may use features and what the occasion says; a person's name would stay in the task for good. */
function vocabularyWith(said: OccasionWords): TemplateVocabulary {
  const words = [...Object.entries(features), ...Object.entries(said)]
  const vocabulary = new Map(words.map(([name, { choices }]) => [name, choices ?? null] as const))
  return withPlain(vocabulary, occasionVariables)
}
